import type { PlanSharing, PlanSite } from './site-plan.ts';

/** Counts tenants and sums up what each operator pays, to the fen. */
export function sharingOf(
  operators: readonly { readonly id: string }[],
  sites: readonly PlanSite[],
): PlanSharing {
  const tenancies = sites.reduce((sum, { tenants }) => sum + tenants.length, 0);
  const share = (of: readonly PlanSite[]) =>
    of.length === 0 ? 0 : of.filter(({ tenants }) => tenants.length > 1).length / of.length;
  return {
    sites: sites.length,
    tenancies,
    tenantsPerSite: sites.length === 0 ? 0 : tenancies / sites.length,
    shared: share(sites),
    sharedNew: share(sites.filter(({ construction }) => construction !== 'existing')),
    byOperator: operators.map(({ id }) => {
      const own = sites.flatMap(({ tenants }) => tenants.filter(({ operator }) => operator === id));
      const fen = own.reduce((sum, { cost }) => sum + Math.round(100 * cost), 0);
      return { operator: id, sites: own.length, cost: fen / 100 };
    }),
  };
}
