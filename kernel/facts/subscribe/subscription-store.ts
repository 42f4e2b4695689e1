import type { SealedDocuments } from '../../crypto/sealed-documents.ts';
import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { JsonObject } from '../model/entity.ts';
import { parseSubscription } from './parse-subscription.ts';
import { type About, type Counters, noCounters, type Subscription } from './subscription.ts';

/** Told when subscriptions change, and when another server may have something to do: `SubscriptionNews` as JSON, '' to look at all. */
export const SUBSCRIPTIONS_CHANNEL = 'yuheng_subscriptions';

export interface SubscriptionNews {
  readonly tenant: number;
  readonly removed?: string;
  /** Something of it waits to be delivered. */
  readonly owed?: string;
  /** Something of it waits until it may be told. */
  readonly waits?: string;
  /** The lease was given back. */
  readonly free?: true;
}

export async function tellSubscriptions(sql: Sql, news: SubscriptionNews): Promise<void> {
  await sql.query('select pg_notify($1, $2)', [SUBSCRIPTIONS_CHANNEL, JSON.stringify(news)]);
}

interface Row {
  readonly id: string;
  readonly about: About;
  readonly definition: JsonObject;
  readonly actor: Actor | null;
  readonly since: number;
  readonly revision: number;
  readonly created_at: string;
  readonly modified_at: string;
  readonly times_sent: number;
  readonly times_failed: number;
  readonly last_notification: string | null;
  readonly last_success: string | null;
  readonly last_failure: string | null;
}

/** So that revisions are committed in the order of their numbers. Two numbers that no other advisory lock of the house uses: "YUHE", and 7. */
const IN_ORDER = 'select pg_advisory_xact_lock(1498762309, 7)';
const PAGE = 2000;

const COUNTS = 'times_sent, times_failed, last_notification, last_success, last_failure';
const SELECT = `select s.*, ${COUNTS} from facts.subscription s
  join facts.delivery_count c on c.tenant = s.tenant and c.subscription = s.id`;

/** What was made or changed after a revision, in the order of revisions, page by page. `read` throws for what cannot be used (any more). */
export async function* subscriptionsAfter(
  sql: Sql,
  sealed: SealedDocuments,
  revision: number,
): AsyncGenerator<{ readonly id: string; readonly read: () => Subscription; readonly revision: number }> {
  for (let after = revision; ; ) {
    const rows = await sql.query<Row>(
      `${SELECT} where s.tenant = $1 and s.revision > $2 order by s.revision limit ${PAGE}`,
      [sealed.tenant, after],
    );
    for (const row of rows) {
      const read = await reader(row, sealed, sql);
      yield { id: row.id, read, revision: row.revision };
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.revision ?? after;
  }
}

export async function readSubscription(
  sql: Sql,
  sealed: SealedDocuments,
  about: About,
  id: string,
): Promise<Subscription | null> {
  const [row] = await sql.query<Row>(`${SELECT} where s.tenant = $1 and s.about = $2 and s.id = $3`, [
    sealed.tenant,
    about,
    id,
  ]);
  return row ? (await reader(row, sealed, sql))() : null;
}

/** In the order of their ids. */
export async function listSubscriptions(
  sql: Sql,
  sealed: SealedDocuments,
  about: About,
  { offset, limit }: { readonly offset: number; readonly limit: number | null },
): Promise<readonly Subscription[]> {
  const rows = await sql.query<Row>(
    `${SELECT} where s.tenant = $1 and s.about = $2 order by s.id offset $3 limit $4`,
    [sealed.tenant, about, offset, limit],
  );
  const all: Subscription[] = [];
  for (const row of rows) all.push((await reader(row, sealed, sql))());
  return all;
}

export async function countSubscriptions(sql: Sql, tenant: number, about: About): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    'select count(*) as count from facts.subscription where tenant = $1 and about = $2',
    [tenant, about],
  );
  return row?.count ?? 0;
}

export async function subscriptionIds(sql: Sql, tenant: number): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ id: string }>('select id from facts.subscription where tenant = $1', [
    tenant,
  ]);
  return new Set(rows.map(({ id }) => id));
}

