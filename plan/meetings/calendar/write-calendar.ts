import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** A meeting as a calendar shows it. */
export interface CalendarMeeting {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly description: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly changedAt: string;
  readonly sequence: number;
  /** tentative: not announced yet. */
  readonly status: 'tentative' | 'confirmed' | 'cancelled';
}

const statuses = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/** How often a program should ask again, seconds. */
const TTL = 3600;

/**
 * Meetings as an iCalendar object (RFC 5545): each has the same UID for ever and a SEQUENCE that grows when it is moved or
 * called off; times are UTC (3.3.5, form 2), so that no zone has to be told; lines are folded at 75 octets (3.1).
 */
export function writeCalendar(name: string, language: string, meetings: readonly CalendarMeeting[]): string {
  const calendar = ical({
    name: plain(name),
    prodId: { company: 'Yuheng', product: 'Meetings', language: language.slice(0, 2).toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: TTL,
  });
  for (const { id, title, place, description, startsAt, endsAt, changedAt, sequence, status } of meetings)
    calendar.createEvent({
      id: `${id}@yuheng`,
      sequence,
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      start: new Date(startsAt),
      end: new Date(endsAt),
      summary: plain(title),
      location: plain(place),
      ...(description === '' ? {} : { description: plain(description) }),
      status: statuses[status],
    });
  return calendar.toString();
}

/** Text may hold line breaks, which are escaped, and no other control (3.3.11). */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '');
}
