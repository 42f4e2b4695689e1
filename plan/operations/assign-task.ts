import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readTaskView } from '../board/read-board.ts';
import { TaskView } from '../board/view.ts';
import { assignTo } from '../tasks/assign-to.ts';

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
    await assignTo(kernel, actor, task, { unit, reason });
    return readTaskView(kernel, task);
  },
});
