import type { Lists } from '../../selection/lists.ts';

/**
 * A site plan as numbers. A row is a demand of one operator (or several merged) and is served by one site; an operator on a site
 * is a tenant. Choose tenants, and for each row one that carries it or none, at the least sum of costs and penalties, so that
 *
 * - a site's tenants are a set that `fits` says it may carry (slots, and exposure by the site alone),
 * - the traffic of a tenant's rows stays within the site's capacity,
 * - no two sites of a conflict both have tenants,
 * - loads on each window (exposure by all sites together) stay within its room.
 *
 * Money is whole fen, traffic whole kbit/s, loads whole billionths of the limit: all sums are exact.
 */
export interface PlanModel {
  readonly operators: number;
  readonly rows: number;
  readonly sites: number;
  /** By row. */
  readonly operator: Uint8Array;
  readonly traffic: Float64Array;
  /** What a row counts when served, whole; what it costs that nobody serves. */
  readonly weight: Float64Array;
  readonly penalty: Float64Array;
  /** By site: for its first tenant, for each further one, and the capacity of each tenant. */
  readonly first: Float64Array;
  readonly further: Float64Array;
  readonly capacity: Float64Array;
  /** By site and set of operators (a bit each; `site * 2 ** operators + set`), 1 where the site may carry exactly these. */
  readonly fits: Uint8Array;
  /** By row its sites, and by site its rows; rising. */
  readonly byRow: Lists;
  readonly bySite: Lists;
  /** By site, those that may not stand beside it; rising. */
  readonly conflicts: Lists;
  /** By site, the windows that it loads; rising. */
  readonly windows: Lists;
  /** By entry of `windows` and operator (`entry * operators + operator`). */
  readonly load: Float64Array;
  /** By window. */
  readonly room: Float64Array;
}

/** How many of the dearest sites a demand of weight 1 is worth where nobody says what it is. */
const dearest = 8;

/**
 * The same with other penalties: so much for each unit of weight. Without, eight of the dearest sites: a demand is left out only
 * where serving it would cost even more, which is to say where there is no room for it.
 */
export function withPenalty(model: PlanModel, perWeight?: number): PlanModel {
  let most = 1;
  for (let site = 0; site < model.sites; site += 1) most = Math.max(most, siteCost(model, site, 2));
  const { weight } = model;
  return { ...model, penalty: weight.map((each) => each * (perWeight ?? dearest * most)) };
}

/** Cost of a site with so many tenants. */
export function siteCost(model: PlanModel, site: number, tenants: number): number {
  return tenants === 0 ? 0 : (model.first[site] ?? 0) + (tenants - 1) * (model.further[site] ?? 0);
}

/** How many bits are set. */
export function bitCount(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count += 1;
  return count;
}
