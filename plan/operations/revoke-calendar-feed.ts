import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { demandCalendar } from '../meetings/calendar/demand-calendar.ts';
import { listFeeds, revokeFeed } from '../store/calendar-store.ts';

/** From now on nothing is read under the link. */
export const revokeCalendarFeed = defineOperation({
  name: 'revoke-calendar-feed',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ feed: Type.String({ format: 'uuid' }) }),
  output: Type.Object({}),
  async handle({ feed: id }, { kernel, actor }) {
    const feed = (await listFeeds(kernel.database)).find((one) => one.id === id);
    if (feed === undefined) throw new Problem('plan.feed-not-found');
    demandCalendar(feed.unit, actor);
    await kernel.database.transaction(async (tx) => {
      await revokeFeed(tx, id, kernel.clock().toISOString());
      const resource = `calendar:${id}`;
      await kernel.audit.append(
        { by: actor, action: 'plan.revoke-calendar-feed', resource, payload: { unit: feed.unit } },
        tx,
      );
    });
    return {};
  },
});
