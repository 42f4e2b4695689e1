import type { Language } from './language.ts';

/** `2026-11-22` in the user's zone; a date without a time stays as it is. */
export function formatDate(iso: string, zone?: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  return formatDateTime(iso, zone).slice(0, 10);
}

/** `2026-11-22 19:03:05 UTC+8` in the user's zone. */
export function formatDateTime(iso: string, zone?: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const options: Intl.DateTimeFormatOptions = {
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
    ...(zone === undefined ? {} : { timeZone: zone }),
  };
  // Swedish writes ISO 8601 dates, in every zone.
  return `${new Intl.DateTimeFormat('sv-SE', options).format(time)} ${offsetOf(time, zone)}`;
}

/** `UTC+8`, as it is at that time. */
function offsetOf(time: Date, zone: string | undefined): string {
  const options: Intl.DateTimeFormatOptions = {
    timeZoneName: 'shortOffset',
    ...(zone === undefined ? {} : { timeZone: zone }),
  };
  const parts = new Intl.DateTimeFormat('en', options).formatToParts(time);
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace(/^GMT(?:\+0$)?/, 'UTC');
}

const spans: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3 分钟前`, `in 2 years`; at least a second. */
export function formatRelative(iso: string, now: number, language: Language): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  if (Number.isNaN(seconds)) return iso;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of spans) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(
    seconds > 0 ? Math.max(1, Math.trunc(seconds)) : Math.min(-1, Math.trunc(seconds)),
    'second',
  );
}
