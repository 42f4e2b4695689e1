import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { demandCalendar } from '../meetings/calendar/demand-calendar.ts';
import { line } from '../meetings/meeting.ts';
import { insertFeed } from '../store/calendar-store.ts';

/** A secret link under which a calendar program reads the meetings of a unit, or of the office. It is told this once. */
export const addCalendarFeed = defineOperation({
  name: 'add-calendar-feed',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ unit: Type.Union([line(80), Type.Null()]) }),
  output: Type.Object({ id: Type.String(), secret: Type.String(), path: Type.String() }),
  async handle({ unit }, { kernel, actor }) {
    demandCalendar(unit, actor);
    const madeAt = kernel.clock().toISOString();
    const made = await kernel.database.transaction(async (tx) => {
      const feed = await insertFeed(tx, { unit, madeAt, madeBy: actor.id });
      const resource = `calendar:${feed.id}`;
      await kernel.audit.append(
        { by: actor, action: 'plan.add-calendar-feed', resource, payload: { unit } },
        tx,
      );
      return feed;
    });
    return { ...made, path: `/api/plan/export-published-calendar?feed=${made.secret}` };
  },
});
