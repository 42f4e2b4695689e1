import { distance } from '@yuheng/kernel/distance';
import { listsOf, transposed } from '../../selection/lists.ts';
import type { PlanDemand, PlanProblem } from '../input/plan-problem.ts';
import { type PlanNotice, type RefusalReason, scaleOf, type UnservedReason } from '../input/plan-words.ts';
import { exposureTables } from './exposure-tables.ts';
import { knownPlace } from './known-place.ts';
import { type MergedDemand, mergeDemands, type OpenDemand } from './merge-demands.ts';
import { PlaceGrid } from './place-grid.ts';
import { type PlanModel, withPenalty } from './plan-model.ts';
import { type Screened, screenCandidates } from './screen-candidates.ts';
import { zoneNotices } from './zone-notices.ts';

/** A candidate within the radius of a demand, and why it does not serve it. */
export interface Refusal {
  readonly candidate: string;
  readonly reason: RefusalReason;
}

/** A demand that no site can serve, whatever the plan. */
export interface Unservable {
  readonly demand: string;
  readonly reason: UnservedReason;
  /** Nearest first, at most ten. */
  readonly refusals: readonly Refusal[];
}

/** What an optimiser works on, with the way back to the problem. */
export interface PreparedPlan {
  readonly problem: PlanProblem;
  readonly model: PlanModel;
  /** By row. */
  readonly merged: readonly MergedDemand[];
  /** By site of the model, its place in the list of candidates. */
  readonly siteCandidate: readonly number[];
  /** By candidate, the highest that antennas may be, m. */
  readonly heights: readonly number[];
  readonly unservable: readonly Unservable[];
  readonly notices: readonly PlanNotice[];
}

const mostRefusals = 10;

/** Turns a problem into numbers; what cannot enter them is told with its reason. */
export function preparePlan(problem: PlanProblem): PreparedPlan {
  const { candidates, demands, settings, operators } = problem;
  const screened = screenCandidates(problem);
  const exposure = exposureTables(problem, screened);
  const notices: PlanNotice[] = [...zoneNotices(problem.zones, screened.zonesAt), ...screened.notices];
  const grid = new PlaceGrid(
    candidates.map(({ place }) => knownPlace(place)),
    500,
  );
  const capacityOf = (site: number) => settings.capacity[scaleOf(candidates[site]?.kind ?? null)];
  const unservable: Unservable[] = [];
  const open: OpenDemand[] = [];
  for (const [index, demand] of demands.entries()) {
    const found = sitesOf(demand);
    if ('reason' in found) unservable.push({ demand: demand.id, ...found });
    else open.push({ demand: index, given: demand, sites: found.sites });
    if ('reason' in found && found.reason.code === 'without-place')
      notices.push({ code: 'demand-without-place', demand: demand.id });
  }
  const merged = mergeDemands(
    open,
    settings.mergeRadius,
    ({ priority }) => settings.weights[priority],
    capacityOf,
    (demand, other) => notices.push({ code: 'same-demand', demand: demand.id, other: other.id }),
  );

  function sitesOf(demand: PlanDemand): { readonly sites: readonly number[] } | Omit<Unservable, 'demand'> {
    if (demand.kind === 'indoor') return { reason: { code: 'indoor' }, refusals: [] };
    const places = demand.places?.filter((place) => knownPlace(place) !== null) ?? [];
    const [anchor] = places;
    if (anchor === undefined || places.length < (demand.places?.length ?? 0))
      return { reason: { code: 'without-place' }, refusals: [] };
    const near = grid
      .near(anchor, demand.radius)
      .filter((site) =>
        places.every((place) => distance(candidates[site]?.place ?? [0, 0], place) <= demand.radius),
      );
    if (near.length === 0) {
      const nearest = grid.nearest(anchor);
      const candidate = nearest === null ? null : (candidates[nearest.index]?.id ?? null);
      const metres = nearest === null ? null : Math.round(nearest.metres);
      return { reason: { code: 'none-near', nearest: candidate, metres }, refusals: [] };
    }
    const sites: number[] = [];
    const refusals: (Refusal & { readonly metres: number })[] = [];
    for (const site of near) {
      const reason = refusalOf(demand, site, screened, exposure.shut, problem, capacityOf(site));
      if (reason === null) sites.push(site);
      else {
        const metres = distance(anchor, candidates[site]?.place ?? [0, 0]);
        refusals.push({ candidate: candidates[site]?.id ?? '', reason, metres });
      }
    }
    if (sites.length > 0) return { sites };
    return {
      reason: { code: 'all-refused' },
      refusals: refusals
        .toSorted((a, b) => a.metres - b.metres)
        .slice(0, mostRefusals)
        .map(({ candidate, reason }) => ({ candidate, reason })),
    };
  }

  const siteCandidate = [...new Set(merged.flatMap(({ sites }) => sites))].toSorted((a, b) => a - b);
  const siteOf = new Map(siteCandidate.map((candidate, site) => [candidate, site]));
  const numberOf = new Map(operators.map(({ id }, index) => [id, index]));
  const byRow = listsOf(merged.map(({ sites }) => sites.map((candidate) => siteOf.get(candidate) ?? 0)));
  const beside: number[][] = siteCandidate.map(() => []);
  for (const [one, other] of screened.conflicts) {
    const [a, b] = [siteOf.get(one), siteOf.get(other)];
    if (a === undefined || b === undefined) continue;
    beside[a]?.push(b);
    beside[b]?.push(a);
  }
  const fen = (yuan: number) => Math.round(100 * yuan);
  const first = Float64Array.from(siteCandidate, (at) => fen(candidates[at]?.cost ?? 0));
  const further = Float64Array.from(siteCandidate, (at) => fen(candidates[at]?.tenantCost ?? 0));
  const model: PlanModel = withPenalty({
    operators: operators.length,
    rows: merged.length,
    sites: siteCandidate.length,
    operator: Uint8Array.from(merged, ({ operator }) => numberOf.get(operator) ?? 0),
    traffic: Float64Array.from(merged, ({ traffic }) => Math.ceil(1000 * traffic)),
    weight: Float64Array.from(merged, ({ weight }) => weight),
    penalty: new Float64Array(merged.length),
    first,
    further,
    capacity: Float64Array.from(siteCandidate, (at) => Math.floor(1000 * capacityOf(at))),
    byRow,
    bySite: transposed(byRow, siteCandidate.length),
    conflicts: listsOf(beside.map((each) => each.toSorted((a, b) => a - b))),
    ...exposure.forSites(siteCandidate),
  });
  const heights = screened.sites.map(({ height }) => height);
  return { problem, model, merged, siteCandidate, heights, unservable, notices };
}

function refusalOf(
  { height, traffic, operator }: PlanDemand,
  site: number,
  { sites }: Screened,
  shut: (site: number, operator: string) => string | null,
  { candidates }: PlanProblem,
  capacity: number,
): RefusalReason | null {
  const screened = sites[site];
  if (screened === undefined) return { code: 'without-place' };
  if (screened.refusal !== null) return screened.refusal;
  if (screened.height < height)
    return screened.heightZone !== null && (candidates[site]?.height ?? 0) >= height
      ? { code: 'zone-height', zone: screened.heightZone }
      : { code: 'too-low', height: screened.height };
  if (traffic > capacity) return { code: 'too-much-traffic', capacity };
  const { slots, present = [] } = candidates[site] ?? {};
  if (slots === 0 && !present.includes(operator)) return { code: 'no-slots' };
  const sensitive = shut(site, operator);
  return sensitive === null ? null : { code: 'exposure', sensitive };
}
