import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import { closingOf } from '@yuheng/kernel/working-days';
import Type from 'typebox';
import { requireYear } from '../confirm/check-fields.ts';
import { Reason } from '../confirm/request.ts';
import { Day } from '../tasks/evidence.ts';
import { demandPart, holdOpen, liveTask, ofTask } from '../tasks/live-task.ts';

/** The unit of a task asks for more time, with a reason; one request at a time. */
export const askExtension = defineOperation({
  name: 'ask-extension',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ task: Type.String({ maxLength: 200 }), until: Day, reason: Reason }),
  output: Type.Object({ extension: Type.String() }),
  async handle({ task, until, reason }, { kernel, actor }) {
    requireYear(until);
    const item = await liveTask(kernel, task);
    demandPart(item, actor, ['owner']);
    const finalDueAt = closingOf(until);
    const later = item.finalDueAt === null || finalDueAt > item.finalDueAt;
    if (!later || finalDueAt <= kernel.clock().toISOString()) throw new Problem('plan.not-later');
    const data = { until, reason: reason.trim(), from: item.finalDueAt };
    const { owner } = item;
    const [made] = await kernel.cases.open(
      [
        {
          type: 'PlanExtension',
          data,
          owner,
          finalDueAt: null,
          parent: item.id,
          note: reason,
          about: ofTask(item),
        },
      ],
      actor,
      {
        async with(_cases, tx) {
          await holdOpen(kernel, item.id, tx);
          const asked = { types: ['PlanExtension'], parents: [item.id], open: true };
          // Its own among them: two that came at once see each other here.
          if ((await kernel.cases.list(asked, tx)).length > 1) throw new Problem('plan.asked-already');
        },
      },
    );
    return { extension: made?.id ?? '' };
  },
});
