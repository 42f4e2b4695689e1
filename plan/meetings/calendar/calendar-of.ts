import type { Words } from '../../briefing/words.ts';
import type { Agenda } from '../agenda/agenda.ts';
import type { Meeting } from '../meeting.ts';
import type { CalendarMeeting } from './write-calendar.ts';

/**
 * What the calendar of a unit shows: the meetings that it was told of. That of the office (null) shows those that are being
 * prepared as well. Pure.
 */
export function calendarOf(
  meetings: readonly Meeting[],
  agendas: ReadonlyMap<string, Pick<Agenda, 'items'>>,
  unit: string | null,
  words: Words,
): readonly CalendarMeeting[] {
  return meetings
    .filter(({ announced, units }) => unit === null || (announced && units?.includes(unit) === true))
    .map((meeting): CalendarMeeting => {
      const { id, title, place, startsAt, endsAt, changedAt, sequence, state, kind, chair } = meeting;
      const items = agendas.get(id)?.items ?? [];
      return {
        id,
        title,
        place,
        startsAt,
        endsAt,
        changedAt,
        sequence,
        status: state === 'cancelled' ? 'cancelled' : state === 'preparing' ? 'tentative' : 'confirmed',
        description: [
          words('calendar.about', { kind: words(`meeting.kind.${kind}`), chair }),
          ...items.map((item, index) => `${index + 1}. ${item.title}`),
        ].join('\n'),
      };
    });
}
