import type { CompiledPlan } from '../../compile/compiled.ts';
import type { Decision, Thing } from '../../confirm/decision.ts';
import { verdictsOf } from '../../confirm/verdict.ts';
import type { PartDiff } from './diff-plans.ts';

/**
 * What somebody has to look at before a new version is put to work: items and targets that are new or changed, as long
 * as nobody decided about them. What stayed as it was is at work already. Pure.
 */
export function undecidedThings(
  after: CompiledPlan,
  decisions: readonly Decision[],
  diff: readonly PartDiff[],
): readonly Thing[] {
  const verdicts = verdictsOf(after, decisions);
  return diff.flatMap(({ kind, old, new: young, changes }): Thing[] => {
    if (kind === 'heading' || young === null) return [];
    const stayed = old !== null && changes.every((change) => change === 'moved' || change === 'renumbered');
    return !stayed && verdicts.get(`${kind} ${young.id}`) === 'open' ? [{ kind, id: young.id }] : [];
  });
}
