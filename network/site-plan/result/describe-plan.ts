import { itemsOf } from '../../selection/lists.ts';
import type { PlanDemand } from '../input/plan-problem.ts';
import type { UnservedReason } from '../input/plan-words.ts';
import { knownPlace } from '../model/known-place.ts';
import { bitCount, siteCost } from '../model/plan-model.ts';
import type { PreparedPlan, Refusal } from '../model/prepare-plan.ts';
import { isStanding } from '../model/screen-candidates.ts';
import { type PlanState, stateOf } from '../search/plan-state.ts';
import { splitCost } from '../share/split-cost.ts';
import { sharingOf } from './sharing-of.ts';
import type { PlanSite, PlanTenant, SitePlan, UnservedDemand } from './site-plan.ts';

/** What a plan's numbers say in the words of the problem. @param site by row its site or -1; @param lacking what a row without one lacks */
export function describePlan(
  prepared: PreparedPlan,
  site: Int32Array,
  lacking: (row: number) => 'no-room' | 'budget',
): Pick<
  SitePlan,
  'cost' | 'demands' | 'served' | 'sites' | 'unserved' | 'sharing' | 'weight' | 'servedWeight'
> {
  const { model, merged, problem } = prepared;
  const state = stateOf(model, site);
  const sites = sitesOf(prepared, state);
  const unserved: UnservedDemand[] = [];
  const byId = new Map(problem.demands.map((demand) => [demand.id, demand]));
  for (const { demand, reason, refusals } of prepared.unservable)
    unserved.push(unservedOf(byId.get(demand), demand, reason, refusals));
  let [weight, servedWeight] = [0, 0];
  for (const [row, group] of merged.entries()) {
    weight += group.weight;
    if ((site[row] ?? -1) >= 0) servedWeight += group.weight;
    else {
      const code = lacking(row);
      const refusals = code === 'budget' ? [] : inTheWay(prepared, state, row);
      for (const { given } of group.members) unserved.push(unservedOf(given, given.id, { code }, refusals));
    }
  }
  const demands = problem.demands.length;
  return {
    cost: state.cost / 100,
    demands,
    served: demands - unserved.length,
    sites,
    unserved,
    sharing: sharingOf(problem.operators, sites),
    weight,
    servedWeight,
  };
}

function sitesOf(prepared: PreparedPlan, state: PlanState): readonly PlanSite[] {
  const { model, merged, problem, siteCandidate } = prepared;
  const rowsAt = Map.groupBy(state.site.keys(), (row) => state.site[row] ?? -1);
  const sites: PlanSite[] = [];
  for (const [site, at] of siteCandidate.entries()) {
    const set = state.tenants[site] ?? 0;
    const candidate = problem.candidates[at];
    if (set === 0 || !candidate?.place || candidate.kind === null) continue;
    const cost = siteCost(model, site, bitCount(set));
    const parts = splitCost(cost, bitCount(set));
    const tenants: PlanTenant[] = [];
    for (const [operator, { id }] of problem.operators.entries()) {
      if (((set >> operator) & 1) === 0) continue;
      const rows = (rowsAt.get(site) ?? []).filter((row) => model.operator[row] === operator);
      const demands = rows.flatMap((row) => (merged[row]?.members ?? []).map(({ given }) => given.id));
      tenants.push({ operator: id, demands, cost: (parts[tenants.length] ?? 0) / 100 });
    }
    sites.push({
      candidate: candidate.id,
      name: candidate.name ?? null,
      kind: candidate.kind,
      construction: isStanding(candidate)
        ? 'existing'
        : candidate.kind === 'greenSpace'
          ? 'newBuild'
          : 'resource',
      place: candidate.place,
      height: prepared.heights[at] ?? 0,
      cost: cost / 100,
      tenants,
    });
  }
  return sites;
}

function unservedOf(
  given: PlanDemand | undefined,
  demand: string,
  reason: UnservedReason,
  refusals: readonly Refusal[],
): UnservedDemand {
  return {
    demand,
    name: given?.name ?? null,
    operator: given?.operator ?? '',
    place: knownPlace(given?.places?.[0] ?? null),
    reason,
    refusals,
  };
}

/** Why the sites that could serve a row do not, as the plan is. */
function inTheWay({ model, problem, siteCandidate }: PreparedPlan, state: PlanState, row: number): Refusal[] {
  const { byRow, conflicts, operators, operator, traffic, capacity } = model;
  const idOf = (site: number) => problem.candidates[siteCandidate[site] ?? -1]?.id ?? '';
  return [...itemsOf(byRow, row)].map((site): Refusal => {
    const candidate = idOf(site);
    const slot = site * operators + (operator[row] ?? 0);
    const beside = itemsOf(conflicts, site).find((other) => state.tenants[other] !== 0);
    if (state.tenants[site] === 0 && beside !== undefined)
      return { candidate, reason: { code: 'beside', other: idOf(beside) } };
    const full = (state.traffic[slot] ?? 0) + (traffic[row] ?? 0) > (capacity[site] ?? 0);
    return { candidate, reason: { code: full ? 'full' : 'taken-up' } };
  });
}
