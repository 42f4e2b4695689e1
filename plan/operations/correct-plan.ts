import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { requireNotAtWork } from '../changes/preview-decisions.ts';
import type { Thing } from '../confirm/decision.ts';
import { HeadFields } from '../confirm/fields.ts';
import { headDraft } from '../confirm/head-draft.ts';
import { Decided, PlanId, Reason, Seen } from '../confirm/request.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/**
 * What the document does not say of itself, or says wrongly: title, number, issuer, issue date, and who is responsible
 * where an item names nobody. Once the plan is at work this is changed by a proposal (`plan.head`).
 */
export const correctPlan = defineOperation({
  name: 'correct-plan',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: PlanId,
    seen: Seen,
    fields: Type.Partial(HeadFields, { additionalProperties: false }),
    /** Where it is known from. */
    reason: Reason,
  }),
  output: Decided,
  async handle({ plan, seen, fields, reason }, { kernel, actor }) {
    const thing: Thing = { kind: 'plan', id: 'plan' };
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.correct-plan',
      things: [{ thing, seen }],
      draft(record) {
        requireNotAtWork(record);
        return headDraft(record, fields, reason);
      },
    });
    return { decisions: [...decisions] };
  },
});
