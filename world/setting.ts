import { type City, cities } from './geography/cities.ts';
import { addMonths } from './model/calendar.ts';
import { type CityPlan, cityPlan, type Scale } from './scale.ts';

/** What every part of the world is built from. */
export interface Setting {
  readonly seed: number;
  readonly scale: Scale;
  readonly now: string;
  /** When the records of what does not change begin: before the plans of the demo were issued. */
  readonly epoch: string;
  /** Three years before `now`, when the plans of the demo were issued. */
  readonly issued: string;
  readonly cities: readonly { readonly city: City; readonly plan: CityPlan }[];
}

export function settingOf(seed: number, scale: Scale, now: string): Setting {
  return {
    seed,
    scale,
    now,
    epoch: addMonths(now, -42),
    issued: addMonths(now, -36),
    cities: cities.map((city) => ({ city, plan: cityPlan(scale, city) })),
  };
}
