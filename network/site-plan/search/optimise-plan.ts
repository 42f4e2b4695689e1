import { setImmediate } from 'node:timers/promises';
import { cpuClock } from '../../selection/cpu-clock.ts';
import { Random } from '../../selection/random.ts';
import type { PlanModel } from '../model/plan-model.ts';
import { PartSearch } from './part-search.ts';
import { type PlanPart, partsOf } from './plan-part.ts';

export interface PlanProgress {
  /** Fen: cost and penalties of the best plan, and what no plan goes below. */
  readonly total: number;
  readonly bound: number;
  /** Under a budget that is too small: weight that is served, and what no plan goes above. */
  readonly served?: { readonly weight: number; readonly bound: number };
  readonly steps: number;
  readonly seconds: number;
}

export interface OptimiseOptions {
  /** Any whole number: the same seed and problem take the same way. */
  readonly seed: number;
  /** CPU seconds of the process after which the way is cut off; where depends on the machine. */
  readonly seconds?: number;
  /** Steps after which it is cut off, the same on every machine. */
  readonly steps?: number;
  readonly signal?: AbortSignal;
  /** Called when total or bound got better, at most some times a second, and in the end. */
  readonly onProgress?: (progress: PlanProgress) => void;
  /** Share of the total at which the gap is small enough to end; 0 unless told. */
  readonly gap?: number;
}

export interface OptimisedPlan extends PlanProgress {
  /** By row its site or -1. */
  readonly site: Int32Array;
  /** By row, prices of the bound. */
  readonly price: Float64Array;
}

/** Milliseconds between two looks at what else the process has to do. */
const breath = 30;
/** Steps that a part gets before the others are looked at again. */
const turn = 2000;

/**
 * The plan with the least sum of costs and penalties, as far as time goes, with a bound that no plan can go below. Parts that nothing
 * ties together are searched by turns, the one with most to gain first. Ends early when plan and bound meet.
 * @param perWeight penalty for each unit of weight; without, as much is served as can be
 * @throws the signal's reason when it is aborted
 */
export async function optimisePlan(
  model: PlanModel,
  options: OptimiseOptions,
  perWeight?: number,
): Promise<OptimisedPlan> {
  const { seed, seconds = Number.POSITIVE_INFINITY, signal, gap = 0 } = options;
  const most = options.steps ?? Number.POSITIVE_INFINITY;
  const elapsed = cpuClock();
  signal?.throwIfAborted();
  const random = new Random(seed);
  const searches = partsOf(model, perWeight).map((part) => {
    const search = new PartSearch(part.model, random);
    return { part, search, work: search.run() };
  });
  const sum = (of: (search: PartSearch) => number) =>
    searches.reduce((all, { search }) => all + of(search), 0);
  let steps = 0;
  const progress = (): PlanProgress => ({
    total: sum(({ total }) => total),
    bound: sum(({ bound }) => bound),
    steps,
    seconds: elapsed(),
  });
  let breathed = performance.now();
  let told = { total: Number.POSITIVE_INFINITY, bound: -1 };
  const pause = async () => {
    const now = progress();
    if (now.total < told.total || now.bound > told.bound) options.onProgress?.(now);
    told = now;
    await setImmediate();
    signal?.throwIfAborted();
    breathed = performance.now();
  };
  const work = async (one: (typeof searches)[number], share: number): Promise<boolean> => {
    for (let left = share; left > 0; ) {
      const next = one.work.next();
      if (next.done) return true;
      left -= next.value;
      steps += next.value;
      if (performance.now() - breathed > breath) await pause();
      if (steps >= most || elapsed() >= seconds) return false;
    }
    return true;
  };
  // Every part gets its bound first.
  let on = true;
  for (const one of searches) on &&= await work(one, turn);
  while (on && sum(({ total, bound }) => total - bound) > gap * sum(({ total }) => total)) {
    const widest = searches.reduce((found, each) =>
      each.search.total - each.search.bound > found.search.total - found.search.bound ? each : found,
    );
    on = await work(widest, turn);
  }
  const end = progress();
  options.onProgress?.(end);
  return { ...end, ...joined(model, searches) };
}

function joined(
  { rows }: PlanModel,
  searches: readonly { readonly part: PlanPart; readonly search: PartSearch }[],
): Pick<OptimisedPlan, 'site' | 'price'> {
  const site = new Int32Array(rows).fill(-1);
  const price = new Float64Array(rows);
  for (const { part, search } of searches)
    for (const [index, row] of part.rows.entries()) {
      const own = search.plan[index] ?? -1;
      site[row] = own < 0 ? -1 : (part.sites[own] ?? -1);
      price[row] = search.price[index] ?? 0;
    }
  return { site, price };
}
