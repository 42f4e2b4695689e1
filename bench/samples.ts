/** Times of one operation, in milliseconds. */
export interface Summary {
  readonly runs: number;
  readonly p50: number;
  readonly p99: number;
}

/** Nearest-rank percentiles. */
export function summarise(times: readonly number[]): Summary {
  const sorted = times.toSorted((a, b) => a - b);
  const rank = (share: number): number =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { runs: times.length, p50: rank(0.5), p99: rank(0.99) };
}

/** Seconds that something took, and what came of it. */
export async function seconds<T>(
  work: () => Promise<T>,
): Promise<{ readonly took: number; readonly result: T }> {
  const start = performance.now();
  const result = await work();
  return { took: (performance.now() - start) / 1000, result };
}

/** Runs `work` so often and times each run. */
export async function timed(runs: number, work: (run: number) => Promise<void>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work(run);
    times.push(performance.now() - start);
  }
  return times;
}
