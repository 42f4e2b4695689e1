import type { Random } from '../fuzz/random.ts';

/** A figure as it came to be, one value for each period, and the course that it took without chance. */
export interface Course {
  readonly values: readonly number[];
  readonly course: readonly number[];
  /** Of its chance over the whole time: what a goal may reasonably miss it by. */
  readonly spread: number;
  /** A share in per cent, from 0 to 100. */
  readonly share: boolean;
}

/** @param periods how many steps are made; there is one value more */
export type Family = (random: Random, periods: number) => Course;

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** From low to high, small ones as often as large ones. */
function scaled(random: Random, low: number, high: number): number {
  return low * (high / low) ** random.next();
}

const sign = (random: Random): number => (random.chance(0.75) ? 1 : -1);

function each(periods: number, of: (step: number) => number): number[] {
  return Array.from({ length: periods + 1 }, (_, step) => of(step));
}

/** A straight line with noise. */
const trend: Family = (random, periods) => {
  const start = scaled(random, 10, 1000);
  const slope = sign(random) * start * scaled(random, 0.005, 0.08);
  const noise = Math.abs(slope) * scaled(random, 0.2, 4);
  const course = each(periods, (step) => start + slope * step);
  return {
    course,
    values: course.map((value) => value + noise * normal(random)),
    spread: noise,
    share: false,
  };
};

/** Growth that loses speed, each step uneven. */
const dampedGrowth: Family = (random, periods) => {
  const start = scaled(random, 5, 500);
  const first = start * scaled(random, 0.02, 0.2);
  const damping = 0.8 + 0.19 * random.next();
  const unevenness = scaled(random, 0.1, 0.8);
  const course = [start];
  const values = [start];
  for (let step = 1; step <= periods; step += 1) {
    const gain = first * damping ** step;
    course.push((course.at(-1) ?? 0) + gain);
    values.push((values.at(-1) ?? 0) + gain + first * unevenness * 0.4 * normal(random));
  }
  return { course, values, spread: first * unevenness * 0.4 * Math.sqrt(periods), share: false };
};

/** Quarters that differ, on a line. */
const seasonal: Family = (random, periods) => {
  const start = scaled(random, 20, 500);
  const slope = sign(random) * start * scaled(random, 0.005, 0.05);
  const seasons = each(3, () => start * 0.15 * random.next() * normal(random));
  const noise = start * scaled(random, 0.005, 0.05);
  const course = each(periods, (step) => start + slope * step + (seasons[step % 4] ?? 0));
  return {
    course,
    values: course.map((value) => value + noise * normal(random)),
    spread: noise,
    share: false,
  };
};

/** Things that are finished one by one. */
const counts: Family = (random, periods) => {
  const rate = scaled(random, 0.3, 12);
  const start = Math.round(rate * 6 * random.next());
  const values = [start];
  for (let step = 1; step <= periods; step += 1) values.push((values.at(-1) ?? 0) + poisson(random, rate));
  return {
    course: each(periods, (step) => start + rate * step),
    values,
    spread: Math.sqrt(rate * periods),
    share: false,
  };
};

function poisson(random: Random, rate: number): number {
  const limit = Math.exp(-rate);
  let [count, product] = [0, random.next()];
  while (product > limit) {
    count += 1;
    product *= random.next();
  }
  return count;
}

/** A share on its way from few to nearly all, with noise that ends at the ends. */
const sCurve: Family = (random, periods) => {
  const [from, to] = [2 + 30 * random.next(), 70 + 30 * random.next()];
  const middle = periods * (0.2 + 0.7 * random.next());
  const speed = scaled(random, 0.15, 0.7);
  const noise = scaled(random, 0.3, 2.5);
  const course = each(periods, (step) => from + (to - from) / (1 + Math.exp(-speed * (step - middle))));
  const values = course.map((value) => Math.min(100, Math.max(0, value + noise * normal(random))));
  return { course, values, spread: noise, share: true };
};

/** Nothing for a while, then a jump: a building that opens, a rule that begins. */
const steps: Family = (random, periods) => {
  const start = scaled(random, 10, 300);
  const often = 0.1 + 0.35 * random.next();
  const jump = start * scaled(random, 0.03, 0.3);
  const values = [start];
  for (let step = 1; step <= periods; step += 1)
    values.push((values.at(-1) ?? 0) + (random.chance(often) ? jump * (0.4 + 1.2 * random.next()) : 0));
  return {
    course: each(periods, (step) => start + jump * often * step),
    values,
    spread: jump * Math.sqrt(often * periods),
    share: false,
  };
};

/** Each step a surprise; some drift. */
const walk: Family = (random, periods) => {
  const start = scaled(random, 20, 800);
  const size = start * scaled(random, 0.005, 0.06);
  const drift = size * 0.5 * normal(random);
  const values = [start];
  for (let step = 1; step <= periods; step += 1)
    values.push((values.at(-1) ?? 0) + drift + size * normal(random));
  return {
    course: each(periods, (step) => start + drift * step),
    values,
    spread: size * Math.sqrt(periods),
    share: false,
  };
};

/** What tunings are chosen on. */
export const trainingFamilies: Readonly<Record<string, Family>> = { trend, dampedGrowth, seasonal, counts };

/** What is judged: the same kinds made anew, and three that no tuning has seen. */
export const unseenFamilies: Readonly<Record<string, Family>> = { sCurve, steps, walk };
