import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { checkItem } from '../confirm/check-fields.ts';
import type { Thing } from '../confirm/decision.ts';
import { fieldChanges } from '../confirm/field-changes.ts';
import { ItemFields } from '../confirm/fields.ts';
import { itemFields } from '../confirm/item-fields.ts';
import { thingsInEffect } from '../confirm/programme-in-effect.ts';
import { found, refuseFaults, requireChanges, requireDraft } from '../confirm/refuse.ts';
import { Decided, PlanId, Reason, Seen, ThingId } from '../confirm/request.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/** Title, units with their roles, or due date of an item are otherwise; the other fields stay as they are. */
export const correctItem = defineOperation({
  name: 'correct-item',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: PlanId,
    item: ThingId,
    seen: Seen,
    fields: Type.Partial(ItemFields, { additionalProperties: false }),
    reason: Reason,
  }),
  output: Decided,
  async handle({ plan, item: id, seen, fields, reason }, { kernel, actor }) {
    const thing: Thing = { kind: 'item', id };
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.correct-item',
      things: [{ thing, seen }],
      draft(record) {
        requireDraft(record);
        const before = itemFields(found(thingsInEffect(record.compiled, record.decisions).items, id));
        const after = { ...before, ...fields };
        refuseFaults(checkItem(after));
        return [{ thing, act: 'correct', changes: requireChanges(fieldChanges(before, after)), reason }];
      },
    });
    return { decisions: [...decisions] };
  },
});
