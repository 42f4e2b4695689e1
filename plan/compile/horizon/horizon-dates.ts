import type { Horizon } from '../compiled.ts';
import { isoDate } from './iso-date.ts';

/**
 * First and last day (ISO) on which a horizon can end. "3—5 years" is two days, a year or a date the same day twice.
 * A relative horizon counts from its own base or else from `issueDate`; without either nothing is known.
 */
export function horizonDates(
  horizon: Omit<Horizon, 'text' | 'span'> | null,
  issueDate: string | null,
): { earliest: string | null; latest: string | null } {
  if (horizon === null) return { earliest: null, latest: null };
  if (horizon.kind === 'absolute') {
    const day = horizon.date ?? (horizon.year === null ? null : `${horizon.year}-12-31`);
    return { earliest: day, latest: day };
  }
  const base = horizon.base ?? issueDate;
  if (base === null) return { earliest: null, latest: null };
  return { earliest: yearsAfter(base, horizon.minYears), latest: yearsAfter(base, horizon.maxYears) };
}

/** Half years are months; the day is held inside a shorter month (29 February). */
function yearsAfter(base: string, years: number | null): string | null {
  const [year, month, day] = base.split('-').map(Number);
  if (years === null || year === undefined || month === undefined || day === undefined) return null;
  const months = year * 12 + (month - 1) + Math.round(years * 12);
  return isoDate(Math.floor(months / 12), (months % 12) + 1, day);
}
