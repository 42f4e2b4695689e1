import { dampedHolt, type Smoothing, type State } from './damped-holt.ts';
import type { SeriesPoint } from './series-of.ts';
import { theilSen } from './theil-sen.ts';
import type { Tuning } from './tuning.ts';

/** One way in which the series may go on. */
export interface Member {
  readonly smoothing: Smoothing;
  readonly state: State;
  readonly errors: readonly number[];
  /** How far its trend may be off, per period. */
  readonly trendSpread: number;
  /** How much the series itself speaks for it; of all members 1. */
  readonly weight: number;
}

/** Parameters that a member takes from the series: its errors are fewer by these. */
const TAKEN = 2;

/**
 * Every combination of smoothings over the same points, begun on their Theil–Sen line, each with the weight that its errors
 * leave it. One best combination would be an accident where there are few points. Pure. @param points 4 at least
 */
export function membersOf(points: readonly SeriesPoint[], period: number, tuning: Tuning): readonly Member[] {
  const line = theilSen(points);
  const first = points[0]?.time ?? 0;
  const start: State = { level: line.at(first), trend: line.slope * period };
  const free = Math.max(1, points.length - 1 - TAKEN);
  const times = points.map(({ time }) => (time - first) / period);
  const centre = times.reduce((sum, each) => sum + each, 0) / times.length;
  const stretch = Math.sqrt(times.reduce((sum, each) => sum + (each - centre) ** 2, 0));
  const least = leastError(points);
  const open = smoothingsOf(tuning).map((smoothing) => {
    const { state, errors } = dampedHolt(points, start, smoothing, period);
    const squares = errors.reduce((sum, each) => sum + each ** 2, 0);
    const spread = Math.sqrt(squares / free);
    // Of a line with noise about it, and of a walk: how sure their slopes are.
    const trendSpread =
      ((1 - smoothing.level) * spread) / stretch + (smoothing.level * spread) / Math.sqrt(errors.length);
    return { smoothing, state, errors, trendSpread, speaks: (squares + least) ** (-free / 2) };
  });
  const all = open.reduce((sum, { speaks }) => sum + speaks, 0);
  return open.map(({ speaks, ...member }) => ({ ...member, weight: speaks / all }));
}

function smoothingsOf({ dampings, levels, trends }: Tuning): readonly Smoothing[] {
  return dampings.flatMap((damping) =>
    levels.flatMap((level) =>
      trends.filter((trend) => trend < level).map((trend) => ({ level, trend, damping })),
    ),
  );
}

/** Below this, errors are those of arithmetic: a series that fits exactly must not divide by zero. */
function leastError(points: readonly SeriesPoint[]): number {
  const size = Math.max(...points.map(({ value }) => Math.abs(value)));
  return (size * 1e-6) ** 2 + Number.MIN_VALUE * 1e20;
}
