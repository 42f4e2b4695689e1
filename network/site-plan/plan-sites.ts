import type { PlanProblem } from './input/plan-problem.ts';
import type { PlanNotice } from './input/plan-words.ts';
import { type PreparedPlan, preparePlan } from './model/prepare-plan.ts';
import { describePlan } from './result/describe-plan.ts';
import { planExposure } from './result/plan-exposure.ts';
import type { SitePlan } from './result/site-plan.ts';
import { budgetPlan } from './search/budget-plan.ts';
import { type OptimisedPlan, type OptimiseOptions, optimisePlan } from './search/optimise-plan.ts';

/**
 * Plans sites for all demands of a problem: the cheapest plan that serves all that can be served, or within a budget that is too
 * small for that the one that serves most weight, with a bound that none can go beyond.
 * @throws the signal's reason when it is aborted
 */
export async function planSites(problem: PlanProblem, options: OptimiseOptions): Promise<SitePlan> {
  const prepared = preparePlan(problem);
  const { budget } = problem.settings;
  const { onProgress } = options;
  const seconds = options.seconds ?? Number.POSITIVE_INFINITY;
  const part = budget === undefined ? 1 : 0.4;
  const free = await optimisePlan(prepared.model, {
    ...options,
    seconds: part * seconds,
    ...(options.steps === undefined ? {} : { steps: part * options.steps }),
  });
  const plain = plainPlan(prepared, free, options.seed);
  if (budget === undefined || plain.cost <= budget) return plain;
  const fen = Math.floor(100 * budget);
  const tight = await budgetPlan(prepared.model, fen, {
    ...options,
    ...(onProgress === undefined ? {} : { onProgress: later(onProgress, free.seconds) }),
    seconds: seconds - free.seconds,
    ...(options.steps === undefined ? {} : { steps: options.steps - free.steps }),
  });
  const described = describePlan(prepared, tight.site, (row) =>
    (free.site[row] ?? -1) < 0 ? 'no-room' : 'budget',
  );
  const { servedBound } = tight;
  const { servedWeight } = described;
  const notice: PlanNotice = { code: 'budget-too-small', budget, least: plain.lowerBound };
  return {
    ...plain,
    ...described,
    objective: 'served',
    lowerBound: 0,
    servedBound,
    needed: { least: plain.lowerBound, found: plain.cost },
    gap: servedBound === 0 ? 0 : (servedBound - servedWeight) / servedBound,
    exposure: planExposure(problem, described.sites),
    // That the budget is too small is proven only where the bound of all demands is above it.
    notices: [...prepared.notices, ...(plain.lowerBound > budget ? [notice] : [])],
    steps: free.steps + tight.steps,
    seconds: free.seconds + tight.seconds,
  };
}

function plainPlan(prepared: PreparedPlan, free: OptimisedPlan, seed: number): SitePlan {
  const described = describePlan(prepared, free.site, () => 'no-room');
  const cost = Math.round(100 * described.cost);
  const lower = Math.max(0, free.bound - (free.total - cost));
  return {
    objective: 'cost',
    ...described,
    lowerBound: lower / 100,
    servedBound: described.weight,
    needed: null,
    gap: cost === lower ? 0 : (cost - lower) / cost,
    exposure: planExposure(prepared.problem, described.sites),
    notices: prepared.notices,
    seed,
    steps: free.steps,
    seconds: free.seconds,
  };
}

/** Tells progress with the seconds that went before. */
export function later(
  onProgress: NonNullable<OptimiseOptions['onProgress']>,
  seconds: number,
): NonNullable<OptimiseOptions['onProgress']> {
  return (progress) => onProgress({ ...progress, seconds: seconds + progress.seconds });
}
