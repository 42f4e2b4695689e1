import type { Sql } from '../../store/database.ts';
import type { JsonObject } from '../model/entity.ts';

/** What a throttled subscription is to be told of an entity once it may. */
export interface ThrottledState {
  readonly subscription: string;
  readonly entity: string;
  /** The entity, and those that it is linked to where they are wanted. */
  readonly data: readonly JsonObject[];
  readonly due: string;
}

/** The newest state takes the place of an older one. */
export async function keepThrottled(
  tx: Sql,
  tenant: number,
  states: readonly ThrottledState[],
): Promise<void> {
  if (states.length === 0) return;
  const newest = new Map(states.map((state) => [`${state.subscription} ${state.entity}`, state]));
  await tx.query(
    `insert into facts.throttled (tenant, subscription, entity, data, due_at)
     select $1, new.subscription, new.entity, new.data, new.due
     from jsonb_to_recordset($2::jsonb) as new (subscription text, entity text, data jsonb, due timestamptz)
     where exists (select from facts.subscription s where s.tenant = $1 and s.id = new.subscription)
     on conflict (tenant, subscription, entity) do update set data = excluded.data`,
    [tenant, JSON.stringify([...newest.values()])],
  );
}

/** What a subscription waits to be told of one entity or source. */
export type Waiting = Pick<ThrottledState, 'entity' | 'data'>;

/** Takes out what a subscription waits to be told, in the order of entities. */
export async function takeThrottled(
  tx: Sql,
  tenant: number,
  subscription: string,
): Promise<readonly Waiting[]> {
  const rows = await tx.query<{ entity: string; data: readonly JsonObject[] }>(
    'delete from facts.throttled where tenant = $1 and subscription = $2 returning entity, data',
    [tenant, subscription],
  );
  return rows.toSorted((a, b) => (a.entity < b.entity ? -1 : 1));
}

/** Subscription -> when it may be told of what waits. */
export async function readThrottled(sql: Sql, tenant: number): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ subscription: string; due: string }>(
    'select subscription, min(due_at) as due from facts.throttled where tenant = $1 group by subscription',
    [tenant],
  );
  return new Map(rows.map(({ subscription, due }) => [subscription, due]));
}
