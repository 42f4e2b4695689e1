import type { Database, Sql } from '../store/database.ts';

/** Something that open consoles should know at once. Small: details are fetched. */
export interface LiveEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Live events of all servers on one database: what is published in a transaction arrives after its commit. */
export interface Events {
  publish(event: LiveEvent, sql?: Sql): Promise<void>;
  subscribe(handler: (event: LiveEvent) => void): () => void;
  stop(): Promise<void>;
}

const CHANNEL = 'yuheng_events';
/** PostgreSQL refuses payloads of 8000 bytes and more. */
const PAYLOAD_LIMIT = 7900;

export async function openEvents(database: Database): Promise<Events> {
  const handlers = new Set<(event: LiveEvent) => void>();
  const stop = await database.listen(CHANNEL, (payload) => {
    // An empty payload means that the connection was lost and is back: whatever was missed, look again.
    const event = payload === '' ? { type: 'resync', data: {} } : (JSON.parse(payload) as LiveEvent);
    for (const handler of handlers) handler(event);
  });
  return {
    async publish(event, sql = database) {
      const payload = JSON.stringify(event);
      if (Buffer.byteLength(payload) > PAYLOAD_LIMIT)
        throw new RangeError(`event ${event.type} is too large`);
      await sql.query('select pg_notify($1, $2)', [CHANNEL, payload]);
    },
    subscribe(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    stop,
  };
}
