import type { Sql } from '../../store/database.ts';
import type { Standing } from './fold-request.ts';
import { shardOf } from './shard.ts';
import { valueKeys } from './value-keys.ts';

/** Advisory locks of two numbers, the second is the tenant: whoever writes shares it, whoever adds an attribute has it alone. */
export const SEARCHED_LOCK = 0x73656172;

/**
 * Attributes whose values a transaction must keep. First of all it does: who adds one waits for all that do not know it.
 */
export async function searchedAttributes(tenant: number, tx: Sql): Promise<readonly string[]> {
  // A statement of its own: the next one sees what was added while this one waited.
  const locked = tx.query('select pg_advisory_xact_lock_shared($1, $2)', [SEARCHED_LOCK, tenant]);
  const rows = await tx.query<{ attribute: string }>(
    'select attribute from facts.searched where tenant = $1',
    [tenant],
  );
  await locked;
  return rows.map(({ attribute }) => attribute);
}

/** Keeps facts.value of entities that were written; only what differs from what was found is touched. */
export async function storeValues(
  { tenant, attributes }: { readonly tenant: number; readonly attributes: readonly string[] },
  entities: readonly Standing[],
  found: ReadonlyMap<string, Standing>,
  tx: Sql,
): Promise<void> {
  const come: ValueRow[] = [];
  const gone: ValueRow[] = [];
  for (const { id, doc } of entities) {
    const sid = shardOf(id);
    for (const attribute of attributes) {
      const before = valueKeys(found.get(id)?.doc ?? {}, attribute);
      const after = valueKeys(doc, attribute);
      for (const value of after.difference(before)) come.push({ sid, id, attribute, value });
      for (const value of before.difference(after)) gone.push({ sid, id, attribute, value });
    }
  }
  const removed =
    gone.length > 0 &&
    tx.query(
      `delete from facts.value v using jsonb_to_recordset($2::jsonb) as gone (sid smallint, id text, attribute text, value text)
       where v.tenant = $1 and v.attribute = gone.attribute and v.value = gone.value and v.id = gone.id and v.sid = gone.sid`,
      [tenant, JSON.stringify(gone)],
    );
  await Promise.all([removed, insertValues(tenant, come, tx)]);
}

export interface ValueRow {
  readonly sid: number;
  readonly id: string;
  readonly attribute: string;
  readonly value: string;
}

export async function insertValues(tenant: number, rows: readonly ValueRow[], tx: Sql): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into facts.value (tenant, attribute, value, id, sid)
     select $1, attribute, value, id, sid from jsonb_to_recordset($2::jsonb) as new (sid smallint, id text, attribute text, value text)
     on conflict do nothing`,
    [tenant, JSON.stringify(rows)],
  );
}
