import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import { closingOf } from '@yuheng/kernel/working-days';
import Type from 'typebox';
import { planEntity, stateStatement } from '../board/plan-facts.ts';
import type { Item } from '../compile/compiled.ts';
import { changeState, insertTasks, readPlan } from '../store/plan-store.ts';

/** A draft goes live: every task becomes a case, owned by its lead unit. */
export const confirmPlan = defineOperation({
  name: 'confirm-plan',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ plan: Type.String({ format: 'uuid' }) }),
  output: Type.Object({ tasks: Type.Integer() }),
  async handle({ plan: id }, { kernel, actor }) {
    const plan = await readPlan(kernel.database, id);
    if (plan.amends !== null) throw new Problem('plan.is-new-version');
    const { items } = plan.compiled;
    const at = kernel.clock().toISOString();
    const requests = items.map((item) => ({
      type: 'PlanTask',
      data: { plan: id, item: item.id },
      owner: ownerOf(item),
      finalDueAt: item.due?.date ? closingOf(item.due.date) : null,
    }));
    await kernel.cases.open(requests, actor, {
      facts: [{ op: 'append', id: planEntity(id), statements: stateStatement('live', at) }],
      async with(opened, tx) {
        await changeState(id, 'draft', 'live', tx);
        await insertTasks(
          id,
          opened.map((one, index) => ({ item: items[index]?.id ?? '', case: one.id })),
          tx,
        );
        await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
      },
    });
    return { tasks: requests.length };
  },
});

/** The lead unit, or the first that is named (列第一位者为牵头单位). */
function ownerOf({ assignments }: Item): string | null {
  const lead = assignments.find(({ role }) => role === 'lead') ?? assignments[0];
  return lead?.unit ?? null;
}
