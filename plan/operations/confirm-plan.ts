import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { PlanId } from '../confirm/request.ts';
import { openThings } from '../confirm/verdict.ts';
import { goLive } from '../store/go-live.ts';
import { readPlan } from '../store/plan-store.ts';

/**
 * A draft goes live when every item and target of it is decided: each task becomes a case, owned by its lead unit.
 * What was rejected becomes none.
 */
export const confirmPlan = defineOperation({
  name: 'confirm-plan',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ plan: PlanId }),
  output: Type.Object({ tasks: Type.Integer() }),
  async handle({ plan: id }, { kernel, actor }) {
    const plan = await readPlan(kernel.database, id);
    if (plan.state !== 'draft') throw new Problem('plan.wrong-state');
    if (plan.amends !== null) throw new Problem('plan.is-new-version');
    const { items, targets } = openThings(plan.compiled, plan.decisions);
    if (items + targets > 0) throw new Problem('plan.undecided', { items, targets });
    await goLive(kernel, plan, actor);
    return { tasks: plan.programme.items.length };
  },
});
