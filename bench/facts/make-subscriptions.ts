import { openDatabase } from '@yuheng/kernel/store';
import { sensorId } from './made-request.ts';

/** Each entity of those subscribed to has so many subscriptions, to one attribute of it. */
export const EACH = 10;
const AT_ONCE = 5000;
/** Paths of the endpoint. */
const PATHS = 16;

/** Puts subscriptions on record as if they had been made one by one; the server does not run meanwhile. */
export async function makeSubscriptions(data: string, count: number, receiverPort: number): Promise<void> {
  const database = await openDatabase({ data });
  try {
    for (let from = 0; from < count; from += AT_ONCE) {
      const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) =>
        subscription(from + n, receiverPort),
      );
      await database.query(
        `insert into facts.subscription (tenant, id, definition, since, revision, created_at, modified_at)
         select 1, definition ->> 'id', definition, coalesce((select max(seq) from facts.change where tenant = 1), 0), nextval('facts.subscription_revision'), now(), now()
         from jsonb_array_elements($1::jsonb) definition`,
        [JSON.stringify(rows)],
      );
    }
  } finally {
    await database.close();
  }
}

function subscription(number: number, port: number): object {
  return {
    id: `urn:ngsi-ld:Subscription:bench:${number}`,
    type: 'Subscription',
    entities: [{ id: sensorId(Math.floor(number / EACH)), type: 'BenchSensor' }],
    watchedAttributes: ['level'],
    notification: {
      attributes: ['level', 'status'],
      endpoint: { uri: `http://127.0.0.1:${port}/notify/${number % PATHS}`, accept: 'application/json' },
    },
  };
}
