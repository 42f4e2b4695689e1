import chineseDays from 'chinese-days';

const CHINA_OFFSET_HOURS = 8;
const HOUR = 3_600_000;
/** Offices close at 18:00 China time: a due day ends there. */
const CLOSING_HOUR = 18;
/** And open at 09:00. */
const OPENING_HOUR = 9;

/**
 * The closing hour (as UTC ISO time) of the n-th working day after the day of `from`, both in China time.
 * Public holidays and make-up days follow the State Council's yearly notices as carried by `chinese-days`;
 * for years without a notice yet, Saturdays and Sundays are off.
 */
export function dueAfter(from: Date, workingDays: number): string {
  if (!Number.isInteger(workingDays) || workingDays < 1)
    throw new RangeError('workingDays must be a whole number from 1');
  const day = new Date(from.getTime() + CHINA_OFFSET_HOURS * HOUR).toISOString().slice(0, 10);
  return closingOf(chineseDays.findWorkday(workingDays, day));
}

/** The opening hour (as UTC ISO time) of the n-th working day before the day of a time, both in China time. */
export function morningBefore(time: string, workingDays: number): string {
  if (!Number.isInteger(workingDays) || workingDays < 1)
    throw new RangeError('workingDays must be a whole number from 1');
  const day = new Date(Date.parse(time) + CHINA_OFFSET_HOURS * HOUR).toISOString().slice(0, 10);
  const before = chineseDays.findWorkday(-workingDays, day);
  const opening = Date.parse(`${before}T00:00:00Z`) + (OPENING_HOUR - CHINA_OFFSET_HOURS) * HOUR;
  return new Date(opening).toISOString();
}

/** The closing hour (as UTC ISO time) of the day that is so many working days after that of a time, or before it where they are negative. */
export function shiftedBy(time: string, workingDays: number): string {
  const day = new Date(Date.parse(time) + CHINA_OFFSET_HOURS * HOUR).toISOString().slice(0, 10);
  return closingOf(dayShiftedBy(day, workingDays));
}

/** The same of days (`YYYY-MM-DD`); 0 leaves a day as it is. @throws RangeError for no whole number */
export function dayShiftedBy(day: string, workingDays: number): string {
  if (!Number.isInteger(workingDays)) throw new RangeError('workingDays must be a whole number');
  return workingDays === 0 ? day : chineseDays.findWorkday(workingDays, day);
}

/** The closing hour of a day (`YYYY-MM-DD`, China time) as UTC ISO time. */
export function closingOf(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (CLOSING_HOUR - CHINA_OFFSET_HOURS) * HOUR).toISOString();
}
