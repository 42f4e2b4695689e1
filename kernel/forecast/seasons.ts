import { middle, type Series, type SeriesPoint } from './series-of.ts';
import { theilSen } from './theil-sen.ts';

const YEAR = 365.25 * 86_400_000;
/** Two whole years, or what looks like a season is chance. */
const YEARS = 2;
/** The share of what the trend leaves over that seasons must explain to be believed. */
const TELLING = 0.6;

/** What a time of the year adds. */
export type Seasons = (time: number) => number;

/**
 * The seasons of a series with a steady number of readings in a year (4 quarters, 12 months); null where it has none, or too
 * few years to know. Pure.
 */
export function seasonsOf({ points, period }: Series): Seasons | null {
  const perYear = Math.round(YEAR / period);
  if (perYear < 2 || perYear > 12 || points.length < YEARS * perYear) return null;
  const phase = (time: number): number => {
    const turn = Math.round((time / YEAR) * perYear) % perYear;
    return (turn + perYear) % perYear;
  };
  const line = theilSen(points);
  const rest = points.map(({ time, value }) => ({ phase: phase(time), off: value - line.at(time) }));
  const means = Array.from({ length: perYear }, (_, each) =>
    mean(rest.filter((one) => one.phase === each).map(({ off }) => off)),
  );
  const all = mean(means);
  const adds = means.map((each) => each - all);
  const left =
    sum(rest.map((one) => (one.off - all - (adds[one.phase] ?? 0)) ** 2)) / (points.length - perYear);
  const whole = sum(rest.map(({ off }) => (off - all) ** 2)) / (points.length - 1);
  return whole > 0 && 1 - left / whole >= TELLING ? (time) => adds[phase(time)] ?? 0 : null;
}

/** The points without their seasons. */
export function withoutSeasons(points: readonly SeriesPoint[], seasons: Seasons): readonly SeriesPoint[] {
  return points.map(({ time, value }) => ({ time, value: value - seasons(time) }));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? middle(values) : sum(values) / values.length;
}
