import { type SitePlan, servedBy } from '../site-plan/result/site-plan.ts';

/** How two plans of a city differ: candidates that are sites in one only, in both with other tenants, and demands served in one only. */
export interface PlanDifference {
  readonly cost: number;
  readonly served: number;
  readonly sites: number;
  /** Share of sites with two tenants or more. */
  readonly shared: number;
  readonly gap: number;
  /** By the strongest site at the most exposed sensitive building, as a share of the limit. */
  readonly exposure: number;
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  readonly otherTenants: readonly string[];
  readonly servedFirst: readonly string[];
  readonly servedSecond: readonly string[];
}

/** What the second plan has more than the first, and where they differ. */
export function differenceOf(first: SitePlan, second: SitePlan): PlanDifference {
  const [one, two] = [tenantsOf(first), tenantsOf(second)];
  const [served, also] = [servedBy(first), servedBy(second)];
  return {
    cost: (Math.round(100 * second.cost) - Math.round(100 * first.cost)) / 100,
    served: second.served - first.served,
    sites: second.sites.length - first.sites.length,
    shared: second.sharing.shared - first.sharing.shared,
    gap: second.gap - first.gap,
    exposure: strongest(second) - strongest(first),
    onlyFirst: [...one.keys()].filter((site) => !two.has(site)),
    onlySecond: [...two.keys()].filter((site) => !one.has(site)),
    otherTenants: [...one].filter(([site, of]) => (two.get(site) ?? of) !== of).map(([site]) => site),
    servedFirst: [...served.difference(also)],
    servedSecond: [...also.difference(served)],
  };
}

function strongest({ exposure }: SitePlan): number {
  return exposure[0]?.siteRatio ?? 0;
}

function tenantsOf({ sites }: SitePlan): ReadonlyMap<string, string> {
  return new Map(
    sites.map(({ candidate, tenants }) => [
      candidate,
      JSON.stringify(tenants.map(({ operator }) => operator).toSorted()),
    ]),
  );
}
