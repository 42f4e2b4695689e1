import type { Forecast, ForecastPoint } from './forecast-series.ts';
import { type Bounds, within } from './reading.ts';

/** What is added to a figure from a time on, until the next one; in the figure's unit. */
export interface Effect {
  /** ISO time. */
  readonly at: string;
  readonly by: number;
}

/**
 * A forecast with something known on top of it: what somebody proposes, whose effect is computed and not estimated. Pure.
 *
 * The model: what goes on as before goes on, and beside it the figure is higher (or lower) by the effect of the proposed changes
 * from the day on which each comes true: a step, or many small ones as a ramp. Every one of the paths that were drawn from the
 * real history is shifted by the same known amount, so the interval keeps its width, and the chance is counted anew over the
 * shifted ends. Where the figure has a limit (a share: 100 %), paths are held at it, and the interval narrows there.
 *
 * What it cannot know: whether the history already holds such changes at the same pace. Who proposes what is going on anyway
 * counts it twice; the figure if nothing but the proposal happens stands beside for that.
 * @param effects ascending by time
 */
export function shiftedForecast(forecast: Forecast, effects: readonly Effect[], bounds: Bounds): Forecast {
  const by = (at: string): number => effects.findLast((effect) => effect.at <= at)?.by ?? 0;
  const shift = (value: number, at: string): number => within(value + by(at), bounds);
  const end = forecast.fan.at(-1)?.at ?? forecast.from;
  return {
    ...forecast,
    fan: withSteps(forecast.fan, effects).map(({ at, median, low80, high80, low95, high95 }) => ({
      at,
      median: shift(median, at),
      low80: shift(low80, at),
      high80: shift(high80, at),
      low95: shift(low95, at),
      high95: shift(high95, at),
    })),
    ends: forecast.ends.map((value) => shift(value, end)),
  };
}

/** The fan with points right before and at each step between its ends, so that a step is drawn as one. */
function withSteps(fan: readonly ForecastPoint[], effects: readonly Effect[]): readonly ForecastPoint[] {
  const [first, last] = [fan[0]?.at ?? '', fan.at(-1)?.at ?? ''];
  const between = effects
    .flatMap(({ at }) => [new Date(Date.parse(at) - 1).toISOString(), at])
    .filter((at) => at > first && at < last && !fan.some((point) => point.at === at));
  return [...fan, ...between.map((at) => pointAt(fan, at))].toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

function pointAt(fan: readonly ForecastPoint[], at: string): ForecastPoint {
  const next = fan.findIndex((point) => point.at > at);
  const [left, right] = [fan[next - 1], fan[next]] as readonly [ForecastPoint, ForecastPoint];
  const [from, to] = [Date.parse(left.at), Date.parse(right.at)];
  const share = (Date.parse(at) - from) / (to - from);
  const mid = (name: 'median' | 'low80' | 'high80' | 'low95' | 'high95'): number =>
    left[name] + share * (right[name] - left[name]);
  return {
    at,
    median: mid('median'),
    low80: mid('low80'),
    high80: mid('high80'),
    low95: mid('low95'),
    high95: mid('high95'),
  };
}
