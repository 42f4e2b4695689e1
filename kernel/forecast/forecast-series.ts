import { simulate } from './paths.ts';
import { type Bounds, noBounds, type Reading, within } from './reading.ts';
import { seasonsOf, withoutSeasons } from './seasons.ts';
import { SeededRandom } from './seeded-random.ts';
import { ENOUGH, seriesOf } from './series-of.ts';
import { theilSen } from './theil-sen.ts';
import { type Tuning, usualTuning } from './tuning.ts';

/** So many of the newest readings show how it goes lately: four steps of the usual period. */
const RECENT = 5;

/** Where a figure will be at a time. Each interval holds what happens with the share of its name, in per cent. */
export interface ForecastPoint {
  /** ISO time. */
  readonly at: string;
  readonly median: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
}

export interface Forecast {
  /** `trend`: the series itself; `reference-class`: too few points, so what such figures do in general. */
  readonly method: 'trend' | 'reference-class';
  /** How many readings it stands on. */
  readonly points: number;
  /** Whether the time of the year is in it. */
  readonly seasonal: boolean;
  /** The usual time between readings, in days. */
  readonly periodDays: number;
  /** ISO time of the newest reading: from here on all is forecast, whatever the time is now. */
  readonly from: string;
  /** The trend of the newest readings, per period: how it goes lately; null of a single one. */
  readonly pace: number | null;
  /** From the newest reading to the time asked for, which is the last. */
  readonly fan: readonly ForecastPoint[];
  /** Values at the time asked for, ascending: as many as paths were drawn, all equally likely. */
  readonly ends: readonly number[];
}

export interface ForecastOptions {
  /** ISO date or time up to which it goes. */
  readonly until: string;
  readonly bounds?: Bounds;
  /** The same seed, the same forecast. */
  readonly seed?: number;
  readonly tuning?: Tuning;
}

/**
 * Readings, in order of when they became known -> where the figure goes. Pure and the same every time.
 * A damped Holt smoothing begun on the Theil–Sen line, averaged over its parameters by how well each foretold the series, and paths
 * from it with errors drawn from those it made. Null without a reading, or where the time asked for is not after the newest one.
 */
export function forecastSeries(readings: readonly Reading[], options: ForecastOptions): Forecast | null {
  const { until, bounds = noBounds, seed = 1, tuning = usualTuning } = options;
  const series = seriesOf(readings);
  const { points, period } = series;
  const newest = points.at(-1);
  const end = Date.parse(until);
  if (newest === undefined || !(end > newest.time)) return null;
  const seasons = points.length >= ENOUGH ? seasonsOf(series) : null;
  const plain = seasons === null ? points : withoutSeasons(points, seasons);
  const steps = simulate({ points: plain, period, end, tuning, random: new SeededRandom(seed) }).map(
    ({ time, values }) => ({
      time,
      values: values.map((value) => within(value + (seasons?.(time) ?? 0), bounds)).toSorted((a, b) => a - b),
    }),
  );
  return {
    method: points.length >= ENOUGH ? 'trend' : 'reference-class',
    points: points.length,
    seasonal: seasons !== null,
    periodDays: Math.round(period / 86_400_000),
    from: new Date(newest.time).toISOString(),
    pace: points.length > 1 ? theilSen(points.slice(-RECENT)).slope * period : null,
    fan: [{ time: newest.time, values: [newest.value] }, ...steps].map(fanPoint),
    ends: steps.at(-1)?.values ?? [],
  };
}

function fanPoint({
  time,
  values,
}: {
  readonly time: number;
  readonly values: readonly number[];
}): ForecastPoint {
  return {
    at: new Date(time).toISOString(),
    median: quantile(values, 0.5),
    low80: quantile(values, 0.1),
    high80: quantile(values, 0.9),
    low95: quantile(values, 0.025),
    high95: quantile(values, 0.975),
  };
}

/** @param sorted ascending, not empty */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? low) - low);
}
