import type { Source, SourceReading } from './record.ts';

/** The shortest time over which a report is judged: whoever reports twice in a week is not asked for two steps. */
const PERIOD = 28 * 86_400_000;

/** From when on a claim answers for what its sources say. */
export function startOf({ since, at }: { readonly since: string; readonly at: string }): string {
  const month = new Date(Date.parse(at) - PERIOD).toISOString();
  return since < month ? since : month;
}

/** What the source had said last by a time; null where it had not spoken. */
export function readingAt({ readings }: Pick<Source, 'readings'>, at: string): SourceReading | null {
  return readings.findLast((one) => one.at <= at) ?? null;
}

/** What it said after a time, up to another. */
export function between({ readings }: Pick<Source, 'readings'>, from: string, to: string): SourceReading[] {
  return readings.filter(({ at }) => at > from && at <= to);
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** Milliseconds that usually pass between two readings; null with fewer than three. */
export function usualGap(readings: readonly SourceReading[]): number | null {
  if (readings.length < 3) return null;
  return median(
    readings.slice(1).map(({ at }, index) => Date.parse(at) - Date.parse(readings[index]?.at ?? at)),
  );
}

/** Milliseconds from observation to record, as it usually is; 0 where nobody knows. */
export function usualLag(readings: readonly SourceReading[]): number {
  const lags = readings.flatMap(({ at, recordedAt }) =>
    recordedAt === null ? [] : [Math.max(0, Date.parse(recordedAt) - Date.parse(at))],
  );
  return median(lags) ?? 0;
}

/** The source has not spoken for so long that it is no lateness any more. */
export function isSilent(source: Pick<Source, 'readings'>, at: string): boolean {
  const known = source.readings.filter((one) => one.at <= at);
  const gap = usualGap(known);
  const last = known.at(-1);
  if (gap === null || gap === 0 || last === undefined) return false;
  // What came in one go was brought, not reported as it happened: it tells no lag.
  const lag = Math.min(usualLag(known.slice(-6)), 2 * gap);
  return Date.parse(at) - Date.parse(last.at) - lag > 2.5 * gap;
}
