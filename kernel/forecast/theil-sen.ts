import { middle, type SeriesPoint } from './series-of.ts';

/** A line through points, robust against a quarter of them being far off. */
export interface Line {
  /** Per millisecond. */
  readonly slope: number;
  at(time: number): number;
}

/** The median of the slopes of all pairs (Theil 1950, Sen 1968), through the median of what is left. Pure. */
export function theilSen(points: readonly SeriesPoint[]): Line {
  const slopes: number[] = [];
  for (const [index, { time, value }] of points.entries()) {
    for (const later of points.slice(index + 1)) slopes.push((later.value - value) / (later.time - time));
  }
  const slope = middle(slopes);
  const origin = points[0]?.time ?? 0;
  const level = middle(points.map(({ time, value }) => value - slope * (time - origin)));
  return { slope, at: (time) => level + slope * (time - origin) };
}
