import type { Sql } from '../../store/database.ts';
import { compileSelection } from '../query/decide.ts';
import type { Selection } from '../selection.ts';
import { eachEntity, type ReadContext } from '../store/read-entities.ts';
import { shardOf } from '../store/shard.ts';
import type { QueryResult, Snapshot } from './snapshot.ts';

/** Entities copied by one statement. */
const LOT = 500;
const ENTITY = 'sid, id, types, doc, datasets, version, present, created_at, modified_at';
const PLACE = 'sid, id, attribute, bounds';
const EXPIRY = 'sid, id, attribute, at';

/**
 * Copies what the queries find, all of it as of one moment: in one transaction, which leaves nothing behind when the server
 * dies. Null: another server is at it. Entities of registered sources will be fetched here, before the local ones are read
 * (ETSI GS CIM 009 V1.9.1, clause 5.16.1.4).
 */
export async function fillSnapshot(
  read: ReadContext,
  { data, selections, source }: Snapshot,
): Promise<readonly QueryResult[] | null> {
  return read.database.transaction(
    async (tx) => {
      const [lock] = await tx.query<{ got: boolean }>('select pg_try_advisory_xact_lock(1903, $1) as got', [
        data,
      ]);
      if (!lock?.got) return null;
      const [state] = await tx.query<{ results: readonly QueryResult[] | null }>(
        'select results from facts.tenant where id = $1',
        [data],
      );
      // It is gone, or filled by a server that died before it said so.
      if (!state || state.results) return state?.results ?? null;
      const results: QueryResult[] = [];
      if (selections === null) results.push(resultOf(source === null ? 0 : await copyAll(source, data, tx)));
      for (const query of selections ?? []) results.push(resultOf(await copyQuery(read, query, data, tx)));
      await countCensus(data, tx);
      await tx.query('update facts.tenant set results = $2 where id = $1', [data, JSON.stringify(results)]);
      return results;
    },
    { isolation: 'repeatable read' },
  );
}

const resultOf = (copied: number): QueryResult => ({ resultStatus: copied > 0 ? 'success' : 'empty' });

async function copyQuery(read: ReadContext, query: Selection, data: number, tx: Sql): Promise<number> {
  let found = 0;
  let ids: string[] = [];
  for await (const { id } of eachEntity(read, compileSelection(query), tx)) {
    found += 1;
    ids.push(id);
    if (ids.length < LOT) continue;
    await copyLot(read.tenant, ids, data, tx);
    ids = [];
  }
  if (ids.length > 0) await copyLot(read.tenant, ids, data, tx);
  return found;
}

/** Several queries may find the same entity. */
async function copyLot(tenant: number, ids: readonly string[], data: number, tx: Sql): Promise<void> {
  for (const [table, columns] of [
    ['facts.entity', ENTITY],
    ['facts.place', PLACE],
    ['facts.expiry', EXPIRY],
  ])
    await tx.query(
      `insert into ${table} (tenant, ${columns}) select $2, ${columns} from ${table}
       where tenant = $1 and (sid, id) in (select * from unnest($3::smallint[], $4::text[])) on conflict do nothing`,
      [tenant, data, ids.map(shardOf), ids],
    );
}

/** Shard by shard. */
async function copyAll(source: number, data: number, tx: Sql): Promise<number> {
  let found = 0;
  for (let sid = 0; sid < 256; sid += 1) {
    const rows = await tx.query(
      `insert into facts.entity (tenant, ${ENTITY}) select $2, ${ENTITY} from facts.entity
       where tenant = $1 and sid = $3 and present returning 1`,
      [source, data, sid],
    );
    if (rows.length === 0) continue;
    found += rows.length;
    for (const [table, columns] of [
      ['facts.place', PLACE],
      ['facts.expiry', EXPIRY],
    ])
      await tx.query(
        `insert into ${table} (tenant, ${columns}) select $2, ${columns} from ${table} where tenant = $1 and sid = $3`,
        [source, data, sid],
      );
  }
  return found;
}

/** What types and attributes there are in the copy (store/census.ts). */
async function countCensus(data: number, tx: Sql): Promise<void> {
  await tx.query(
    `insert into facts.census
     select e.tenant, type, '', '', count(*), false from facts.entity e, unnest(e.types) type
     where e.tenant = $1 and e.present group by 1, 2
     union all
     select e.tenant, type, split_part(fact.key, ' ', 1), fact.value ->> 'k', count(*), false
     from facts.entity e, jsonb_each(e.doc) fact, unnest(array_append(e.types, '')) type
     where e.tenant = $1 and e.present and fact.key not in ('scope', 'expiresAt') group by 1, 2, 3, 4`,
    [data],
  );
}
