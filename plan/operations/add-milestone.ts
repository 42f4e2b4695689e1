import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import { closingOf } from '@yuheng/kernel/working-days';
import Type from 'typebox';
import { requireYear } from '../confirm/check-fields.ts';
import { Day } from '../tasks/evidence.ts';
import { demandPart, holdOpen, liveTask, ofTask } from '../tasks/live-task.ts';

/** A milestone of a task: a name and a day, with reminders of its own. */
export const addMilestone = defineOperation({
  name: 'add-milestone',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    task: Type.String({ maxLength: 200 }),
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    due: Day,
  }),
  output: Type.Object({ milestone: Type.String() }),
  async handle({ task, name, due }, { kernel, actor }) {
    requireYear(due);
    const item = await liveTask(kernel, task);
    demandPart(item, actor, ['owner']);
    if (closingOf(due) <= kernel.clock().toISOString()) throw new Problem('plan.milestone-past');
    const { id: parent, owner } = item;
    const [made] = await kernel.cases.open(
      [
        {
          type: 'PlanMilestone',
          data: { name: name.trim() },
          owner,
          finalDueAt: closingOf(due),
          parent,
          about: ofTask(item),
        },
      ],
      actor,
      { with: (_cases, tx) => holdOpen(kernel, item.id, tx) },
    );
    return { milestone: made?.id ?? '' };
  },
});
