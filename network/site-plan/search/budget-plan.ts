import { cpuClock } from '../../selection/cpu-clock.ts';
import { Random } from '../../selection/random.ts';
import { type PlanModel, withPenalty } from '../model/plan-model.ts';
import { type OptimiseOptions, optimisePlan, type PlanProgress } from './optimise-plan.ts';
import { stateOf } from './plan-state.ts';
import { RebuildSearch } from './rebuild-search.ts';
import { tenantRows } from './tenant-rows.ts';

export interface BudgetPlan {
  /** By row its site or -1. */
  readonly site: Int32Array;
  /** No plan within the budget serves more weight. */
  readonly servedBound: number;
  readonly steps: number;
}

/** Prices of a unit of weight that are tried, and steps of the search for each and afterwards. */
const trials = 14;
const trialSteps = 15_000;
const polishSteps = 20_000;

/**
 * The most weight that a budget serves. At a price for each unit of weight, the cheapest plan bounds what any budget can do: cost
 * plus price times what is left out is never below its bound, so whoever spends no more than the budget leaves out at least
 * (bound − budget) / price. The price at which spending meets the budget is sought by halving.
 * @param budget whole fen
 */
export async function budgetPlan(
  model: PlanModel,
  budget: number,
  options: OptimiseOptions,
): Promise<BudgetPlan> {
  const whole = model.weight.reduce((sum, each) => sum + each, 0);
  const dearest = withPenalty(model);
  const { seconds = Number.POSITIVE_INFINITY, steps: mostSteps = Number.POSITIVE_INFINITY } = options;
  let [low, high] = [1, (dearest.penalty[0] ?? 1) / (model.weight[0] ?? 1)];
  let best: Int32Array = new Int32Array(model.rows).fill(-1);
  let [served, bound, steps] = [0, whole, 0];
  let price: Float64Array = model.weight;
  const share = {
    seconds: (0.6 * seconds) / trials,
    steps: Math.min(trialSteps, (0.6 * mostSteps) / trials),
  };
  const quiet = (progress: PlanProgress) => options.onProgress?.({ ...progress, total: budget, bound: 0 });
  for (let trial = 0; trial < trials && bound > served && high > low + 1; trial += 1) {
    const perWeight = Math.round(Math.sqrt(low * high));
    const { seed, signal } = options;
    const given = { seed, ...share, gap: 0.0005, onProgress: quiet, ...(signal ? { signal } : {}) };
    const plan = await optimisePlan(model, given, perWeight);
    steps += plan.steps;
    bound = Math.min(bound, whole - Math.max(0, Math.ceil((plan.bound - budget) / perWeight)));
    const state = stateOf(model, plan.site);
    if (state.cost > budget) high = perWeight;
    else {
      low = perWeight;
      price = plan.price;
      const weight = weightOf(model, plan.site);
      if (weight > served) [best, served] = [plan.site, weight];
    }
  }
  // What is left of the budget serves more than any one price would.
  const tenants = tenantRows(dearest);
  const search = new RebuildSearch(dearest, tenants, new Random(options.seed), budget);
  search.take(best);
  search.fill(price);
  const elapsed = cpuClock();
  for (
    let step = 0;
    step < Math.min(polishSteps, 0.4 * mostSteps) && weightOf(model, search.best) < bound;
  ) {
    for (let each = 0; each < 50; each += 1, step += 1) steps += search.step(price);
    await new Promise(setImmediate);
    options.signal?.throwIfAborted();
    if (elapsed() > 0.4 * seconds) break;
  }
  return { site: search.best, servedBound: bound, steps };
}

export function weightOf({ weight }: PlanModel, site: Int32Array): number {
  return site.reduce((sum, at, row) => sum + (at < 0 ? 0 : (weight[row] ?? 0)), 0);
}
