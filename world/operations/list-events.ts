import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { ChangeView, changeView, Event, presentOf } from '../events/event-view.ts';
import { eventIds, momentAfter, plan } from '../events/world-event.ts';
import type { Connection } from '../http/send.ts';

const Text = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** The prepared events, which of them are possible now, and what each would change. */
export function listEvents(connection: () => Connection) {
  return defineOperation({
    name: 'list-events',
    kind: 'query',
    permission: 'world.read',
    input: Type.Object({}),
    output: Type.Object({
      events: Type.Array(
        Type.Object({
          id: Event,
          title: Text,
          description: Text,
          possible: Type.Boolean(),
          changes: Type.Array(ChangeView),
        }),
      ),
    }),
    async handle(_input, { kernel: { registry }, signal }) {
      const server = { ...connection(), signal };
      const events = await Promise.all(
        eventIds.map(async (id) => {
          const entities = await presentOf(server, id);
          const at = momentAfter(id, entities, Date.now());
          const changes = plan(id, entities).map((change) => changeView(change, at));
          const text = (part: string) => registry.text('world', `events.${id}.${part}`);
          return {
            id,
            title: text('title'),
            description: text('description'),
            possible: changes.length > 0,
            changes,
          };
        }),
      );
      return { events };
    },
  });
}
