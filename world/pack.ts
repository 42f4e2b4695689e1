import { definePack } from '@yuheng/kernel/pack';
import { entities } from './entities.ts';
import { listEvents } from './operations/list-events.ts';
import { playEvent } from './operations/play-event.ts';

/** Where the world writes: asked at each call, since the server's address is known only once it listens. */
export interface WorldServer {
  readonly base: () => string;
  readonly key: () => string;
}

/** The synthetic province of the demo and its prepared events; see README.md. */
export function createWorldPack({ base, key }: WorldServer) {
  const connection = () => ({ base: base(), key: key() });
  return definePack({
    id: 'world',
    folder: import.meta.dirname,
    needs: ['network', 'industry'],
    standards: [
      {
        id: 'ETSI GS CIM 009',
        edition: 'V1.8.1',
        part: 'clauses 4.5, 5.6.2 and 5.6.8: normalised form, attribute update, batch upsert',
        claim: 'aligned',
      },
      {
        id: 'GB/T 2260',
        part: 'codes of the province and its cities',
        claim: 'aligned',
      },
    ],
    entities,
    operations: [listEvents(connection), playEvent(connection)],
    errors: { unreachable: 502, 'request-refused': 502, 'event-not-possible': 409 },
  });
}

/** The pack tied to no server: what describes packs reads it. Its operations answer world.unreachable. */
export const pack = createWorldPack({ base: () => 'http://127.0.0.1:9', key: () => '' });
