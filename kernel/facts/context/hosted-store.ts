import type { Database, Sql } from '../../store/database.ts';
import type { ContextEntry } from './context-entry.ts';

export interface NewContext {
  readonly id: string;
  readonly tenant: number;
  readonly kind: 'Hosted' | 'ImplicitlyCreated';
  readonly content: string;
  readonly createdAt: string;
}

const ENTRY = `id as name, null as url, kind, created_at as "createdAt", null as "expiresAt", last_usage as "lastUsage", hits`;

/** @returns false when the tenant has as many as it may have; one that is there already stays */
export async function insertContext(context: NewContext, most: number, sql: Sql): Promise<boolean> {
  const { id, tenant, kind, content, createdAt } = context;
  const rows = await sql.query(
    `with made as (
       insert into facts.context (id, tenant, kind, content, created_at)
       select $1, $2, $3, $4, $5 where (select count(*) from facts.context where tenant = $2) < $6
       on conflict do nothing returning 1
     )
     select from made union all select from facts.context where id = $1`,
    [id, tenant, kind, content, createdAt, most],
  );
  return rows.length > 0;
}

/** Those made before a time, for subscriptions that are not there any more. */
export async function deleteUnneeded(tenant: number, before: string, sql: Sql): Promise<void> {
  await sql.query(
    `delete from facts.context c where tenant = $1 and kind = 'ImplicitlyCreated' and created_at < $2 and not exists (
       select from facts.subscription s
       where s.tenant = $1 and substring(s.definition ->> '@context' from '[^/]*$') = c.id::text
     )`,
    [tenant, before],
  );
}

/** Of whichever tenant: an address is all that a processor of JSON-LD has. */
export async function readContent(id: string, sql: Sql): Promise<string | null> {
  const [row] = await sql.query<{ content: string }>('select content from facts.context where id = $1', [id]);
  return row?.content ?? null;
}

export async function readContext(tenant: number, id: string, sql: Sql): Promise<ContextEntry | null> {
  const [row] = await sql.query<ContextEntry>(
    `select ${ENTRY} from facts.context where tenant = $1 and id = $2`,
    [tenant, id],
  );
  return row ?? null;
}

/** The oldest first. */
export async function listContexts(tenant: number, database: Database): Promise<readonly ContextEntry[]> {
  return database.query<ContextEntry>(
    `select ${ENTRY} from facts.context where tenant = $1 order by created_at, id`,
    [tenant],
  );
}

export async function deleteContext(tenant: number, id: string, sql: Sql): Promise<void> {
  await sql.query('delete from facts.context where tenant = $1 and id = $2', [tenant, id]);
}
