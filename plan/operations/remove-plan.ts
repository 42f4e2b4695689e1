import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { requireNotAtWork } from '../changes/preview-decisions.ts';
import { PlanId, Reason } from '../confirm/request.ts';
import { readPlan } from '../store/plan-store.ts';
import { takeOff } from '../store/take-off.ts';

/**
 * A draft leaves the board, with the reason; tasks that are open already are cancelled. Log, journal and facts stay. A plan
 * at work is revoked by a proposal (`plan.removal`).
 */
export const removePlan = defineOperation({
  name: 'remove-plan',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ plan: PlanId, reason: Reason }),
  output: Type.Object({ cancelled: Type.Integer() }),
  async handle({ plan: id, reason }, { kernel, actor }) {
    const plan = await readPlan(kernel.database, id);
    // The cases of a superseded version belong to the one that took its place.
    if (plan.state === 'superseded') throw new Problem('plan.superseded');
    requireNotAtWork(plan);
    return { cancelled: await takeOff(kernel, actor, plan, reason) };
  },
});
