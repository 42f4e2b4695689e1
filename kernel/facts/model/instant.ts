const TIME =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:[.,]\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * ISO 8601 with zone -> the same instant in UTC with milliseconds (finer digits are cut), or null.
 * A day that the calendar lacks (30 February) is none, and neither is a year before 1 or after 9999 in UTC.
 */
export function instantOf(text: string): string | null {
  const [, day] = TIME.exec(text) ?? [];
  if (day === undefined) return null;
  const midnight = new Date(`${day}T00:00:00Z`);
  // Date moves a day beyond the end of its month into the next.
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  const instant = new Date(text.replace(',', '.')).toISOString();
  return /^(?!0000)\d{4}-/.test(instant) ? instant : null;
}

/** As times are told: without a fraction that says nothing (clause 4.6.3). */
export const shortTime = (time: string): string => time.replace(/\.000Z$/, 'Z');
