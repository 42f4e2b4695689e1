import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { planEntity, stateStatement } from '../board/plan-facts.ts';
import { changeState, readPlan } from '../store/plan-store.ts';

/** A plan leaves the board, with the reason; its open tasks are cancelled. Log, journal and facts stay. */
export const removePlan = defineOperation({
  name: 'remove-plan',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: Type.String({ format: 'uuid' }),
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  output: Type.Object({ cancelled: Type.Integer() }),
  async handle({ plan: id, reason }, { kernel, actor }) {
    const plan = await readPlan(kernel.database, id);
    // The cases of a superseded version belong to the one that took its place.
    if (plan.state === 'superseded') throw new Problem('plan.superseded');
    const ids = Object.values(plan.tasks);
    const open = (ids.length > 0 ? await kernel.cases.find(ids) : []).filter((one) => one.closedAt === null);
    // Tasks first: if this stops half-way, the plan is still on the board and removing it again finishes.
    for (const one of open) await kernel.cases.move(one.id, 'cancel', actor, reason);
    const at = kernel.clock().toISOString();
    await kernel.facts.write(
      [{ op: 'append', id: planEntity(id), statements: stateStatement('removed', at) }],
      actor,
      {
        action: 'plan.remove-plan',
        with: async (tx) => {
          await changeState(id, plan.state, 'removed', tx);
          await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
        },
      },
    );
    return { cancelled: open.length };
  },
});
