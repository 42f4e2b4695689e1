import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { isDate } from '../confirm/check-fields.ts';
import { type Thing, ThresholdWords } from '../confirm/decision.ts';
import { TargetFields } from '../confirm/fields.ts';
import { Decided, PlanId, Seen, ThingId } from '../confirm/request.ts';
import { thresholdDraft } from '../confirm/threshold-draft.ts';
import { recordDecisions } from '../store/record-decisions.ts';

const { comparator, value, low, high, unit } = TargetFields.properties;

/**
 * A target without a number (一批, 若干, 明显提升) gets one, by somebody's decision: who set it, when, by which minute.
 * From then on it can be measured and judged. Can be decided again, also while the plan is live; the record keeps all.
 */
export const setThreshold = defineOperation({
  name: 'set-threshold',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: PlanId,
    target: ThingId,
    seen: Seen,
    number: Type.Object(
      {
        comparator,
        value,
        low,
        high,
        unit,
        /** ISO date by which; null leaves the horizon as it is. */
        due: Type.Union([Type.String({ maxLength: 10 }), Type.Null()]),
      },
      { additionalProperties: false },
    ),
    threshold: ThresholdWords,
  }),
  output: Decided,
  async handle({ plan, target: id, seen, number, threshold }, { kernel, actor }) {
    const thing: Thing = { kind: 'target', id };
    const today = kernel.clock().toISOString().slice(0, 10);
    if (!isDate(threshold.setOn)) throw new Problem('plan.not-a-date', { date: threshold.setOn });
    if (threshold.setOn > today) throw new Problem('plan.date-ahead', { date: threshold.setOn });
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.set-threshold',
      things: [{ thing, seen }],
      draft: (record) => thresholdDraft(record, id, number, threshold),
    });
    return { decisions: [...decisions] };
  },
});
