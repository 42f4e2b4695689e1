import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { readTaskView } from '../board/read-board.ts';
import { TaskView } from '../board/view.ts';
import { moveTogether } from '../tasks/move-together.ts';

/** Takes one step of a task that needs no more than a note. */
export const moveTask = defineOperation({
  name: 'move-task',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    task: Type.String({ maxLength: 200 }),
    transition: Type.String({ maxLength: 100 }),
    note: Type.String({ maxLength: 4000 }),
  }),
  output: TaskView,
  async handle({ task, transition, note }, { kernel, actor }) {
    if (transition === 'supersede') throw new Problem('plan.only-by-new-version');
    await moveTogether(kernel, actor, [task], { transition, note });
    return readTaskView(kernel, task);
  },
});
