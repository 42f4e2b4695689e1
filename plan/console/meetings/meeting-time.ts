import { formatDateTime } from '@yuheng/console/text/format-time';

/** `2026-12-03 09:00–11:00` in the user's zone; over several days both days are named. */
export function meetingTime(startsAt: string, endsAt: string): string {
  const [from, to] = [formatDateTime(startsAt), formatDateTime(endsAt)];
  const end = from.slice(0, 10) === to.slice(0, 10) ? to.slice(11, 16) : to.slice(0, 16);
  return `${from.slice(0, 16)}–${end}`;
}

/** As a field for a local time takes it. */
export function localTime(iso: string): string {
  return formatDateTime(iso).slice(0, 16).replace(' ', 'T');
}

/** What such a field holds, as an instant; empty where it is none. */
export function instantOf(local: string | undefined): string {
  const time = new Date(local ?? '');
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

/** Names that somebody typed one behind the other. */
export function namesIn(text: string): readonly string[] {
  const names = text.split(/[,，、;；\n]+/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
