import { type City, cities } from './geography/cities.ts';
import { addMonths } from './model/calendar.ts';
import { type CityPlan, cityPlan, type Scale } from './scale.ts';

/** What every part of the world is built from. */
export interface Setting {
  readonly seed: number;
  readonly scale: Scale;
  /** The world's present: only what sensors read depends on it. */
  readonly now: string;
  /** The beginning of that day (UTC): all else does, so that two runs on one day agree. */
  readonly today: string;
  /** When the records of what does not change begin: before the plans of the demo were issued. */
  readonly epoch: string;
  /** When the plans of the demo were issued, but at least three years before `now`. */
  readonly issued: string;
  readonly cities: readonly { readonly city: City; readonly plan: CityPlan }[];
}

/** The date of the first of the demo's plans. */
const planDate = '2023-11-20T00:00:00Z';

export function settingOf(seed: number, scale: Scale, now: string): Setting {
  const today = `${new Date(now).toISOString().slice(0, 10)}T00:00:00Z`;
  const threeYears = addMonths(today, -36);
  const issued = threeYears < planDate ? threeYears : planDate;
  return {
    seed,
    scale,
    now,
    today,
    epoch: addMonths(issued, -6),
    issued,
    cities: cities.map((city) => ({ city, plan: cityPlan(scale, city) })),
  };
}
