import type { PlanSite } from '../site-plan/result/site-plan.ts';

/** What is recorded of a candidate now. */
export interface CandidateNow {
  readonly availability: unknown;
  readonly slots: unknown;
  /** Tenants of other projects on it. */
  readonly tenants: number;
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
    return typeof now.slots !== 'number' || now.slots - now.tenants >= tenants.length;
  };
  return sites.find((site) => !holds(site)) ?? null;
}
