import type { Forecast } from '@yuheng/kernel/forecast';
import { chanceOf } from '@yuheng/kernel/forecast-chance';
import type { Reading } from '@yuheng/kernel/forecast-reading';
import { seriesOf } from '@yuheng/kernel/forecast-series';
import { rememberedForecast } from '@yuheng/kernel/remembered-forecast';
import type { ProgrammeTarget } from '../confirm/programme.ts';
import { boundsOf, readingsOf } from '../rules/readings-of.ts';
import { goalOf, isLevel } from './goal-of.ts';
import type { MeasureState } from './measure-state.ts';

const DAY = 86_400_000;

/** What a measure's figures say about a target. */
export interface Outlook {
  /** Oldest first. */
  readonly readings: readonly Reading[];
  /** The usual time between them. */
  readonly periodDays: number;
  /** Up to the due date; null without a number to reach, a due date or a reading, and once that date is past. */
  readonly forecast: Forecast | null;
  /** That the goal is met at the due date; 0 without a forecast. */
  readonly chance: number;
}

/** @param due ISO date; it counts to its end */
export function outlookOf(
  measure: MeasureState | null,
  target: ProgrammeTarget,
  due: string | null,
  now: string,
): Outlook {
  const readings = measure === null ? [] : readingsOf(measure.series, measure.newest);
  const periodDays = seriesOf(readings).period / DAY;
  const goal = measure === null || !isLevel(target) ? null : goalOf(target, measure.definition.direction);
  if (measure === null || goal === null || due === null || Date.parse(now) >= Date.parse(due) + DAY)
    return { readings, periodDays, forecast: null, chance: 0 };
  const forecast = rememberedForecast(readings, {
    until: `${due}T23:59:59.999Z`,
    bounds: boundsOf(measure.definition.unit, readings, goal.value),
  });
  return { readings, periodDays, forecast, chance: forecast === null ? 0 : chanceOf(goal, forecast) };
}
