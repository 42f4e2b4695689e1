import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { eachTask, ManyTasks, TaskResults } from '../tasks/each-task.ts';
import { moveTogether } from '../tasks/move-together.ts';

/** Takes one step of many tasks: all or none, or each for itself with its own result. Each has its line in its journal. */
export const moveTasks = defineOperation({
  name: 'move-tasks',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    tasks: ManyTasks,
    transition: Type.String({ maxLength: 100 }),
    note: Type.String({ maxLength: 4000 }),
    mode: Type.Enum(['all', 'each']),
  }),
  output: Type.Object({
    results: TaskResults,
  }),
  async handle({ tasks, transition, note, mode }, { kernel, actor }) {
    if (transition === 'supersede') throw new Problem('plan.only-by-new-version');
    if (mode === 'all') {
      await moveTogether(kernel, actor, tasks, { transition, note });
      return { results: tasks.map((task) => ({ task, problem: null })) };
    }
    return {
      results: await eachTask(kernel, tasks, (task) =>
        moveTogether(kernel, actor, [task], { transition, note }),
      ),
    };
  },
});
