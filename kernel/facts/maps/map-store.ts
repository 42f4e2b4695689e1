import type { Database, Sql } from '../../store/database.ts';
import type { PartSize } from './map-place.ts';

export interface EntityMap {
  /** UUID */
  readonly id: string;
  readonly query: string;
  readonly temporal: boolean;
  readonly expiresAt: string;
}

/** What a tenant's maps may hold together: the ones that end first make room for a new one. */
const MAPS = 1000;
const IDS = 10_000_000;

export async function insertMap(tenant: number, map: EntityMap, createdAt: string, tx: Sql): Promise<void> {
  await tx.query(
    `insert into facts.entity_map (tenant, id, query, temporal, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
    [tenant, map.id, map.query, map.temporal, createdAt, map.expiresAt],
  );
}

export async function insertPart(
  tenant: number,
  map: string,
  part: number,
  ids: readonly string[],
  tx: Sql,
): Promise<void> {
  await tx.query(
    `insert into facts.entity_map_part (tenant, map, part, ids, n) values ($1, $2, $3, $4::text[], $5)`,
    [tenant, map, part, ids, ids.length],
  );
}

/** null: there is none, or it has ended. */
export async function readMap(
  tenant: number,
  id: string,
  now: string,
  database: Database,
): Promise<EntityMap | null> {
  const [row] = await database.query<EntityMap>(
    `select id, query, temporal, expires_at as "expiresAt" from facts.entity_map
     where tenant = $1 and id = $2 and expires_at > $3`,
    [tenant, id, now],
  );
  return row ?? null;
}

export async function readPartSizes(
  tenant: number,
  map: string,
  database: Database,
): Promise<readonly PartSize[]> {
  return database.query<PartSize>(
    `select part, n from facts.entity_map_part where tenant = $1 and map = $2 order by part`,
    [tenant, map],
  );
}

export async function readPart(
  tenant: number,
  map: string,
  part: number,
  database: Database,
): Promise<readonly string[]> {
  const [row] = await database.query<{ ids: readonly string[] }>(
    `select ids from facts.entity_map_part where tenant = $1 and map = $2 and part = $3`,
    [tenant, map, part],
  );
  return row?.ids ?? [];
}

/** The rest keeps its order. */
export async function removeIds(
  tenant: number,
  map: string,
  part: number,
  gone: readonly string[],
  database: Database,
): Promise<void> {
  await database.query(
    `update facts.entity_map_part p set ids = kept.ids, n = cardinality(kept.ids)
     from (
       select coalesce(array_agg(one.id order by one.place), '{}') as ids
       from facts.entity_map_part old, unnest(old.ids) with ordinality as one (id, place)
       where old.tenant = $1 and old.map = $2 and old.part = $3 and one.id <> all ($4::text[])
     ) kept
     where p.tenant = $1 and p.map = $2 and p.part = $3`,
    [tenant, map, part, gone],
  );
}

export async function updateExpiry(
  tenant: number,
  id: string,
  expiresAt: string,
  database: Database,
): Promise<void> {
  await database.query(`update facts.entity_map set expires_at = $3 where tenant = $1 and id = $2`, [
    tenant,
    id,
    expiresAt,
  ]);
}

/** Was it there? */
export async function deleteMap(
  tenant: number,
  id: string,
  now: string,
  database: Database,
): Promise<boolean> {
  const rows = await database.query(
    `delete from facts.entity_map where tenant = $1 and id = $2 and expires_at > $3 returning id`,
    [tenant, id, now],
  );
  return rows.length > 0;
}

/** Those that have ended, of all tenants. */
export async function deleteEndedMaps(now: string, sql: Sql): Promise<void> {
  await sql.query(`delete from facts.entity_map where expires_at <= $1`, [now]);
}

/** The newest stays, whatever it holds. */
export async function makeRoom(tenant: number, newest: string, tx: Sql): Promise<void> {
  await tx.query(
    `with held as (
       select m.id, row_number() over latest as maps, sum(sizes.n) over latest as ids
       from facts.entity_map m cross join lateral (
         select coalesce(sum(p.n), 0) as n from facts.entity_map_part p where p.tenant = m.tenant and p.map = m.id
       ) sizes
       where m.tenant = $1 window latest as (order by m.id = $2 desc, m.expires_at desc, m.id)
     )
     delete from facts.entity_map m using held
     where m.tenant = $1 and m.id = held.id and m.id <> $2 and (held.maps > $3 or held.ids > $4)`,
    [tenant, newest, MAPS, IDS],
  );
}
