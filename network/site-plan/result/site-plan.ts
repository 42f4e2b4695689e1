import type { Place } from '../input/plan-problem.ts';
import type { CandidateKind, PlanNotice, UnservedReason } from '../input/plan-words.ts';
import type { Refusal } from '../model/prepare-plan.ts';

/** An operator on a site. */
export interface PlanTenant {
  readonly operator: string;
  /** The demands that are served from here. */
  readonly demands: readonly string[];
  /** Its part of the site's cost, yuan. */
  readonly cost: number;
}

export interface PlanSite {
  readonly candidate: string;
  readonly name: string | null;
  readonly kind: CandidateKind;
  /** Stands already; is made of a public resource; is built anew on open ground. */
  readonly construction: 'existing' | 'resource' | 'newBuild';
  readonly place: Place;
  /** Of the antennas above ground, at most, m. */
  readonly height: number;
  /** Yuan. */
  readonly cost: number;
  readonly tenants: readonly PlanTenant[];
}

export interface UnservedDemand {
  readonly demand: string;
  readonly name: string | null;
  readonly operator: string;
  readonly place: Place | null;
  readonly reason: UnservedReason;
  readonly refusals: readonly Refusal[];
}

/** What the plan's sites do to a sensitive building, as shares of the limit of GB 8702. */
export interface PlanExposure {
  readonly sensitive: string;
  readonly name: string | null;
  readonly place: Place;
  /** By all sites of the plan and what was there before; and by the strongest site alone. */
  readonly ratio: number;
  readonly siteRatio: number;
}

/** How well sites are shared. */
export interface PlanSharing {
  readonly sites: number;
  readonly tenancies: number;
  readonly tenantsPerSite: number;
  /** Share of sites with two tenants or more. */
  readonly shared: number;
  /** The same of sites that do not stand yet. */
  readonly sharedNew: number;
  readonly byOperator: readonly {
    readonly operator: string;
    readonly sites: number;
    readonly cost: number;
  }[];
}

/** Of all plans that serve what can be served: none costs less than `least`, and one of `found` is known. */
export interface NeededBudget {
  readonly least: number;
  readonly found: number;
}

/** A plan as it is told: money in yuan to the fen, distances in metres. */
export interface SitePlan {
  /** The least cost that serves what can be served; or, under a budget that is too small for that, the most that it serves. */
  readonly objective: 'cost' | 'served';
  readonly cost: number;
  /** No plan that leaves out no more weight costs less; under the budget, 0. */
  readonly lowerBound: number;
  /** Weight of demands that sites could serve, of those that are, and what no plan can go above. */
  readonly weight: number;
  readonly servedWeight: number;
  readonly servedBound: number;
  /** What it takes to serve all that sites can serve, yuan; null where the plan does that. */
  readonly needed: NeededBudget | null;
  /** (cost − lowerBound) / cost, or (servedBound − servedWeight) / servedBound. */
  readonly gap: number;
  readonly demands: number;
  readonly served: number;
  readonly sites: readonly PlanSite[];
  readonly unserved: readonly UnservedDemand[];
  readonly sharing: PlanSharing;
  readonly exposure: readonly PlanExposure[];
  readonly notices: readonly PlanNotice[];
  readonly seed: number;
  readonly steps: number;
  readonly seconds: number;
}

/** Ids of the demands that a plan serves. */
export function servedBy({ sites }: Pick<SitePlan, 'sites'>): ReadonlySet<string> {
  return new Set(sites.flatMap(({ tenants }) => tenants.flatMap(({ demands }) => demands)));
}