/** @returns null when there is one of this id already, whatever it is about */
export async function insertSubscription(
  tx: Sql,
  sealed: SealedDocuments,
  about: About,
  made: {
    readonly id: string;
    readonly document: JsonObject;
    readonly actor: Actor | null;
    readonly at: string;
  },
): Promise<Subscription | null> {
  const { tenant } = sealed;
  await tx.query(IN_ORDER, []);
  const stored = await sealed.seal(made.id, made.document, tx);
  const [row] = await tx.query<Row>(
    `with made as (
       insert into facts.subscription (tenant, about, id, definition, since, revision, created_at, modified_at, actor)
       select $1, $2, $3, $4, coalesce((select max(seq) from facts.change where tenant = $1), 0),
         nextval('facts.subscription_revision'), $5, $5, $6
       on conflict do nothing returning *
     ), counts as (
       insert into facts.delivery_count (tenant, subscription) select tenant, id from made returning ${COUNTS}
     )
     select * from made, counts`,
    [tenant, about, made.id, stored, made.at, made.actor],
  );
  if (row) await tellSubscriptions(tx, { tenant });
  return row ? subscriptionOf(row, made.document) : null;
}

/** @param changed.change answers the new document. @returns null when there is none */
export async function updateSubscription(
  tx: Sql,
  sealed: SealedDocuments,
  about: About,
  changed: {
    readonly id: string;
    readonly change: (document: JsonObject) => JsonObject;
    /** Null: whoever it was before. */
    readonly actor: Actor | null;
    readonly at: string;
  },
): Promise<Subscription | null> {
  const { tenant } = sealed;
  await tx.query(IN_ORDER, []);
  const [found] = await tx.query<Pick<Row, 'definition'>>(
    'select definition from facts.subscription where tenant = $1 and about = $2 and id = $3 for update',
    [tenant, about, changed.id],
  );
  if (!found) return null;
  const document = changed.change(await sealed.open(changed.id, found.definition, tx));
  const [row] = await tx.query<Row>(
    `update facts.subscription s
     set definition = $3, modified_at = $4, actor = coalesce($5, s.actor), revision = nextval('facts.subscription_revision')
     from facts.delivery_count c
     where s.tenant = $1 and s.id = $2 and c.tenant = s.tenant and c.subscription = s.id returning s.*, ${COUNTS}`,
    [tenant, changed.id, await sealed.seal(changed.id, document, tx), changed.at, changed.actor],
  );
  await tellSubscriptions(tx, { tenant });
  return row ? subscriptionOf(row, document) : null;
}

/** What is not delivered yet goes with it. @returns false when there is none */
export async function deleteSubscription(
  database: Database,
  tenant: number,
  about: About,
  id: string,
): Promise<boolean> {
  return database.transaction(async (tx) => {
    const gone = await tx.query(
      'delete from facts.subscription where tenant = $1 and about = $2 and id = $3 returning 1 as one',
      [tenant, about, id],
    );
    if (gone.length > 0)
      await tellSubscriptions(tx, { tenant, ...(id.length < 2000 ? { removed: id } : {}) });
    return gone.length > 0;
  });
}

/** Adds what happened since it was added last. */
export async function addCounters(
  database: Database,
  tenant: number,
  counters: ReadonlyMap<string, Counters>,
): Promise<void> {
  if (counters.size === 0) return;
  const rows = [...counters].map(([id, one]) => ({
    id,
    sent: one.timesSent,
    failed: one.timesFailed,
    notified: one.lastNotification,
    succeeded: one.lastSuccess,
    erred: one.lastFailure,
  }));
  await database.query(
    `update facts.delivery_count c set times_sent = times_sent + new.sent, times_failed = times_failed + new.failed,
       last_notification = greatest(last_notification, new.notified),
       last_success = greatest(last_success, new.succeeded), last_failure = greatest(last_failure, new.erred)
     from jsonb_to_recordset($2::jsonb) as new
       (id text, sent bigint, failed bigint, notified timestamptz, succeeded timestamptz, erred timestamptz)
     where c.tenant = $1 and c.subscription = new.id`,
    [tenant, JSON.stringify(rows)],
  );
}

/** Reads it when asked: one that cannot be opened is the fault of nobody else. */
async function reader(row: Row, sealed: SealedDocuments, sql: Sql): Promise<() => Subscription> {
  try {
    const document = await sealed.open(row.id, row.definition, sql);
    return () => subscriptionOf(row, document);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return () => {
      throw error;
    };
  }
}

function subscriptionOf(row: Row, document: JsonObject): Subscription {
  const counted = row.times_sent > 0;
  return {
    id: row.id,
    definition: parseSubscription(document, row.about),
    document,
    actor: row.actor,
    since: row.since,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    counters: counted
      ? {
          timesSent: row.times_sent,
          timesFailed: row.times_failed,
          lastNotification: row.last_notification,
          lastSuccess: row.last_success,
          lastFailure: row.last_failure,
        }
      : noCounters,
  };
}
