import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import Type from 'typebox';
import { planEntity, stateStatement } from '../board/plan-facts.ts';
import { PlanId, Reason } from '../confirm/request.ts';
import { same } from '../confirm/same.ts';
import { changeState, holdPlan, type PlanRecord, readPlan } from '../store/plan-store.ts';
import { endingSteps } from '../tasks/ending-steps.ts';

/** Cases that are cancelled in one transaction. */
const BATCH = 400;

/**
 * A plan leaves the board, with the reason; its open tasks are cancelled. Log, journal and facts stay. A large plan takes
 * several transactions, the last takes it off the board: what stopped half-way is finished by removing it again.
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
    const ids = Object.values(plan.tasks);
    const open = (ids.length > 0 ? await kernel.cases.find(ids) : []).filter((one) => one.closedAt === null);
    const children = await endingSteps(
      kernel,
      open.map((one) => one.id),
      reason,
    );
    const steps = [...children, ...open.map((one) => ({ id: one.id, transition: 'cancel', note: reason }))];
    const last = steps.splice(Math.max(0, steps.length - BATCH));
    const action = 'plan.remove-plan';
    while (steps.length > 0)
      await kernel.cases.change(action, { move: steps.splice(0, BATCH) }, actor, {
        with: (_cases, tx) => holdStill(plan, tx),
      });
    const statements = stateStatement('removed', kernel.clock().toISOString());
    await kernel.cases.change(action, { move: last }, actor, {
      facts: [{ op: 'append', id: planEntity(id), statements }],
      async with(_cases, tx) {
        await holdStill(plan, tx);
        await changeState(id, plan.state, 'removed', tx);
        await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
      },
    });
    return { cancelled: open.length };
  },
});

/** Nobody has put it to work, opened tasks of it or let a new version take its place meanwhile. @throws Problem plan.wrong-state */
async function holdStill(plan: PlanRecord, tx: Sql): Promise<void> {
  const still = await holdPlan(plan, tx);
  const { tasks } = await readPlan(tx, plan.id);
  if (!still || !same(tasks, plan.tasks)) throw new Problem('plan.wrong-state');
}
