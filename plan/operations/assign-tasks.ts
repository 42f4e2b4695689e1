import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { assignTo } from '../tasks/assign-to.ts';
import { eachTask, ManyTasks, TaskResults } from '../tasks/each-task.ts';

/** Gives many tasks to which their documents name no unit to one, each for itself with its own result. */
export const assignTasks = defineOperation({
  name: 'assign-tasks',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    tasks: ManyTasks,
    unit: Type.String({ maxLength: 80, pattern: '\\S' }),
    reason: Type.String({ maxLength: 1000, pattern: '\\S' }),
  }),
  output: Type.Object({ results: TaskResults }),
  async handle({ tasks, unit, reason }, { kernel, actor }) {
    return {
      results: await eachTask(kernel, tasks, (task) => assignTo(kernel, actor, task, { unit, reason })),
    };
  },
});
