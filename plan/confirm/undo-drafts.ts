import { Problem } from '@yuheng/kernel/problem';
import type { PlanRecord } from '../store/plan-store.ts';
import type { DecisionDraft } from '../store/record-decisions.ts';
import { requireDraft } from './refuse.ts';
import { standingDecisions, thingKey } from './standing.ts';

/**
 * Decisions that take back others, each the newest about its thing.
 * @throws Problem plan.not-found, plan.not-a-draft, plan.decided-meanwhile
 */
export function undoDrafts(
  record: PlanRecord,
  sequences: readonly number[],
  reason = '',
): readonly DecisionDraft[] {
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
    return { thing, act: 'withdraw', withdraws: sequence, reason };
  });
}
