import type { PlanDemand, PlanProblem } from '../input/plan-problem.ts';
import type { PlanSite, SitePlan } from '../result/site-plan.ts';
import type { PlanFault } from './plan-fault.ts';
import { slack, straightDistance } from './straight-distance.ts';

/** Each demand once, by a site that is near, high and roomy enough and free for it. */
export function checkService(problem: PlanProblem, plan: SitePlan): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const candidates = new Map(problem.candidates.map((each) => [each.id, each]));
  const demands = new Map(problem.demands.map((each) => [each.id, each]));
  const seen = new Set<string>();
  const used = new Set<string>();
  for (const site of plan.sites) {
    const candidate = candidates.get(site.candidate);
    if (candidate === undefined) {
      faults.push({ fault: 'unknown-candidate', of: site.candidate });
      continue;
    }
    if (used.has(site.candidate)) faults.push({ fault: 'candidate-twice', of: site.candidate });
    used.add(site.candidate);
    const { availability, kind } = candidate;
    const free = availability === 'opened' || availability === 'used';
    if (kind === null || (!free && !(availability === 'unopened' && problem.settings.unopened)))
      faults.push({ fault: 'not-available', of: site.candidate });
    if (site.height > (candidate.height ?? 0)) faults.push({ fault: 'too-high', of: site.candidate });
    const added = site.tenants.filter(({ operator }) => candidate.present?.includes(operator) !== true);
    if (added.length > (candidate.slots ?? 0)) faults.push({ fault: 'too-many-tenants', of: site.candidate });
    if (new Set(site.tenants.map(({ operator }) => operator)).size < site.tenants.length)
      faults.push({ fault: 'tenant-twice', of: site.candidate });
    const capacity = problem.settings.capacity[kind === 'pole' ? 'micro' : 'macro'];
    for (const tenant of site.tenants) {
      if (tenant.demands.length === 0) faults.push({ fault: 'tenant-without-demand', of: site.candidate });
      const carried: PlanDemand[] = [];
      for (const id of tenant.demands) {
        const demand = demands.get(id);
        if (demand === undefined) faults.push({ fault: 'unknown-demand', of: id });
        else {
          if (seen.has(id)) faults.push({ fault: 'demand-twice', of: id });
          if (demand.operator !== tenant.operator) faults.push({ fault: 'wrong-operator', of: id });
          faults.push(...reachOf(site, demand));
          carried.push(demand);
        }
        seen.add(id);
      }
      const traffic = trafficOf(carried);
      if (traffic > capacity + 1e-3)
        faults.push({ fault: 'too-much-traffic', of: site.candidate, by: traffic - capacity });
    }
  }
  for (const { demand } of plan.unserved) {
    if (!demands.has(demand)) faults.push({ fault: 'unknown-demand', of: demand });
    if (seen.has(demand)) faults.push({ fault: 'demand-twice', of: demand });
    seen.add(demand);
  }
  for (const id of demands.keys()) if (!seen.has(id)) faults.push({ fault: 'demand-forgotten', of: id });
  return faults;
}

function reachOf(site: PlanSite, demand: PlanDemand): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const farthest = Math.max(...(demand.places ?? []).map((place) => straightDistance(site.place, place)));
  if (!(farthest <= demand.radius + slack))
    faults.push({ fault: 'too-far', of: demand.id, by: farthest - demand.radius });
  if (site.height < demand.height)
    faults.push({ fault: 'too-low', of: demand.id, by: demand.height - site.height });
  return faults;
}

/** Mbit/s; a demand that stands in the list a second time, all alike, counts once. */
function trafficOf(carried: readonly PlanDemand[]): number {
  let sum = 0;
  for (const [index, demand] of carried.entries()) {
    const again = carried
      .slice(0, index)
      .some(
        (other) =>
          other.radius === demand.radius &&
          other.height === demand.height &&
          other.traffic === demand.traffic &&
          (other.places ?? []).length === (demand.places ?? []).length &&
          (other.places ?? []).every((place) =>
            (demand.places ?? []).every((each) => straightDistance(place, each) <= 1 + slack),
          ),
      );
    if (!again) sum += demand.traffic;
  }
  return sum;
}
