import type { Reading } from './reading.ts';

const DAY = 86_400_000;
/** Figures of the past are kept at the ends of quarters: the rhythm where too few of them tell another. */
const QUARTER = 91 * DAY;
/** Fewer points than this say nothing about how a series goes on: then the reference class does. */
export const ENOUGH = 4;
/** What lies further back says little, and costs as much. */
const MOST = 60;

export interface SeriesPoint {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly value: number;
}

/** A series that can be computed with: oldest first, each time once, all of one definition. */
export interface Series {
  readonly points: readonly SeriesPoint[];
  /** The usual time from one reading to the next, in milliseconds; a day at least. */
  readonly period: number;
}

/**
 * Readings in order of when they became known -> the series up to its newest reading. Pure.
 * What is no number or has no time is left out; of several readings of one instant the last one holds, it is the
 * revised one; where the version of the definition changes, only what comes after counts.
 */
export function seriesOf(readings: readonly Reading[]): Series {
  const known = new Map<number, Reading>();
  for (const reading of readings) {
    const time = Date.parse(reading.at);
    if (Number.isFinite(time) && Number.isFinite(reading.value)) known.set(time, reading);
  }
  const ordered = [...known].toSorted(([a], [b]) => a - b);
  const version = ordered.at(-1)?.[1].version;
  const broken = ordered.findLastIndex(([, reading]) => reading.version !== version);
  const points = ordered
    .slice(broken + 1)
    .slice(-MOST)
    .map(([time, { value }]) => ({ time, value }));
  return { points, period: periodOf(points) };
}

function periodOf(points: readonly SeriesPoint[]): number {
  if (points.length < 3) return QUARTER;
  const gaps = points.slice(1).map(({ time }, index) => time - (points[index]?.time ?? time));
  return Math.max(DAY, middle(gaps));
}

/** The median; 0 of nothing. */
export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1] ?? 0, sorted[Math.floor(half)] ?? 0];
  return (low + high) / 2;
}
