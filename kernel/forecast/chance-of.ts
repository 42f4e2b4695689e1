import type { Forecast } from './forecast-series.ts';
import { type Goal, meets } from './goal.ts';

/**
 * How likely the goal is met at the time that was forecast, 0 to 1: the share of paths that end there, and never quite
 * 0 or 1, which no number of paths can tell.
 */
export function chanceOf(goal: Goal, { ends }: Pick<Forecast, 'ends'>): number {
  return (ends.filter((value) => meets(goal, value)).length + 0.5) / (ends.length + 1);
}
