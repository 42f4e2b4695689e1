import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import { unitsOf } from '@yuheng/kernel/record-type';
import Type from 'typebox';
import { PlanSettingsShape } from '../rules/plan-shape.ts';
import { usualSettings } from '../site-plan/input/problem-of-facts.ts';
import { requireDemands } from '../store/plan-facts.ts';
import { insertPlan } from '../store/site-plan-store.ts';

/** Asks for a plan of sites from what is recorded of a city; what the settings leave out is as usual. */
export const startPlan = defineOperation({
  name: 'start-plan',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({
    city: Type.String({ minLength: 1, maxLength: 500 }),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    settings: Type.Optional(PlanSettingsShape),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 32 - 1 })),
    /** CPU seconds at most; 60 unless told. */
    seconds: Type.Optional(Type.Number({ minimum: 1, maximum: 3600 })),
    /** Whether each operator is planned alone as well, for comparison. */
    alone: Type.Optional(Type.Boolean()),
  }),
  output: Type.Object({ plan: Type.String(), job: Type.String() }),
  async handle(
    { city, name, settings: given = {}, seed = 1, seconds = 60, alone = true },
    { kernel, actor },
  ) {
    const settings = { ...usualSettings, ...given };
    await requireDemands(kernel.facts, city);
    const asked = { settings, seed, seconds, alone };
    const id = newInstanceId();
    const job = await kernel.jobs.run('network.plan-sites', { plan: id }, actor, {
      key: id,
      with: async ({ id: jobId, askedAt }, tx) => {
        await insertPlan(
          { id, name, city, asked, job: jobId, askedAt, askedBy: actor.id },
          unitsOf(actor),
          tx,
        );
        const payload = { city, name, seed, seconds };
        await kernel.audit.append({ by: actor, action: 'network.start-plan', resource: id, payload }, tx);
      },
    });
    return { plan: id, job: job.id };
  },
});
