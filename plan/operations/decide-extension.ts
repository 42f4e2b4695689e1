import { defineOperation } from '@yuheng/kernel/operation';
import { closingOf } from '@yuheng/kernel/working-days';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { partOfTask } from '../tasks/live-task.ts';

/** A request for more time is granted, refused or taken back. Granted, the due time and the deadlines of the task move with it. */
export const decideExtension = defineOperation({
  name: 'decide-extension',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    extension: Type.String({ format: 'uuid' }),
    decision: Type.Enum(['grant', 'refuse', 'withdraw']),
    reason: Reason,
  }),
  output: Type.Object({ state: Type.String() }),
  async handle({ extension, decision, reason: note }, { kernel, actor }) {
    const item = await partOfTask(kernel, 'PlanExtension', extension);
    const task = await kernel.cases.get(item.parent ?? '');
    const finalDueAt = closingOf(String(item.data['until']));
    const { id, owner } = task;
    const revise = decision === 'grant' ? [{ id, owner, finalDueAt, note }] : [];
    const move = [{ id: extension, transition: decision, note }];
    const [decided] = await kernel.cases.change('plan.decide-extension', { move, revise }, actor);
    return { state: decided?.state ?? '' };
  },
});
