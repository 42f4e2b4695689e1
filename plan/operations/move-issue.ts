import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { partOfTask } from '../tasks/live-task.ts';

/** An issue goes a level up, is settled with a resolution, or is taken back. */
export const moveIssue = defineOperation({
  name: 'move-issue',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    issue: Type.String({ format: 'uuid' }),
    transition: Type.Enum(['to-office', 'to-leading-office', 'settle', 'resolve', 'withdraw']),
    note: Reason,
  }),
  output: Type.Object({ state: Type.String() }),
  async handle({ issue, transition, note }, { kernel, actor }) {
    const { id } = await partOfTask(kernel, 'PlanIssue', issue);
    return { state: (await kernel.cases.move(id, transition, actor, note)).state };
  },
});
