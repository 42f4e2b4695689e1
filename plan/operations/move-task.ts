import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { splitBoardId } from '../board/ids.ts';
import { readTaskView } from '../board/read-board.ts';
import { TaskView } from '../board/view.ts';
import { readPlan } from '../store/plan-store.ts';

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
    const { plan, own } = splitBoardId(task);
    const { tasks, state } = await readPlan(kernel.database, plan);
    if (state === 'superseded') throw new Problem('plan.superseded');
    if (transition === 'supersede') throw new Problem('plan.only-by-new-version');
    const driven = tasks[own];
    if (driven === undefined) throw new Problem('plan.still-draft');
    await kernel.cases.move(driven, transition, actor, note);
    return readTaskView(kernel, task);
  },
});
