import { Problem } from '../../http/problem.ts';
import { shorten } from '../model/shorten.ts';

/** A span of the calendar: months differ in length, everything shorter is counted in milliseconds. */
export interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}

const DURATION =
  /^P(?=.)(?:(\d{1,6})W|(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,7})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d{1,3})?)S)?)?)$/;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * A duration of ISO 8601 as `aggrPeriodDuration` has it (ETSI GS CIM 009 V1.9.1, clause 4.5.19): `P1M`, `PT15M`, `P2W`;
 * of no length (`PT0S`) it stands for the whole time that was asked for.
 * @throws Problem facts.bad-duration
 */
export function parseDuration(text: unknown): Duration {
  const found = typeof text === 'string' ? DURATION.exec(text) : null;
  if (!found) throw new Problem('facts.bad-duration', { value: shorten(text) });
  const part = (index: number): number => Number((found[index] ?? '0').replace(',', '.'));
  return {
    months: part(2) * 12 + part(3),
    milliseconds: Math.round(
      (part(1) * 7 + part(4)) * DAY + part(5) * HOUR + part(6) * 60_000 + part(7) * 1000,
    ),
  };
}

export function isEmpty({ months, milliseconds }: Duration): boolean {
  return months === 0 && milliseconds === 0;
}

/** Does the duration, begun at a full hour of UTC, always end at one? */
export function isOfHours({ milliseconds }: Duration): boolean {
  return milliseconds % HOUR === 0;
}

/**
 * The moment so many durations after another, in UTC. A day that the month lacks is its last one: 31 January and one
 * month is 28 February.
 * @param origin milliseconds since 1970
 */
export function advance(origin: number, { months, milliseconds }: Duration, times: number): number {
  if (months === 0) return origin + milliseconds * times;
  const from = new Date(origin);
  const to = new Date(origin);
  to.setUTCDate(1);
  to.setUTCMonth(from.getUTCMonth() + months * times);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to.getTime() + milliseconds * times;
}
