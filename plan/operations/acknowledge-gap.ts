import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import type { Thing } from '../confirm/decision.ts';
import { gapIds } from '../confirm/gap-ids.ts';
import { Decided, PlanId, Reason, Seen, ThingId } from '../confirm/request.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/** A gap of the document is known and stays open, for this reason. */
export const acknowledgeGap = defineOperation({
  name: 'acknowledge-gap',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ plan: PlanId, gap: ThingId, seen: Seen, reason: Reason }),
  output: Decided,
  async handle({ plan, gap: id, seen, reason }, { kernel, actor }) {
    const thing: Thing = { kind: 'gap', id };
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.acknowledge-gap',
      things: [{ thing, seen }],
      draft({ compiled }) {
        if (!gapIds(compiled.gaps).includes(id)) throw new Problem('plan.not-found');
        return [{ thing, act: 'acknowledge', reason }];
      },
    });
    return { decisions: [...decisions] };
  },
});
