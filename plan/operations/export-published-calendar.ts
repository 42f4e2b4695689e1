import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { wordsIn } from '../briefing/words.ts';
import { calendarOf } from '../meetings/calendar/calendar-of.ts';
import { writeCalendar } from '../meetings/calendar/write-calendar.ts';
import { listMeetings } from '../meetings/live-meeting.ts';
import { readFeed } from '../store/calendar-store.ts';
import { readLatestAgendas } from '../store/meeting-papers.ts';

/** How long a meeting stays in calendars after it was held. */
const KEPT_MS = 400 * 86_400_000;

/** Meetings as iCalendar, for whoever has the secret link. */
export const exportPublishedCalendar = defineOperation({
  name: 'export-published-calendar',
  kind: 'query',
  permission: null,
  input: Type.Object({
    feed: Type.String({ pattern: '^[\\w-]{32}$' }),
    language: Type.Optional(Type.Enum(['zh-CN', 'en'])),
  }),
  output: fileAnswer,
  file: { media: ['text/calendar; charset=utf-8'] },
  async handle({ feed: secret, language = 'zh-CN' }, { kernel }) {
    const { unit } = await readFeed(kernel.database, secret);
    const from = new Date(kernel.clock().getTime() - KEPT_MS).toISOString();
    const meetings = (await listMeetings(kernel)).filter(({ endsAt }) => endsAt >= from);
    const agendas = await readLatestAgendas(
      kernel.database,
      meetings.map(({ id }) => id),
    );
    const words = wordsIn(kernel, language);
    const name = words('calendar.name', { unit: unit ?? words('meeting.office') });
    return {
      name: 'meetings.ics',
      media: 'text/calendar; charset=utf-8',
      content: [writeCalendar(name, language, calendarOf(meetings, agendas, unit, words))],
    };
  },
});
