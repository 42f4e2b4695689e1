/** Moments of the world are ISO 8601 in UTC, whole seconds. */
export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

export function iso(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** The same day of the month, `months` later (negative: earlier); the last day where the month is shorter. */
export function addMonths(moment: string, months: number): string {
  const from = new Date(moment);
  const day = from.getUTCDate();
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(day, lastDay));
  return iso(to.getTime());
}

export function addDays(moment: string, days: number): string {
  return iso(Date.parse(moment) + days * dayMs);
}

/** The ends of the quarters between two moments, oldest first, at the end of the day in China (UTC+8). */
export function quarterEnds(since: string, until: string): string[] {
  const ends: string[] = [];
  const first = new Date(since);
  for (let month = Math.floor(first.getUTCMonth() / 3) * 3; ; month += 3) {
    const end = Date.UTC(first.getUTCFullYear(), month, 1) - 8 * hourMs - 1000;
    if (end >= Date.parse(until)) return ends;
    if (end >= Date.parse(since)) ends.push(iso(end));
  }
}

/** The last `count` full hours up to `now`, oldest first. */
export function hours(now: string, count: number): string[] {
  const last = Math.floor(Date.parse(now) / hourMs) * hourMs;
  return Array.from({ length: count }, (_, index) => iso(last - (count - 1 - index) * hourMs));
}

/** Hour of the day in China, 0 to 24, with the minutes as a fraction. */
export function hourInChina(moment: string): number {
  return ((Date.parse(moment) + 8 * hourMs) % dayMs) / hourMs;
}
