import type { Database, Sql } from '../../store/database.ts';
import { expiryOf } from '../model/expiry.ts';
import type { Standing } from './fold-request.ts';
import { shardOf } from './shard.ts';
import type { StoredDoc } from './stored-fact.ts';

/** When something of an entity ceases to be, for who removes it; only what differs from what was found is written. */
export async function storeExpiries(
  tenant: number,
  entities: readonly Standing[],
  found: ReadonlyMap<string, Standing>,
  tx: Sql,
): Promise<void> {
  const set: { sid: number; id: string; attribute: string; at: string }[] = [];
  const gone: { sid: number; id: string; attribute: string }[] = [];
  for (const { id, doc } of entities) {
    const before = expiriesOf(found.get(id)?.doc ?? {});
    const after = expiriesOf(doc);
    if (before.size === 0 && after.size === 0) continue;
    const sid = shardOf(id);
    for (const [attribute, at] of after)
      if (before.get(attribute) !== at) set.push({ sid, id, attribute, at });
    for (const attribute of before.keys()) if (!after.has(attribute)) gone.push({ sid, id, attribute });
  }
  const stored =
    set.length > 0 &&
    tx.query(
      `insert into facts.expiry (tenant, sid, id, attribute, at)
       select $1, * from jsonb_to_recordset($2::jsonb) as new (sid smallint, id text, attribute text, at timestamptz)
       on conflict (tenant, sid, id, attribute) do update set at = excluded.at`,
      [tenant, JSON.stringify(set)],
    );
  const removed =
    gone.length > 0 &&
    tx.query(
      `delete from facts.expiry x using jsonb_to_recordset($2::jsonb) as gone (sid smallint, id text, attribute text)
       where x.tenant = $1 and x.sid = gone.sid and x.id = gone.id and x.attribute = gone.attribute`,
      [tenant, JSON.stringify(gone)],
    );
  await Promise.all([stored, removed]);
}

function expiriesOf(doc: StoredDoc): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, { v, e }] of Object.entries(doc)) {
    const at = expiryOf(key, { value: v, ...(e === undefined ? {} : { expiresAt: e }) });
    if (at !== null) found.set(key, at);
  }
  return found;
}

export interface Due {
  /** As the header NGSILD-Tenant says it; null: the one without a name. */
  readonly tenant: string | null;
  readonly ids: readonly string[];
}

/** Forgets what was due of entities, though they had nothing to lose: nobody is to look at them again and again. */
export async function forgetDue(
  tenant: string | null,
  ids: readonly string[],
  now: string,
  database: Database,
): Promise<void> {
  await database.query(
    `delete from facts.expiry x using facts.tenant t
     where t.name is not distinct from $1 and x.tenant = t.id and x.id = any($2) and x.at <= $3`,
    [tenant, ids, now],
  );
}

/** Entities of which something has ceased to be by now, those that are longest over first. */
export async function readDue(now: string, limit: number, database: Database): Promise<readonly Due[]> {
  const rows = await database.query<{ tenant: string | null; ids: string[] }>(
    `select t.name as tenant, array_agg(distinct due.id) as ids
     from (select tenant, id from facts.expiry where at <= $1 order by at limit $2) due
     join facts.tenant t on t.id = due.tenant group by t.name`,
    [now, limit],
  );
  return rows;
}
