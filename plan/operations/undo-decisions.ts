import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { requireDraft } from '../confirm/refuse.ts';
import { Decided, PlanId } from '../confirm/request.ts';
import { standingDecisions, thingKey } from '../confirm/standing.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/** Takes back decisions, each of them the newest about its thing. They stay in the record, and that they were taken back. */
export const undoDecisions = defineOperation({
  name: 'undo-decisions',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: PlanId,
    sequences: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 5000, uniqueItems: true }),
  }),
  output: Decided,
  async handle({ plan, sequences }, { kernel, actor }) {
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.undo-decisions',
      things: [],
      draft(record) {
        const byPlace = new Map(record.decisions.map((one) => [one.sequence, one]));
        const standing = standingDecisions(record.decisions);
        return sequences.map((sequence) => {
          const taken = byPlace.get(sequence);
          if (taken === undefined) throw new Problem('plan.not-found');
          const { thing } = taken;
          if (thing.kind === 'item' || (thing.kind === 'target' && taken.act !== 'set-threshold'))
            requireDraft(record);
          if (standing.get(thingKey(thing))?.at(-1)?.sequence !== sequence)
            throw new Problem('plan.decided-meanwhile', { count: 1 });
          return { thing, act: 'withdraw', withdraws: sequence };
        });
      },
    });
    return { decisions: [...decisions] };
  },
});
