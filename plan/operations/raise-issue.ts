import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { demandPart, liveTask, ofTask } from '../tasks/live-task.ts';

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
    const raiser = unit.trim();
    const { id: parent, owner } = item;
    const [made] = await kernel.cases.open(
      [
        {
          type: 'PlanIssue',
          data: { title: title.trim(), text: text.trim(), unit: raiser },
          owner,
          participants: [raiser],
          state: owner === null || owner === raiser ? 'office' : 'lead',
          finalDueAt: null,
          parent,
          note: text,
          about: ofTask(item),
        },
      ],
      actor,
    );
    return { issue: made?.id ?? '' };
  },
});
