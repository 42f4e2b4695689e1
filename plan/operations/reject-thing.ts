import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { thingsInEffect } from '../confirm/programme-in-effect.ts';
import { found, requireDraft } from '../confirm/refuse.ts';
import { Decided, PlanId, Reason, Seen, ThingId } from '../confirm/request.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/** This is no item, no target: it will not reach the board. The reason stays in the record. */
export const rejectThing = defineOperation({
  name: 'reject-thing',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: PlanId,
    kind: Type.Enum(['item', 'target']),
    id: ThingId,
    seen: Seen,
    reason: Reason,
  }),
  output: Decided,
  async handle({ plan, kind, id, seen, reason }, { kernel, actor }) {
    const thing = { kind, id };
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.reject-thing',
      things: [{ thing, seen }],
      draft(record) {
        requireDraft(record);
        const { items, targets } = thingsInEffect(record.compiled, record.decisions);
        if (kind === 'item') found(items, id);
        else found(targets, id);
        return [{ thing, act: 'reject', reason }];
      },
    });
    return { decisions: [...decisions] };
  },
});
