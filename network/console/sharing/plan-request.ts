import type { Language } from '@yuheng/console/text/language';
import { numberWithin } from '../number-within.ts';

/** What a form holds of a plan that is asked for; a budget as it was typed. */
export interface PlanRequest {
  readonly name: string;
  readonly budget: string;
  readonly seconds: number;
  readonly seed: number;
  readonly alone: boolean;
  readonly unopened: boolean;
  readonly mergeRadius: number;
  /** Percent. */
  readonly share: number;
  readonly weights: { readonly high: number; readonly normal: number; readonly low: number };
  readonly capacity: ByScale;
  readonly radiated: ByScale;
}

interface ByScale {
  readonly macro: number;
  readonly micro: number;
}

/** Yuan in one unit of the budget field. */
export const budgetUnit: Readonly<Record<Language, number>> = { 'zh-CN': 1e4, en: 1e6 };

const mostYuan = 1e12;

/** The budget in yuan; undefined where none is given, null where what was typed is none. */
export function budgetOf(typed: string, language: Language): number | undefined | null {
  if (typed.trim() === '') return undefined;
  const unit = budgetUnit[language];
  const value = numberWithin(typed, 0, mostYuan / unit);
  return value === null ? null : Math.round(100 * unit * value) / 100;
}

/** What `start-plan` is sent. */
export function askedOf(request: PlanRequest, city: string, budget: number | undefined): object {
  const { name, seconds, seed, alone, unopened, mergeRadius, share, weights, capacity, radiated } = request;
  return {
    city,
    name: name.trim(),
    seconds,
    seed,
    alone,
    settings: {
      ...(budget === undefined ? {} : { budget }),
      mergeRadius,
      weights,
      capacity,
      radiated,
      share: share / 100,
      unopened,
    },
  };
}
