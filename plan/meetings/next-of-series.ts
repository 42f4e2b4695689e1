import { dueAfter } from '@yuheng/kernel/working-days';
import { dayOf } from '../briefing/china-day.ts';
import { noEdits } from './agenda/agenda.ts';
import type { Meeting } from './meeting.ts';

/** China's clock in UTC. */
const CHINA_MS = 8 * 3_600_000;

/** The so-manieth working day of a month (YYYY-MM) as due times count them, an ISO day in China. */
export function workingDayOf(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  // Noon of the last day before the month.
  return dayOf(dueAfter(new Date(Date.UTC(year, number - 1, 1) - 12 * 3_600_000), count));
}

export function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

/** A meeting before it has an id, a case and a history. */
export type MeetingDraft = Omit<
  Meeting,
  'id' | 'case' | 'sequence' | 'changedAt' | 'announced' | 'state' | 'version'
>;

/** The meeting of a series for the month after; at the same hour, as long as this one, with nothing decided yet. Pure. */
export function nextOfSeries(meeting: Meeting): MeetingDraft | null {
  const { kind, title, place, chair, series, period, startsAt, endsAt } = meeting;
  if (series === null || period === null) return null;
  const next = monthAfter(period);
  const day = workingDayOf(next, series.workingDay);
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  const hour = (Date.parse(startsAt) + CHINA_MS) % 86_400_000;
  const begins = Date.parse(`${day}T00:00:00Z`) + hour - CHINA_MS;
  return {
    kind,
    title,
    place,
    chair,
    startsAt: new Date(begins).toISOString(),
    endsAt: new Date(begins + length).toISOString(),
    units: null,
    series,
    period: next,
    edits: noEdits,
  };
}
