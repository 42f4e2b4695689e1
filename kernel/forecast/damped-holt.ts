import type { SeriesPoint } from './series-of.ts';

/** How quickly level and trend follow what is new, and how much of the trend is left after one period. */
export interface Smoothing {
  /** 0 (the line as it began) to 1 (the last figure alone). */
  readonly level: number;
  readonly trend: number;
  /** 1: the trend goes on for ever. */
  readonly damping: number;
}

export interface State {
  readonly level: number;
  /** Per period. */
  readonly trend: number;
}

export interface Followed {
  /** At the newest point. */
  readonly state: State;
  /** What each point was off the forecast from those before it. */
  readonly errors: readonly number[];
}

/** How much of a trend is gone through in so many periods: their number where nothing damps it. */
export function reach(damping: number, periods: number): number {
  return damping === 1 ? periods : (damping * (1 - damping ** periods)) / (1 - damping);
}

/** One step of time and what was seen at its end. Pure. */
export function follow({ level, trend }: State, smoothing: Smoothing, periods: number, error: number): State {
  const { damping } = smoothing;
  // Of a longer gap more is learnt (Wright 1986), of its slope only as much as it is long.
  const taken = 1 - (1 - smoothing.level) ** periods;
  const turned = (1 - (1 - smoothing.trend) ** periods) / Math.max(periods, 0.25);
  return {
    level: level + trend * reach(damping, periods) + taken * error,
    trend: trend * damping ** periods + turned * error,
  };
}

/**
 * Holt's smoothing with a damped trend (Gardner and McKenzie 1985) over points at any distances. Pure.
 * @param start what holds at the first point
 * @param period milliseconds
 */
export function dampedHolt(
  points: readonly SeriesPoint[],
  start: State,
  smoothing: Smoothing,
  period: number,
): Followed {
  const errors: number[] = [];
  let state = start;
  for (const [index, { time, value }] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined) continue;
    const periods = (time - before.time) / period;
    const error = value - (state.level + state.trend * reach(smoothing.damping, periods));
    errors.push(error);
    state = follow(state, smoothing, periods, error);
  }
  return { state, errors };
}
