import { Problem } from '@yuheng/kernel/problem';
import type { PlanRecord } from '../store/plan-store.ts';
import type { DecisionDraft } from '../store/record-decisions.ts';
import { checkTarget } from './check-fields.ts';
import type { Threshold } from './decision.ts';
import { fieldChanges } from './field-changes.ts';
import type { TargetFields } from './fields.ts';
import { found, refuseFaults, requireChanges } from './refuse.ts';
import { same } from './same.ts';
import { dueHorizon, targetFields } from './target-fields.ts';

/** The number that is set; `due` null leaves the horizon as it is. */
export type SetNumber = Pick<TargetFields, 'comparator' | 'value' | 'low' | 'high' | 'unit'> & {
  readonly due: string | null;
};

/**
 * The decision by which a target without a number gets one, or another than was decided before.
 * @throws Problem plan.not-found, plan.has-number for one whose document gives the number, plan.nothing-changed, and of the
 *   fields that are at fault
 */
export function thresholdDraft(
  { programme }: Pick<PlanRecord, 'programme'>,
  id: string,
  { due, ...number }: SetNumber,
  threshold: Threshold,
): readonly DecisionDraft[] {
  const target = found(programme.targets, id);
  if (target.kind === 'numeric' && target.threshold === undefined) throw new Problem('plan.has-number');
  const before = targetFields(target);
  const horizon = due === null ? before.horizon : dueHorizon(due);
  const after = {
    ...before,
    ...number,
    kind: 'numeric' as const,
    quantity: before.quantity ?? 'level',
    horizon,
  };
  refuseFaults(checkTarget(after, target.threshold === undefined ? null : before));
  const changes = fieldChanges(before, after);
  return [
    {
      thing: { kind: 'target', id },
      act: 'set-threshold',
      changes: same(threshold, target.threshold) ? requireChanges(changes) : [...changes],
      threshold,
    },
  ];
}
