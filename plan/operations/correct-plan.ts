import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { checkHead } from '../confirm/check-fields.ts';
import type { Thing } from '../confirm/decision.ts';
import { fieldChanges } from '../confirm/field-changes.ts';
import { HeadFields } from '../confirm/fields.ts';
import { thingsInEffect } from '../confirm/programme-in-effect.ts';
import { refuseFaults, requireChanges } from '../confirm/refuse.ts';
import { Decided, PlanId, Reason, Seen } from '../confirm/request.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/**
 * What the document does not say of itself, or says wrongly: title, number, issuer, issue date, and who is responsible
 * where an item names nobody. Also for a plan that is live: an issue date then dates what counts from it.
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
        const { head } = thingsInEffect(record.compiled, record.decisions);
        const after = { ...head, ...fields };
        refuseFaults(checkHead(after));
        return [{ thing, act: 'correct', changes: requireChanges(fieldChanges(head, after)), reason }];
      },
    });
    return { decisions: [...decisions] };
  },
});
