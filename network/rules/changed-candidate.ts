import type { PlanSite } from '../site-plan/result/site-plan.ts';

/** What is recorded of a candidate now. */
export interface CandidateNow {
  readonly availability: unknown;
  readonly slots: unknown;
  /** Operators that other projects have put on it. */
  readonly tenants: ReadonlySet<string>;
}

/**
 * The first site of a plan that cannot be built any more as planned: its candidate is gone, its owner has refused since or does not say
 * any more that it is open, or other projects have taken the room. Pure.
 * @param unopened whether the plan was asked to use what nobody has opened yet
 */
export function changedCandidate(
  sites: readonly PlanSite[],
  candidates: ReadonlyMap<string, CandidateNow>,
  unopened: boolean,
): PlanSite | null {
  const open = ['opened', 'used', ...(unopened ? ['unopened'] : [])];
  const holds = ({ candidate, tenants }: PlanSite): boolean => {
    const now = candidates.get(candidate);
    // Where others are, the site stands, whatever was said of the place before.
    const stands = now !== undefined && now.availability !== 'refused' && now.tenants.size > 0;
    if (now === undefined || !(stands || open.includes(String(now.availability)))) return false;
    // Who is there already takes no further place, however full it is.
    const added = tenants.filter(({ operator }) => !now.tenants.has(operator)).length;
    return added === 0 || typeof now.slots !== 'number' || now.tenants.size + added <= now.slots;
  };
  return sites.find((site) => !holds(site)) ?? null;
}
