import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { ownsCalendar } from '../meetings/calendar/demand-calendar.ts';
import { listFeeds } from '../store/calendar-store.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** Links to calendars that were given out, without their secrets: of the reader's unit, of all for the office. */
export const listCalendarFeeds = defineOperation({
  name: 'list-calendar-feeds',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Type.Object({
    feeds: Type.Array(
      Type.Object({
        id: Type.String(),
        unit: Nullable,
        madeAt: Type.String(),
        madeBy: Type.String(),
        revokedAt: Nullable,
      }),
    ),
  }),
  async handle(_input, { kernel, actor }) {
    const feeds = await listFeeds(kernel.database);
    return { feeds: feeds.filter(({ unit }) => ownsCalendar(unit, actor)).map((feed) => ({ ...feed })) };
  },
});
