import type { Database, Sql } from '../../store/database.ts';
import type { JsonObject } from '../model/entity.ts';
import { TENANT } from '../store/shard.ts';
import { parseSubscription } from './parse-subscription.ts';
import type { Counters, Subscription } from './subscription.ts';

interface Row {
  readonly id: string;
  readonly definition: JsonObject;
  readonly since: number;
  readonly created_at: string;
  readonly modified_at: string;
  readonly times_sent: number;
  readonly times_failed: number;
  readonly last_notification: string | null;
  readonly last_success: string | null;
  readonly last_failure: string | null;
}

export async function readSubscriptions(sql: Sql): Promise<readonly Subscription[]> {
  const rows = await sql.query<Row>('select * from facts.subscription where tenant = $1', [TENANT]);
  return rows.map((row) => ({
    id: row.id,
    definition: parseSubscription(row.definition),
    document: row.definition,
    since: row.since,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    counters: {
      timesSent: row.times_sent,
      timesFailed: row.times_failed,
      lastNotification: row.last_notification,
      lastSuccess: row.last_success,
      lastFailure: row.last_failure,
    },
  }));
}

/** Answers up to which change it is too late for the subscription, or null when there is one of this id already. */
export async function insertSubscription(
  database: Database,
  id: string,
  document: JsonObject,
  at: string,
): Promise<number | null> {
  const [row] = await database.query<{ since: number }>(
    `insert into facts.subscription (tenant, id, definition, since, created_at, modified_at)
     select $1, $2, $3, coalesce((select max(seq) from facts.change where tenant = $1), 0), $4, $4 on conflict do nothing returning since`,
    [TENANT, id, document, at],
  );
  return row?.since ?? null;
}

export async function updateSubscription(
  database: Database,
  id: string,
  document: JsonObject,
  at: string,
): Promise<void> {
  await database.query(
    'update facts.subscription set definition = $3, modified_at = $4 where tenant = $1 and id = $2',
    [TENANT, id, document, at],
  );
}

/** What is not delivered yet goes with it. */
export async function deleteSubscription(database: Database, id: string): Promise<void> {
  await database.query('delete from facts.subscription where tenant = $1 and id = $2', [TENANT, id]);
}

export async function storeCounters(
  database: Database,
  counters: ReadonlyMap<string, Counters>,
): Promise<void> {
  if (counters.size === 0) return;
  await database.query(
    `update facts.subscription s set times_sent = new.sent, times_failed = new.failed, last_notification = new.notified,
       last_success = new.succeeded, last_failure = new.erred
     from jsonb_to_recordset($2::jsonb) as new
       (id text, sent bigint, failed bigint, notified timestamptz, succeeded timestamptz, erred timestamptz)
     where s.tenant = $1 and s.id = new.id`,
    [
      TENANT,
      JSON.stringify(
        [...counters].map(([id, one]) => ({
          id,
          sent: one.timesSent,
          failed: one.timesFailed,
          notified: one.lastNotification,
          succeeded: one.lastSuccess,
          erred: one.lastFailure,
        })),
      ),
    ],
  );
}
