import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { splitBoardId } from '../board/ids.ts';
import { readTaskView } from '../board/read-board.ts';
import { TaskView } from '../board/view.ts';
import { readPlan } from '../store/plan-store.ts';

/** Names the unit of a live task to which its document gives none; unit and reason go into the task's journal. */
export const assignTask = defineOperation({
  name: 'assign-task',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    task: Type.String({ maxLength: 200 }),
    unit: Type.String({ maxLength: 80, pattern: '\\S' }),
    reason: Type.String({ maxLength: 1000, pattern: '\\S' }),
  }),
  output: TaskView,
  async handle({ task, unit, reason }, { kernel, actor }) {
    const { plan: id, own } = splitBoardId(task);
    const plan = await readPlan(kernel.database, id);
    if (plan.state === 'superseded') throw new Problem('plan.superseded');
    const driven = plan.tasks[own];
    if (driven === undefined) throw new Problem('plan.still-draft');
    const named = plan.programme.items.find((item) => item.id === own)?.assignments[0];
    if (named !== undefined) throw new Problem('plan.unit-named', { unit: named.unit });
    const { owner: has, closedAt } = await kernel.cases.get(driven);
    if (closedAt !== null) throw new Problem('plan.task-closed');
    if (has !== null) throw new Problem('plan.unit-named', { unit: has });
    const owner = unit.trim();
    const note = `${owner} · ${reason.trim()}`;
    await kernel.cases.change(
      'plan.assign-task',
      { move: [{ id: driven, transition: 'assign', note, terms: { owner } }] },
      actor,
      { with: (_cases, tx) => kernel.events.publish({ type: 'board', data: { plan: id } }, tx) },
    );
    return readTaskView(kernel, task);
  },
});
