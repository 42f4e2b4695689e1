import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { issueOf } from '../tasks/issue-of.ts';
import { demandPart, holdOpen, liveTask } from '../tasks/live-task.ts';

/** A unit raises what it cannot settle alone: to the lead unit, or, as the lead unit itself, to the programme office. */
export const raiseIssue = defineOperation({
  name: 'raise-issue',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    task: Type.String({ maxLength: 200 }),
    /** Who raises it. */
    unit: Type.String({ maxLength: 80, pattern: '\\S' }),
    title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    text: Reason,
  }),
  output: Type.Object({ issue: Type.String() }),
  async handle({ task, unit, title, text }, { kernel, actor }) {
    const item = await liveTask(kernel, task);
    demandPart(item, actor, ['owner', 'participant']);
    const issue = issueOf(item, { unit: unit.trim(), title: title.trim(), text: text.trim() });
    const [made] = await kernel.cases.open([issue], actor, {
      with: (_cases, tx) => holdOpen(kernel, item.id, tx),
    });
    return { issue: made?.id ?? '' };
  },
});
