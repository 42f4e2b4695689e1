import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { requireNotAtWork } from '../changes/preview-decisions.ts';
import { Decided, PlanId } from '../confirm/request.ts';
import { undoDrafts } from '../confirm/undo-drafts.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/**
 * Takes back decisions, each of them the newest about its thing. They stay in the record, and that they were taken back. Of a plan
 * at work what changes the board is taken back by a proposal (`plan.undo`).
 */
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
        const drafts = undoDrafts(record, sequences);
        // What is known of a gap changes no figure.
        if (drafts.some(({ thing }) => thing.kind !== 'gap')) requireNotAtWork(record);
        return drafts;
      },
    });
    return { decisions: [...decisions] };
  },
});
