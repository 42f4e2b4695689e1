/**
 * Splits the cost of a site between its tenants: the Shapley value of a first tenant at `first` and each further one at `further`.
 * Tenants are alike in it, so all pay the same; fen that do not divide go to the tenants in their order, one each.
 * @param cost of the site, whole fen
 * @returns by tenant, whole fen; the sum is the cost
 */
export function splitCost(cost: number, tenants: number): readonly number[] {
  const each = Math.floor(cost / tenants);
  return Array.from({ length: tenants }, (_, index) => each + (index < cost - each * tenants ? 1 : 0));
}
