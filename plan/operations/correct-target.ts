import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { checkTarget } from '../confirm/check-fields.ts';
import type { Thing } from '../confirm/decision.ts';
import { fieldChanges } from '../confirm/field-changes.ts';
import { TargetFields } from '../confirm/fields.ts';
import { thingsInEffect } from '../confirm/programme-in-effect.ts';
import { found, refuseFaults, requireChanges, requireDraft } from '../confirm/refuse.ts';
import { Decided, PlanId, Reason, Seen, ThingId } from '../confirm/request.ts';
import { targetFields } from '../confirm/target-fields.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/** Fields of a target are otherwise than the compiler has them; the other fields stay as they are. */
export const correctTarget = defineOperation({
  name: 'correct-target',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: PlanId,
    target: ThingId,
    seen: Seen,
    fields: Type.Partial(TargetFields, { additionalProperties: false }),
    reason: Reason,
  }),
  output: Decided,
  async handle({ plan, target: id, seen, fields, reason }, { kernel, actor }) {
    const thing: Thing = { kind: 'target', id };
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.correct-target',
      things: [{ thing, seen }],
      draft(record) {
        requireDraft(record);
        const before = targetFields(found(thingsInEffect(record.compiled, record.decisions).targets, id));
        const after = { ...before, ...fields };
        refuseFaults(checkTarget(after, before));
        return [{ thing, act: 'correct', changes: requireChanges(fieldChanges(before, after)), reason }];
      },
    });
    return { decisions: [...decisions] };
  },
});
