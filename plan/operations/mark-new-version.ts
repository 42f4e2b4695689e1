import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { setAmends } from '../store/amendment-store.ts';
import { readPlan } from '../store/plan-store.ts';

/** A draft is a new version of a live plan, or (null) a plan of its own. */
export const markNewVersion = defineOperation({
  name: 'mark-new-version',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: Type.String({ format: 'uuid' }),
    previous: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  }),
  output: Type.Object({}),
  async handle({ plan, previous }, { kernel, actor }) {
    await readPlan(kernel.database, plan);
    if (previous === plan) throw new Problem('plan.wrong-state');
    if (previous !== null) await readPlan(kernel.database, previous);
    await kernel.database.transaction(async (tx) => {
      await setAmends(plan, previous, tx);
      await kernel.audit.append(
        { by: actor, action: 'plan.mark-new-version', resource: plan, payload: { previous } },
        tx,
      );
      await kernel.events.publish({ type: 'board', data: { plan } }, tx);
    });
    return {};
  },
});
