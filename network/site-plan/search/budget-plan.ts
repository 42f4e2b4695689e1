import { setImmediate } from 'node:timers/promises';
import { cpuClock } from '../../selection/cpu-clock.ts';
import { Random } from '../../selection/random.ts';
import { type PlanModel, withPenalty } from '../model/plan-model.ts';
import { type Attainable, attainableSums } from './attainable.ts';
import { noFixings } from './fixings.ts';
import { type OptimiseOptions, optimisePlan, type PlanProgress } from './optimise-plan.ts';
import { MostWeight } from './plan-goal.ts';
import { stateOf } from './plan-state.ts';
import { PlanTree } from './plan-tree.ts';
import { RebuildSearch } from './rebuild-search.ts';
import { tenantRows } from './tenant-rows.ts';

export interface BudgetPlan {
  /** By row its site or -1. */
  readonly site: Int32Array;
  /** No plan within the budget serves more weight. */
  readonly servedBound: number;
  readonly steps: number;
  readonly seconds: number;
}

/** Prices of a unit of weight that are tried, and steps of the search for each and afterwards. */
const trials = 14;
const trialSteps = 15_000;
const polishSteps = 20_000;
/** Shares of time and steps for the two; the proof has what they leave. */
const trialShare = 0.4;
const polishShare = 0.2;
/** Milliseconds between two looks at what else the process has to do. */
const breath = 30;

/** What prices of weight came to. */
interface Priced {
  readonly best: Int32Array;
  readonly served: number;
  readonly bound: number;
  /** By row, of the dearest weight that the budget pays. */
  readonly price: Float64Array;
  /** What the best bound came from; null where nothing was tried. */
  readonly root: { readonly perWeight: number; readonly price: Float64Array; readonly bound: number } | null;
  readonly steps: number;
}

/**
 * The most weight that a budget serves. At a price for each unit of weight, the cheapest plan bounds what any budget can do: cost
 * plus price times what is left out is never below its bound, so whoever spends no more than the budget leaves out at least
 * (bound − budget) / price. The price at which spending meets the budget is sought by halving; a local search uses what is left of
 * the budget; then branches are searched whose bound at the best price lets them serve more. Bounds are rounded to sums that the
 * weights of demands can have.
 * @param budget whole fen
 */
export async function budgetPlan(
  model: PlanModel,
  budget: number,
  options: OptimiseOptions,
): Promise<BudgetPlan> {
  const { seconds = Number.POSITIVE_INFINITY, steps: mostSteps = Number.POSITIVE_INFINITY } = options;
  const elapsed = cpuClock();
  const sums = attainableSums(model.weight);
  const whole = wholeOf(model);
  const priced = await priceWeight(model, budget, sums, options);
  let { bound, steps } = priced;
  // What is left of the budget serves more than any one price would.
  const dearest = withPenalty(model);
  const tenants = tenantRows(dearest);
  const search = new RebuildSearch(dearest, tenants, new Random(options.seed), budget);
  search.take(priced.best);
  search.fill(priced.price);
  const pause = async () => {
    const served = { weight: weightOf(model, search.best), bound };
    options.onProgress?.({ total: budget, bound: 0, served, steps, seconds: elapsed() });
    await setImmediate();
    options.signal?.throwIfAborted();
  };
  const polished = elapsed() + polishShare * seconds;
  const tries = Math.min(polishSteps, polishShare * mostSteps);
  for (let step = 0; step < tries && elapsed() < polished && weightOf(model, search.best) < bound; ) {
    for (let each = 0; each < 50; each += 1, step += 1) steps += search.step(priced.price);
    await pause();
  }
  const { root } = priced;
  const served = weightOf(model, search.best);
  if (root === null || served >= bound)
    return { site: search.best, servedBound: bound, steps, seconds: elapsed() };
  const goal = new MostWeight(budget, root.perWeight, whole, sums, served);
  const tree = new PlanTree(
    withPenalty(model, root.perWeight),
    tenants,
    root,
    noFixings(model, tenants),
    goal,
  );
  for (let breathed = performance.now(); !tree.done && steps < mostSteps && elapsed() < seconds; ) {
    const before = goal.served;
    steps += tree.run();
    if (goal.best !== null && goal.served > before) search.take(goal.best);
    if (performance.now() - breathed < breath) continue;
    bound = Math.min(bound, goal.servedBound(tree.bound));
    await pause();
    breathed = performance.now();
  }
  bound = tree.done ? goal.served : Math.min(bound, goal.servedBound(tree.bound));
  return { site: search.best, servedBound: bound, steps, seconds: elapsed() };
}

/** Seeks the price of a unit of weight at which spending meets the budget. */
async function priceWeight(
  model: PlanModel,
  budget: number,
  sums: Attainable,
  options: OptimiseOptions,
): Promise<Priced> {
  const { seed, signal, seconds = Number.POSITIVE_INFINITY, steps = Number.POSITIVE_INFINITY } = options;
  const whole = wholeOf(model);
  let [low, high] = [1, (withPenalty(model).penalty[0] ?? 1) / (model.weight[0] ?? 1)];
  let priced: Priced = {
    best: new Int32Array(model.rows).fill(-1),
    served: 0,
    bound: sums.atMost(whole),
    price: model.weight,
    root: null,
    steps: 0,
  };
  const given = {
    seed,
    seconds: (trialShare * seconds) / trials,
    steps: Math.min(trialSteps, (trialShare * steps) / trials),
    gap: 0.0005,
    ...(signal ? { signal } : {}),
  };
  const elapsed = cpuClock();
  let least = Number.NEGATIVE_INFINITY;
  for (let trial = 0; trial < trials && priced.bound > priced.served && high > low + 1; trial += 1) {
    const perWeight = Math.round(Math.sqrt(low * high));
    const { served: weight, bound } = priced;
    const onProgress = (progress: PlanProgress) =>
      options.onProgress?.({
        ...progress,
        total: budget,
        bound: 0,
        served: { weight, bound },
        seconds: elapsed(),
      });
    const plan = await optimisePlan(model, { ...given, onProgress }, perWeight);
    const lost = (plan.bound - budget) / perWeight;
    const capped = sums.atMost(whole - Math.max(0, Math.ceil(lost)));
    priced = { ...priced, bound: Math.min(bound, capped), steps: priced.steps + plan.steps };
    if (lost > least) {
      least = lost;
      priced = { ...priced, root: { perWeight, price: plan.price, bound: plan.bound } };
    }
    if (stateOf(model, plan.site).cost > budget) high = perWeight;
    else {
      low = perWeight;
      const served = weightOf(model, plan.site);
      priced = { ...priced, price: plan.price };
      if (served > priced.served) priced = { ...priced, best: plan.site, served };
    }
  }
  return priced;
}

function weightOf({ weight }: PlanModel, site: Int32Array): number {
  return site.reduce((sum, at, row) => sum + (at < 0 ? 0 : (weight[row] ?? 0)), 0);
}

function wholeOf({ weight }: PlanModel): number {
  return weight.reduce((sum, each) => sum + each, 0);
}
