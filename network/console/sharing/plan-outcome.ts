import type { UnservedReason } from '../../site-plan/input/plan-words.ts';
import type { ComputedPlan } from './sharing-queries.ts';

export type UnservedCode = UnservedReason['code'];

/** What a plan comes to, before how well it is proven. */
export interface PlanOutcome {
  /** `met`: nothing is not served that sites could serve; `short`: the budget ends before that; `part`: the records do. */
  readonly kind: 'met' | 'short' | 'part';
  /** Demands that are not served, by the reason; the most frequent first. */
  readonly reasons: readonly { readonly code: UnservedCode; readonly count: number }[];
}

export function planOutcome({
  objective,
  unserved,
}: Pick<ComputedPlan, 'objective' | 'unserved'>): PlanOutcome {
  const counts = new Map<UnservedCode, number>();
  for (const { reason } of unserved) counts.set(reason.code, (counts.get(reason.code) ?? 0) + 1);
  const reasons = [...counts].map(([code, count]) => ({ code, count })).toSorted((a, b) => b.count - a.count);
  // Indoor systems serve what is inside buildings: no site lacks there.
  const lacking = reasons.some(({ code }) => code !== 'indoor');
  return { kind: objective === 'served' ? 'short' : lacking ? 'part' : 'met', reasons };
}
