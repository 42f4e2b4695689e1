import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { ChangeView, changeView, Event, presentOf } from '../events/event-view.ts';
import { momentAfter, plan } from '../events/world-event.ts';
import { record } from '../http/entities.ts';
import type { Connection } from '../http/send.ts';

/** Plays one prepared event: writes its changes through the public API, as the world's own actor. */
export function playEvent(connection: () => Connection) {
  return defineOperation({
    name: 'play-event',
    kind: 'command',
    permission: 'world.play',
    input: Type.Object({ event: Event }),
    output: Type.Object({ event: Event, observedAt: Type.String(), changes: Type.Array(ChangeView) }),
    async handle({ event }, { signal }) {
      const server = { ...connection(), signal };
      const entities = await presentOf(server, event);
      const changes = plan(event, entities);
      if (changes.length === 0) throw new Problem('world.event-not-possible', { event });
      const observedAt = momentAfter(event, entities, Date.now());
      await record(server, changes, observedAt);
      return { event, observedAt, changes: changes.map((change) => changeView(change, observedAt)) };
    },
  });
}
