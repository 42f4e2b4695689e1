import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { readTaskView } from '../board/read-board.ts';
import { TaskView } from '../board/view.ts';
import { Reason } from '../confirm/request.ts';
import { liveTask } from '../tasks/live-task.ts';

/** Another unit gets the task, with the reason, and has to sign for it; open milestones, requests and issues go with it. */
export const handOverTask = defineOperation({
  name: 'hand-over-task',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    task: Type.String({ maxLength: 200 }),
    unit: Type.String({ maxLength: 80, pattern: '\\S' }),
    reason: Reason,
  }),
  output: TaskView,
  async handle({ task, unit, reason }, { kernel, actor }) {
    const owner = unit.trim();
    const item = await liveTask(kernel, task);
    if (item.owner === owner) throw new Problem('plan.unit-named', { unit: owner });
    const note = `${owner} · ${reason.trim()}`;
    const children = await kernel.cases.list({ parents: [item.id], open: true });
    const revise = children.map(({ id, finalDueAt }) => ({ id, owner, finalDueAt, note }));
    const move = [{ id: item.id, transition: 'hand-over', note, terms: { owner } }];
    await kernel.cases.change('plan.hand-over-task', { move, revise }, actor);
    return readTaskView(kernel, task);
  },
});
