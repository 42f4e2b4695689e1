import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { checkTarget, isDate } from '../confirm/check-fields.ts';
import { type Thing, Threshold } from '../confirm/decision.ts';
import { fieldChanges } from '../confirm/field-changes.ts';
import { TargetFields } from '../confirm/fields.ts';
import { found, refuseFaults, requireChanges } from '../confirm/refuse.ts';
import { Decided, PlanId, Seen, ThingId } from '../confirm/request.ts';
import { same } from '../confirm/same.ts';
import { dueHorizon, targetFields } from '../confirm/target-fields.ts';
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
    threshold: Type.Object(Threshold.properties, { additionalProperties: false }),
  }),
  output: Decided,
  async handle({ plan, target: id, seen, number: { due, ...number }, threshold }, { kernel, actor }) {
    const thing: Thing = { kind: 'target', id };
    const today = kernel.clock().toISOString().slice(0, 10);
    if (!isDate(threshold.setOn)) throw new Problem('plan.not-a-date', { date: threshold.setOn });
    if (threshold.setOn > today) throw new Problem('plan.date-ahead', { date: threshold.setOn });
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.set-threshold',
      things: [{ thing, seen }],
      draft(record) {
        const target = found(record.programme.targets, id);
        if (target.kind === 'numeric' && target.threshold === undefined) throw new Problem('plan.has-number');
        const before = targetFields(target);
        const horizon = due === null ? before.horizon : dueHorizon(due);
        const after = {
          ...before,
          ...number,
          kind: 'numeric' as const,
          quantity: before.quantity ?? 'level',
          horizon,
        };
        refuseFaults(checkTarget(after, target.threshold === undefined ? null : before));
        const changes = fieldChanges(before, after);
        return [
          {
            thing,
            act: 'set-threshold',
            changes: same(threshold, target.threshold) ? requireChanges(changes) : [...changes],
            threshold,
          },
        ];
      },
    });
    return { decisions: [...decisions] };
  },
});
