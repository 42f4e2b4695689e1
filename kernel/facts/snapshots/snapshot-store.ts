import type { Database, Sql } from '../../store/database.ts';
import type { QueryResult, Snapshot, SnapshotStatus } from './snapshot.ts';

const COLUMNS = `id, data, queries, selections, source, status, details, lifetime, priority, created_at as "createdAt",
  modified_at as "modifiedAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"`;

/** With a tenant number for its rows and the beginning of their log. Answers whether it was free to make. */
export async function insertSnapshot(
  tenant: number,
  snapshot: Omit<Snapshot, 'data'>,
  database: Database,
): Promise<boolean> {
  return database.transaction(async (tx) => {
    const [row] = await tx.query<{ id: number }>(
      'insert into facts.tenant (name, created_at, snapshot) values (null, $1, true) returning id',
      [snapshot.createdAt],
    );
    const data = row?.id;
    await tx.query(`insert into audit.head (tenant, sequence, edge) values ($1, 0, '')`, [data]);
    const made = await tx.query(
      `insert into facts.snapshot (tenant, id, data, queries, selections, source, status, details, lifetime, priority,
         created_at, modified_at, expires_at, last_used_at)
       values ($1, $2, $3, $4, $5, $6, $7, '[]', $8, $9, $10, $10, $11, $10) on conflict do nothing returning id`,
      [
        tenant,
        snapshot.id,
        data,
        JSON.stringify(snapshot.queries),
        snapshot.selections === null ? null : JSON.stringify(snapshot.selections),
        snapshot.source,
        snapshot.status,
        snapshot.lifetime,
        snapshot.priority,
        snapshot.createdAt,
        snapshot.expiresAt,
      ],
    );
    if (made.length > 0) return true;
    await tx.query('delete from audit.head where tenant = $1', [data]);
    await tx.query('delete from facts.tenant where id = $1', [data]);
    return false;
  });
}

/** Those that have not ended, by their ids. */
export async function readSnapshots(
  tenant: number,
  now: string,
  sql: Sql,
  id: string | null = null,
): Promise<readonly Snapshot[]> {
  return sql.query<Snapshot>(
    `select ${COLUMNS} from facts.snapshot
     where tenant = $1 and expires_at > $2 and ($3::text is null or id = $3) order by id`,
    [tenant, now, id],
  );
}

export async function updateSnapshot(
  tenant: number,
  snapshot: Snapshot,
  now: string,
  sql: Sql,
): Promise<void> {
  await sql.query(
    `update facts.snapshot set lifetime = $3, priority = $4, expires_at = $5, modified_at = $6 where tenant = $1 and id = $2`,
    [tenant, snapshot.id, snapshot.lifetime, snapshot.priority, snapshot.expiresAt, now],
  );
}

/** Its rows are cleared later (clear-data.ts). */
export async function deleteSnapshot(tenant: number, id: string, sql: Sql): Promise<boolean> {
  const rows = await sql.query('delete from facts.snapshot where tenant = $1 and id = $2 returning id', [
    tenant,
    id,
  ]);
  return rows.length > 0;
}

/** Of all tenants. */
export async function deleteEndedSnapshots(now: string, sql: Sql): Promise<void> {
  await sql.query('delete from facts.snapshot where expires_at <= $1', [now]);
}

/** To the minute: it serves the choice of what is given up first. */
export async function noteUse(data: number, now: string, sql: Sql): Promise<void> {
  await sql.query(
    `update facts.snapshot set last_used_at = $2 where data = $1 and last_used_at < $2::timestamptz - interval '1 minute'`,
    [data, now],
  );
}

/** Where there are more than a tenant may have: the least important, of these the longest unused (clause 5.5.15). */
export async function giveUpSnapshots(tenant: number, keep: string, most: number, sql: Sql): Promise<void> {
  await sql.query(
    `delete from facts.snapshot where tenant = $1 and id in (
       select id from facts.snapshot where tenant = $1
       order by id = $2 desc, priority desc, last_used_at desc, id offset $3
     )`,
    [tenant, keep, most],
  );
}

/** Of all tenants, the oldest first. */
export async function readPreparing(
  database: Database,
): Promise<readonly (Snapshot & { readonly tenant: number })[]> {
  return database.query(
    `select tenant, ${COLUMNS} from facts.snapshot where status = 'preparing' order by created_at`,
    [],
  );
}

export async function endPreparing(
  data: number,
  status: SnapshotStatus,
  details: readonly QueryResult[],
  now: string,
  sql: Sql,
): Promise<void> {
  await sql.query(
    `update facts.snapshot set status = $2, details = $3, modified_at = $4, source = null where data = $1`,
    [data, status, JSON.stringify(details), now],
  );
}
