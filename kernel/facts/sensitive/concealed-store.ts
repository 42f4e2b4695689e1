import type { Sql } from '../../store/database.ts';
import { shardOf } from '../store/shard.ts';

/** What the data keys of sensitive values are for. */
export const PURPOSE = 'values';

/** By what a sealed value is found. */
export interface ConcealedKey {
  readonly entity: string;
  /** `factKey` */
  readonly attribute: string;
  readonly digest: string;
}

export interface ConcealedRow extends ConcealedKey {
  readonly sealed: string;
}

/** Where a value belongs: a value that is moved to another fact does not open. */
export const pathOf = ({ entity, attribute, digest }: ConcealedKey): readonly string[] => [
  entity,
  attribute,
  digest,
];

export async function insertConcealed(tenant: number, rows: readonly ConcealedRow[], tx: Sql): Promise<void> {
  const stored = rows.map(({ entity, attribute, digest, sealed }) => ({
    sid: shardOf(entity),
    id: entity,
    attribute,
    digest,
    sealed,
  }));
  await tx.query(
    `insert into facts.concealed (tenant, sid, id, attribute, digest, sealed)
     select $1, sid, id, attribute, decode(digest, 'hex'), sealed from jsonb_to_recordset($2::jsonb)
       as new (sid smallint, id text, attribute text, digest text, sealed text)`,
    [tenant, JSON.stringify(stored)],
  );
}

export async function readConcealed(
  tenant: number,
  keys: readonly ConcealedKey[],
  sql: Sql,
): Promise<readonly ConcealedRow[]> {
  const wanted = keys.map(({ entity, attribute, digest }) => ({
    sid: shardOf(entity),
    id: entity,
    attribute,
    digest,
  }));
  return sql.query<ConcealedRow>(
    `select c.id as entity, c.attribute, encode(c.digest, 'hex') as digest, c.sealed
     from jsonb_to_recordset($2::jsonb) as wanted (sid smallint, id text, attribute text, digest text)
     join facts.concealed c on c.tenant = $1 and c.sid = wanted.sid and c.id = wanted.id
       and c.attribute = wanted.attribute and c.digest = decode(wanted.digest, 'hex')`,
    [tenant, JSON.stringify(wanted)],
  );
}

/**
 * Removes values that no fact speaks of any more, neither the present one nor one of the past: their history was withdrawn, or
 * is not kept any more.
 * @param of of an entity alone; null: of all tenants and entities
 */
export async function forgetConcealed(
  of: { readonly tenant: number; readonly id: string } | null,
  sql: Sql,
): Promise<number> {
  const own = of === null ? '' : 'and c.tenant = $1 and c.sid = $2 and c.id = $3';
  const gone = await sql.query(
    `delete from facts.concealed c
     where not exists (select 1 from facts.history h where h.tenant = c.tenant and h.sid = c.sid and h.id = c.id
         and h.attribute = c.attribute and h.fact -> 'v' ->> 'sealedDigest' = encode(c.digest, 'hex'))
       and not exists (select 1 from facts.entity e where e.tenant = c.tenant and e.sid = c.sid and e.id = c.id
         and e.doc -> c.attribute -> 'v' ->> 'sealedDigest' = encode(c.digest, 'hex')) ${own}
     returning 1 as one`,
    of === null ? [] : [of.tenant, shardOf(of.id), of.id],
  );
  return gone.length;
}
