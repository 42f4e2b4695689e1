import { digestOf } from '@yuheng/kernel/digest';
import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { dayOf } from '../briefing/china-day.ts';
import { MONTH } from '../briefing/month.ts';
import { readBoardOfMonth } from '../briefing/read-board-at.ts';
import { writeBriefing } from '../briefing/write-briefing.ts';
import { insertBriefing, nextNumber } from '../store/briefing-store.ts';

/** Writes the briefing of a month from the board: of this one as it is now, of one that is over as it was at its end. */
export const makeBriefing = defineOperation({
  name: 'make-briefing',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    month: Type.String({ pattern: MONTH }),
    /** Who issues it. */
    issuer: Type.String({ maxLength: 60, pattern: '\\S' }),
    /** 机关代字 of the document number; none where it is to have no number. */
    code: Type.Optional(Type.String({ maxLength: 20, pattern: '\\S' })),
  }),
  output: Type.Object({ briefing: Type.String() }),
  async handle({ month, issuer, code }, { kernel, actor }) {
    // Its readers would take for all what its author was shown.
    if (!kernel.whole) throw new Problem('plan.partial-view', {});
    const now = kernel.clock().toISOString();
    if (month > dayOf(now).slice(0, 7)) throw new Problem('plan.month-ahead', { month });
    const source = await readBoardOfMonth(kernel, month);
    if (source.tasks.size === 0) throw new Problem('plan.nothing-to-brief', { month });
    const number = await nextNumber(kernel.database, month.slice(0, 4));
    const head = { month, issuer: issuer.trim(), code: code?.trim() ?? null, number };
    const content = writeBriefing(head, source);
    const id = newInstanceId();
    await kernel.cases.change(
      'plan.make-briefing',
      {
        open: [
          {
            type: 'PlanBriefing',
            data: { briefing: id, month },
            owner: null,
            finalDueAt: null,
            about: aboutOf(month, now),
          },
        ],
      },
      actor,
      {
        async with([opened], tx) {
          await insertBriefing(tx, {
            id,
            case: opened?.id ?? '',
            month,
            number,
            content,
            digest: digestOf(content),
            madeAt: now,
            madeBy: actor.id,
          });
        },
      },
    );
    return { briefing: id };
  },
});

function aboutOf(month: string, at: string) {
  return new Map([['month', { kind: 'Property' as const, value: month, unitCode: null, observedAt: at }]]);
}
