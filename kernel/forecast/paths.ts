import { follow, reach, type State } from './damped-holt.ts';
import { type Member, membersOf } from './members.ts';
import type { SeededRandom } from './seeded-random.ts';
import { ENOUGH, middle, type SeriesPoint } from './series-of.ts';
import type { Tuning } from './tuning.ts';

/** Enough that a chance is known to about one in a hundred. */
const PATHS = 1000;
const MOST_STEPS = 24;

export interface Simulation {
  readonly points: readonly SeriesPoint[];
  readonly period: number;
  readonly end: number;
  readonly tuning: Tuning;
  readonly random: SeededRandom;
}

/** The values of all paths at one time. */
export interface Step {
  readonly time: number;
  readonly values: readonly number[];
}

interface Times {
  readonly time: number;
  /** Since the step before. */
  readonly periods: number;
}

/** One path: the value after each step. */
type Draw = (times: readonly Times[]) => readonly number[];

/** Ways in which the series may go on, at so many steps up to the end. Pure, but for the random numbers that it draws. */
export function simulate(simulation: Simulation): readonly Step[] {
  const { points, period, end } = simulation;
  const times = timesUntil(points.at(-1)?.time ?? end, end, period);
  const draw = points.length >= ENOUGH ? drawFromSeries(simulation) : drawFromClass(simulation);
  const paths = Array.from({ length: PATHS }, () => draw(times));
  return times.map(({ time }, index) => ({ time, values: paths.map((path) => path[index] ?? 0) }));
}

function timesUntil(from: number, end: number, period: number): readonly Times[] {
  const whole = (end - from) / period;
  const count = Math.min(MOST_STEPS, Math.max(1, Math.ceil(whole)));
  const length = whole > MOST_STEPS ? whole / MOST_STEPS : 1;
  const at = (step: number): number => (step === count ? end : from + step * length * period);
  return Array.from({ length: count }, (_, index) => ({
    time: at(index + 1),
    periods: (at(index + 1) - at(index)) / period,
  }));
}

function drawFromSeries({ points, period, tuning, random }: Simulation): Draw {
  const members = membersOf(points, period, tuning);
  const changes = points.slice(1).map(({ value }, index) => value - (points[index]?.value ?? value));
  const usual = Math.sqrt(changes.reduce((sum, each) => sum + each ** 2, 0) / changes.length);
  const size = Math.max(usual, tuning.leastChange * scaleOf(points));
  return (times) => {
    const { smoothing, state, errors, trendSpread } = pick(members, random.next());
    const free = errors.length / Math.max(1, errors.length - 2);
    const widened = tuning.widening * Math.sqrt(free);
    const error = (): number =>
      random.next() * (errors.length + tuning.unseen) < tuning.unseen
        ? random.normal() * size * tuning.surprise
        : random.of(errors) * widened * (random.next() < 0.5 ? 1 : -1);
    let now: State = { level: state.level, trend: state.trend + random.normal() * trendSpread };
    return times.map(({ periods }) => {
      const off = error();
      const value = now.level + now.trend * reach(smoothing.damping, periods) + off;
      now = follow(now, smoothing, periods, off);
      return value;
    });
  };
}

function pick(members: readonly Member[], share: number): Member {
  let left = share;
  for (const member of members) {
    left -= member.weight;
    if (left < 0) return member;
  }
  return members.at(-1) as Member;
}

/**
 * Too few points to know a trend: what such figures do in general, drawn towards what the two or three points show.
 */
function drawFromClass({ points, period, tuning, random }: Simulation): Draw {
  const scale = scaleOf(points);
  const [first, last] = [points[0], points.at(-1)];
  const value = last?.value ?? 0;
  const gone = first && last ? (last.time - first.time) / period : 0;
  const shown = first && gone > 0 ? (value - first.value) / gone : null;
  return (times) => {
    const trend =
      shown === null
        ? scale * (tuning.drift + tuning.driftSpread * random.normal())
        : shown * (0.3 + random.next()) + scale * tuning.driftSpread * 0.4 * random.normal();
    const noise = scale * tuning.unevenness + (shown === null ? 0 : Math.abs(shown) * 0.3);
    let now = value;
    return times.map(({ periods }) => {
      now += trend * periods + random.normal() * noise * Math.sqrt(periods);
      return now;
    });
  };
}

/** How large the figure is: its usual size, or 1 where all of it is zero. */
function scaleOf(points: readonly SeriesPoint[]): number {
  return (
    middle(points.map(({ value }) => Math.abs(value))) ||
    Math.max(...points.map(({ value }) => Math.abs(value))) ||
    1
  );
}
