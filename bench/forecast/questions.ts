import { type Goal, meets } from '@yuheng/kernel/forecast-goal';
import type { Bounds, Reading } from '@yuheng/kernel/forecast-reading';
import { Random } from '../fuzz/random.ts';
import { type Family, normal } from './families.ts';

/** Readings up to a day, a goal and its due date; and what came of it. */
export interface Question {
  readonly family: string;
  readonly known: readonly Reading[];
  readonly due: string;
  readonly bounds: Bounds;
  readonly goal: Goal;
  readonly outcome: number;
  readonly met: boolean;
}

const DAY = 86_400_000;
const BEGIN = Date.UTC(2015, 2, 31);
/** Quarters, as figures are kept, and months. */
const PERIODS = [91, 91, 30] as const;

/**
 * One question about a made series: it began with its goal, some part of its time has passed. The goal lies 40 % below to 40 % above what the
 * course without chance comes to, give or take its chance: as plans are, some modest, some bold.
 * @param points readings that are known, where it matters
 */
export function questionOf(
  name: string,
  family: Family,
  random: Random,
  points: { readonly least: number; readonly most: number },
): Question {
  const asked = points.least + random.below(points.most - points.least + 1);
  const ahead = 1 + random.below(Math.max(2, Math.min(12, asked * 2)));
  const last = asked - 1 + ahead;
  const { values, course, spread, share } = family(random, last);
  const period = random.of(PERIODS) * DAY;
  const timeOf = (step: number): number => BEGIN + Math.round(step * period);
  const known = values
    .slice(0, asked)
    .map((value, step) => ({ at: new Date(timeOf(step)).toISOString(), value }))
    // Some readings are missing, never the first ones that are needed.
    .filter((_, step) => asked < 6 || step === asked - 1 || !random.chance(0.08));
  const outcome = values[last] ?? 0;
  const [from = 0, to = 0] = [course[0], course[last]];
  const wanted = from + (to - from) * (0.6 + 0.8 * random.next()) + spread * 0.7 * normal(random);
  const value = share ? Math.min(99, Math.max(1, wanted)) : wanted;
  const up = to >= from;
  const goal: Goal = {
    comparator: up ? random.of(['>=', '>', '=']) : random.of(['<=', '<', '=']),
    value,
    high: null,
    direction: up ? 'up' : 'down',
  };
  const bounds = { low: share ? 0 : null, high: share ? 100 : null };
  return {
    family: name,
    known,
    due: new Date(timeOf(last)).toISOString(),
    bounds,
    goal,
    outcome,
    met: meets(goal, outcome),
  };
}

/** As many questions of each family, the same ones for the same seed. */
export function questionsOf(
  families: Readonly<Record<string, Family>>,
  each: number,
  seed: number,
  points = { least: 4, most: 24 },
): readonly Question[] {
  return Object.entries(families).flatMap(([name, family], index) => {
    const random = new Random(seed * 1000 + index);
    return Array.from({ length: each }, () => questionOf(name, family, random, points));
  });
}
