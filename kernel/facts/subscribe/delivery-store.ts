import type { Database, Sql } from '../../store/database.ts';
import type { JsonObject } from '../model/entity.ts';
import { TENANT } from '../store/shard.ts';

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

/** In the order given; what belongs to subscriptions that are gone is left out. */
export async function insertDeliveries(
  drafts: readonly DeliveryDraft[],
  sql: Sql,
): Promise<readonly Delivery[]> {
  if (drafts.length === 0) return [];
  const rows = await sql.query<{ id: number; place: number }>(
    `with new as (
       select place, subscription, entity, notification
       from rows from (jsonb_to_recordset($2::jsonb) as (subscription text, entity text, notification jsonb))
         with ordinality as new (subscription, entity, notification, place)
     ), numbered as (
       select new.*, nextval(pg_get_serial_sequence('facts.delivery', 'id')) as id from
         (select * from new where exists (select from facts.subscription s where s.tenant = $1 and s.id = new.subscription) order by place) new
     ), stored as (
       insert into facts.delivery (id, tenant, subscription, entity, notification) overriding system value
       select id, $1, subscription, entity, notification from numbered
     )
     select id, place from numbered order by place`,
    [TENANT, JSON.stringify(drafts)],
  );
  return rows.flatMap(({ id, place }) => {
    const draft = drafts[place - 1];
    return draft ? [{ ...draft, id }] : [];
  });
}

export async function readDeliveries(
  sql: Sql,
  subscription: string,
  after: number,
  limit: number,
): Promise<readonly Delivery[]> {
  return sql.query<Delivery>(
    `select id, subscription, entity, notification from facts.delivery
     where tenant = $1 and subscription = $2 and id > $3 and dead_at is null order by id limit $4`,
    [TENANT, subscription, after, limit],
  );
}

/** Subscriptions that have something to deliver. */
export async function subscriptionsInDebt(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.query<{ subscription: string }>(
    'select distinct subscription from facts.delivery where tenant = $1 and dead_at is null',
    [TENANT],
  );
  return rows.map(({ subscription }) => subscription);
}

export async function deleteDeliveries(sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.query('delete from facts.delivery where id = any($1::bigint[])', [ids]);
}

export async function buryDelivery(sql: Sql, id: number, at: string, fault: string): Promise<void> {
  await sql.query('update facts.delivery set dead_at = $2, fault = $3 where id = $1', [id, at, fault]);
}

export async function readDeadLetters(
  sql: Sql,
  subscription: string | null,
  limit: number,
): Promise<readonly DeadLetter[]> {
  return sql.query<DeadLetter>(
    `select id, subscription, entity, notification, dead_at as "deadAt", fault from facts.delivery
     where tenant = $1 and dead_at is not null and ($2::text is null or subscription = $2) order by id limit $3`,
    [TENANT, subscription, limit],
  );
}

/** Takes dead letters out, to be delivered anew. */
export async function takeDeadLetters(
  database: Sql,
  ids: readonly number[],
): Promise<readonly DeliveryDraft[]> {
  const rows = await database.query<DeadLetter>(
    `delete from facts.delivery where tenant = $1 and id = any($2::bigint[]) and dead_at is not null
     returning id, subscription, entity, notification`,
    [TENANT, ids],
  );
  return rows
    .toSorted((a, b) => a.id - b.id)
    .map(({ subscription, entity, notification }) => ({ subscription, entity, notification }));
}

export async function forgetDeadLetters(database: Database, before: string): Promise<void> {
  await database.query('delete from facts.delivery where dead_at < $1', [before]);
}
