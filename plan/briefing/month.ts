/** China's midnight in UTC: offices count their months there. */
const CHINA_MS = 8 * 3_600_000;

/** A month as it is asked for: YYYY-MM. */
export const MONTH = '^20[0-9]{2}-(?:0[1-9]|1[0-2])$';

/** The end of a month in China as a UTC ISO time: the first moment that is not in it. */
export function monthEnd(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1) - CHINA_MS).toISOString();
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  return new Date(Date.parse(monthEnd(month)) + CHINA_MS - 1).toISOString().slice(0, 10);
}
