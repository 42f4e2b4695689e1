import type { Database, Sql } from '../../store/database.ts';
import type { JsonObject } from '../model/entity.ts';
import type { Place } from './lease-store.ts';

/** A notification that waits to be delivered. */
export interface DeliveryDraft {
  readonly subscription: string;
  /** Empty for a notification that several entities share. */
  readonly entity: string;
  readonly notification: JsonObject;
}
export interface Delivery extends DeliveryDraft {
  /** Grows in the order of one subscription's notifications. */
  readonly id: number;
}

/** A notification that was given up. */
export interface DeadLetter extends Delivery {
  readonly deadAt: string;
  readonly fault: string;
}

/** Written at once, so that no text of JSON grows too large. */
const CHUNK = 2000;

/**
 * In the order given; what belongs to subscriptions that are gone is left out. Under the lock of `lockTerm`, or after the
 * place in the feed was moved on: that is what makes ids grow in the order of commits.
 */
export async function insertDeliveries(
  drafts: readonly DeliveryDraft[],
  tenant: number,
  sql: Sql,
): Promise<readonly Delivery[]> {
  const stored: Delivery[] = [];
  for (let from = 0; from < drafts.length; from += CHUNK)
    stored.push(...(await insertChunk(drafts.slice(from, from + CHUNK), tenant, sql)));
  return stored;
}

async function insertChunk(
  drafts: readonly DeliveryDraft[],
  tenant: number,
  sql: Sql,
): Promise<readonly Delivery[]> {
  const rows = await sql.query<{ id: number; place: number }>(
    `with new as (
       select place, subscription, entity, notification
       from rows from (json_to_recordset($2::json) as (subscription text, entity text, notification json))
         with ordinality as new (subscription, entity, notification, place)
     ), numbered as (
       select new.*, nextval('facts.delivery_id_seq') as id from
         (select * from new where exists (select from facts.subscription s where s.tenant = $1 and s.id = new.subscription) order by place) new
     ), stored as (
       insert into facts.delivery (id, tenant, subscription, entity, notification) overriding system value
       select id, $1, subscription, entity, notification from numbered
     )
     select id, place from numbered order by place`,
    [tenant, JSON.stringify(drafts)],
  );
  return rows.flatMap(({ id, place }) => {
    const draft = drafts[place - 1];
    return draft ? [{ ...draft, id }] : [];
  });
}

/** What waits of several subscriptions behind a delivery each, of each so many at most, in their order. */
export async function readDeliveries(
  sql: Sql,
  tenant: number,
  after: ReadonlyMap<string, number>,
  limit: number,
): Promise<readonly Delivery[]> {
  return sql.query<Delivery>(
    `select d.id, d.subscription, d.entity, d.notification
     from unnest($2::text[], $3::bigint[]) as wanted (subscription, after)
     cross join lateral (
       select * from facts.delivery d where d.tenant = $1 and d.subscription = wanted.subscription
         and d.id > wanted.after and d.dead_at is null order by d.id limit $4) d
     order by d.id`,
    [tenant, [...after.keys()], [...after.values()], limit],
  );
}

/** Subscriptions that have something to deliver. */
export async function subscriptionsInDebt(sql: Sql, tenant: number): Promise<readonly string[]> {
  const rows = await sql.query<{ subscription: string }>(
    'select distinct subscription from facts.delivery where tenant = $1 and dead_at is null',
    [tenant],
  );
  return rows.map(({ subscription }) => subscription);
}

const OWN = 'exists (select from facts.consumer c where c.tenant = $1 and c.name = $2 and c.term = $3)';

/** Forgets what was delivered, as long as nobody else delivers. */
export async function deleteDeliveries(
  sql: Sql,
  { tenant, name }: Place,
  term: number,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql.query(`delete from facts.delivery where id = any($4::bigint[]) and ${OWN}`, [
    tenant,
    name,
    term,
    ids,
  ]);
}

export async function buryDelivery(
  sql: Sql,
  { tenant, name }: Place,
  term: number,
  dead: { readonly id: number; readonly at: string; readonly fault: string },
): Promise<void> {
  await sql.query(`update facts.delivery set dead_at = $5, fault = $6 where id = $4 and ${OWN}`, [
    tenant,
    name,
    term,
    dead.id,
    dead.at,
    dead.fault,
  ]);
}

export async function readDeadLetters(
  sql: Sql,
  tenant: number,
  subscription: string | null,
  limit: number,
): Promise<readonly DeadLetter[]> {
  return sql.query<DeadLetter>(
    `select id, subscription, entity, notification, dead_at as "deadAt", fault from facts.delivery
     where tenant = $1 and dead_at is not null and ($2::text is null or subscription = $2) order by id limit $3`,
    [tenant, subscription, limit],
  );
}

/** Takes dead letters out, to be delivered anew. */
export async function takeDeadLetters(
  sql: Sql,
  tenant: number,
  ids: readonly number[],
): Promise<readonly DeliveryDraft[]> {
  const rows = await sql.query<DeadLetter>(
    `delete from facts.delivery where tenant = $1 and id = any($2::bigint[]) and dead_at is not null
     returning id, subscription, entity, notification`,
    [tenant, ids],
  );
  return rows
    .toSorted((a, b) => a.id - b.id)
    .map(({ subscription, entity, notification }) => ({ subscription, entity, notification }));
}

export async function forgetDeadLetters(database: Database, tenant: number, before: string): Promise<void> {
  await database.query('delete from facts.delivery where tenant = $1 and dead_at < $2', [tenant, before]);
}
