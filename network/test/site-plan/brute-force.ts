import { checkPlan } from '../../site-plan/check/check-plan.ts';
import type { PlanProblem } from '../../site-plan/input/plan-problem.ts';
import { sharingOf } from '../../site-plan/result/sharing-of.ts';
import type { PlanSite, SitePlan } from '../../site-plan/result/site-plan.ts';
import { splitCost } from '../../site-plan/share/split-cost.ts';

/** Faults that say nothing of the choice itself. */
const beside = new Set(['demand-forgotten']);

/** What every way to serve demands by candidates comes to, judged by the checker alone: most weight first, then least cost. */
export function bestOfAll(problem: PlanProblem, budget = Number.POSITIVE_INFINITY) {
  const { demands, candidates, settings } = problem;
  let best = { weight: -1, cost: 0 };
  const choice = demands.map(() => -1);
  const visit = (index: number): void => {
    if (index === demands.length) {
      const plan = planOf(problem, choice);
      const weight = demands.reduce(
        (sum, { priority }, each) => sum + ((choice[each] ?? -1) < 0 ? 0 : settings.weights[priority]),
        0,
      );
      const better = weight > best.weight || (weight === best.weight && plan.cost < best.cost);
      if (!better || plan.cost > budget) return;
      if (checkPlan(problem, plan).every(({ fault }) => beside.has(fault)))
        best = { weight, cost: plan.cost };
      return;
    }
    for (let each = -1; each < candidates.length; each += 1) {
      choice[index] = each;
      visit(index + 1);
    }
    choice[index] = -1;
  };
  visit(0);
  return best;
}

/** A plan from a candidate for each demand, or -1. */
export function planOf(problem: PlanProblem, choice: readonly number[]): SitePlan {
  const { demands, candidates, zones, operators } = problem;
  const sites: PlanSite[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const own = demands.filter((_, each) => choice[each] === index);
    if (own.length === 0 || candidate.place === null) continue;
    const place = candidate.place;
    const names = [...new Set(own.map(({ operator }) => operator))].toSorted();
    const fen =
      Math.round(100 * (candidate.cost ?? 0)) +
      (names.length - 1) * Math.round(100 * (candidate.tenantCost ?? 0));
    const parts = splitCost(fen, names.length);
    // Zones of the samples are squares along the axes.
    const low = zones
      .filter(({ rings }) => {
        const [first, , third] = rings?.[0] ?? [];
        return (
          first !== undefined &&
          third !== undefined &&
          place.every((value, axis) => value > (first[axis] ?? 0) && value < (third[axis] ?? 0))
        );
      })
      .map(({ maxHeight }) => maxHeight ?? 1000);
    sites.push({
      candidate: candidate.id,
      name: null,
      kind: candidate.kind ?? 'tower',
      construction: 'resource',
      place,
      height: Math.min(candidate.height ?? 0, ...low),
      cost: fen / 100,
      tenants: names.map((operator, at) => ({
        operator,
        demands: own.filter((each) => each.operator === operator).map(({ id }) => id),
        cost: (parts[at] ?? 0) / 100,
      })),
    });
  }
  const cost = sites.reduce((sum, site) => sum + Math.round(100 * site.cost), 0) / 100;
  return {
    objective: 'cost',
    cost,
    lowerBound: 0,
    weight: 0,
    servedWeight: 0,
    servedBound: 0,
    needed: null,
    gap: 0,
    demands: demands.length,
    served: 0,
    sites,
    unserved: [],
    sharing: sharingOf(operators, sites),
    exposure: [],
    notices: [],
    seed: 0,
    steps: 0,
    seconds: 0,
  };
}
