import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { deletePlan, readStoredPlan } from '../store/site-plan-store.ts';
import { stopJob } from '../store/stop-job.ts';

/** Removes a plan, and stops it where it still computes. One that was adopted stays: site projects point to it. */
export const removePlan = defineOperation({
  name: 'remove-plan',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({ plan: Type.String({ format: 'uuid' }) }),
  output: Type.Object({ plan: Type.String() }),
  async handle({ plan }, { kernel, actor }) {
    const { job, finishedAt, adoptedAt, name, inputHash } = await readStoredPlan(kernel.database, plan);
    if (adoptedAt !== null) throw new Problem('network.site-plan-adopted');
    if (finishedAt === null) await stopJob(kernel, job, actor);
    await kernel.database.transaction(async (tx) => {
      await deletePlan(plan, kernel.clock().toISOString(), tx);
      const payload = { name, inputHash };
      await kernel.audit.append({ by: actor, action: 'network.remove-plan', resource: plan, payload }, tx);
    });
    return { plan };
  },
});
