import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { ChangeView, changeView, Event, PatchView, patchView, presentOf } from '../events/event-view.ts';
import { eventIds, momentAfter, plan } from '../events/world-event.ts';
import type { Connection } from '../http/send.ts';

const Bilingual = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

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
          event: Event,
          title: Bilingual,
          description: Bilingual,
          possible: Type.Boolean(),
          changes: Type.Array(ChangeView),
          patch: Type.Optional(PatchView),
        }),
      ),
    }),
    async handle(_input, { kernel, signal }) {
      const server = { ...connection(), signal };
      const events = await Promise.all(
        eventIds.map(async (event) => {
          const entities = await presentOf(server, event);
          const changes = plan(event, entities).map(changeView);
          const [first] = changes;
          const at = momentAfter(event, entities, Date.now());
          return {
            event,
            title: kernel.registry.text('world', `events.${event}.title`),
            description: kernel.registry.text('world', `events.${event}.description`),
            possible: first !== undefined,
            changes,
            ...(first === undefined ? {} : { patch: patchView(first, at) }),
          };
        }),
      );
      return { events };
    },
  });
}
