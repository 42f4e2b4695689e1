import type { PlanSite } from '../site-plan/result/site-plan.ts';

/** What is recorded of a candidate now. */
export interface CandidateNow {
  readonly availability: unknown;
  readonly slots: unknown;
  /** Operators that other projects have put on it. */
  readonly tenants: ReadonlySet<unknown>;
}

/**
 * The first site of a plan that cannot be built any more as planned: its candidate is gone, its owner has refused since, or other
 * projects have taken the room. Pure.
 */
export function changedCandidate(
  sites: readonly PlanSite[],
  candidates: ReadonlyMap<string, CandidateNow>,
): PlanSite | null {
  const holds = ({ candidate, tenants }: PlanSite): boolean => {
    const now = candidates.get(candidate);
    if (now === undefined || now.availability === 'refused') return false;
    const all = new Set([...now.tenants, ...tenants.map(({ operator }) => operator)]);
    return typeof now.slots !== 'number' || all.size <= now.slots;
  };
  return sites.find((site) => !holds(site)) ?? null;
}
