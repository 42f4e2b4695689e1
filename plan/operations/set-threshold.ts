import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { requireNotAtWork } from '../changes/preview-decisions.ts';
import { type Thing, ThresholdWords } from '../confirm/decision.ts';
import { Decided, PlanId, Seen, ThingId } from '../confirm/request.ts';
import { requirePast, SetNumber } from '../confirm/set-number.ts';
import { thresholdDraft } from '../confirm/threshold-draft.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/**
 * A target of a draft without a number (一批, 若干, 明显提升) gets one, by somebody's decision: who set it, when, by which minute.
 * From then on it can be measured and judged. Once the plan is at work the number is changed by a proposal (`plan.threshold`).
 */
export const setThreshold = defineOperation({
  name: 'set-threshold',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: PlanId,
    target: ThingId,
    seen: Seen,
    number: SetNumber,
    threshold: ThresholdWords,
  }),
  output: Decided,
  async handle({ plan, target: id, seen, number, threshold }, { kernel, actor }) {
    const thing: Thing = { kind: 'target', id };
    requirePast(threshold, kernel.clock());
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.set-threshold',
      things: [{ thing, seen }],
      draft(record) {
        requireNotAtWork(record);
        return thresholdDraft(record, id, number, threshold);
      },
    });
    return { decisions: [...decisions] };
  },
});
