import { setImmediate } from 'node:timers/promises';
import type { CoverProblem } from './cover-problem.ts';
import { CoverSearch } from './cover-search.ts';
import { cpuClock } from './cpu-clock.ts';

export interface SelectionProgress {
  /** Of the best cover so far. */
  readonly cost: number;
  /** No cover costs less. */
  readonly lowerBound: number;
  readonly steps: number;
  readonly seconds: number;
}

export interface SelectionOptions {
  /** Any whole number: the same seed and problem take the same way. */
  readonly seed: number;
  /** CPU seconds of the process after which the way is cut off. Where depends on the machine, so two runs may differ. */
  readonly seconds?: number;
  /** Steps after which it is cut off, the same for every run on every machine. */
  readonly steps?: number;
  readonly signal?: AbortSignal;
  /** Called when the cost or the bound got better, and in the end. */
  readonly onProgress?: (progress: SelectionProgress) => void;
}

export interface Selection extends SelectionProgress {
  /** From 0, rising. */
  readonly columns: readonly number[];
  /** (cost − lower bound) / cost; 0 is a proof that nothing is cheaper. */
  readonly gap: number;
}

/** Milliseconds between two looks at what else the process has to do, such as to hear that it shall stop. */
const breath = 30;

/**
 * The cheapest columns that cover all rows, as far as time goes, with a bound that no cover can go below. Ends early when both meet.
 * Every row must have a column.
 * @throws the signal's reason when it is aborted
 */
export async function selectColumns(problem: CoverProblem, options: SelectionOptions): Promise<Selection> {
  const {
    seed,
    seconds = Number.POSITIVE_INFINITY,
    steps: most = Number.POSITIVE_INFINITY,
    signal,
  } = options;
  const elapsed = cpuClock();
  signal?.throwIfAborted();
  const search = new CoverSearch(problem, seed);
  let steps = 0;
  let [cost, lowerBound] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const progress = (): SelectionProgress => ({
    cost: search.cost,
    lowerBound: search.lowerBound,
    steps,
    seconds: elapsed(),
  });
  let breathed = performance.now();
  for (const effort of search.run()) {
    steps += effort;
    if (search.cost < cost || search.lowerBound > lowerBound) {
      ({ cost, lowerBound } = search);
      options.onProgress?.(progress());
    }
    if (performance.now() - breathed > breath) {
      await setImmediate();
      signal?.throwIfAborted();
      breathed = performance.now();
    }
    if (steps >= most || elapsed() >= seconds) break;
  }
  const end = progress();
  options.onProgress?.(end);
  const gap = end.cost === end.lowerBound ? 0 : (end.cost - end.lowerBound) / end.cost;
  return { ...end, gap, columns: search.columns.toSorted((a, b) => a - b) };
}
