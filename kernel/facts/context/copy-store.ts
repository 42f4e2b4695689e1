import type { Database, Sql } from '../../store/database.ts';
import type { ContextEntry } from './context-entry.ts';
import { copyIdOf } from './context-names.ts';

/** A document from elsewhere as it came. Times as ISO 8601 in UTC. */
export interface KeptCopy {
  readonly content: string;
  readonly createdAt: string;
  /** null: of a file, which is looked at again and again. */
  readonly expiresAt: string | null;
}

/** The ones that were not used for longest make room for a new one. */
const MOST = 2000;
const ENTRY = `id as name, url, 'Cached' as kind, created_at as "createdAt", expires_at as "expiresAt", last_usage as "lastUsage", hits`;

export async function readCopy(url: string, database: Database): Promise<KeptCopy | null> {
  const [row] = await database.query<KeptCopy>(
    `select content, created_at as "createdAt", expires_at as "expiresAt" from facts.context_copy where id = $1`,
    [copyIdOf(url)],
  );
  return row ?? null;
}

/** Takes the place of the one before. */
export async function storeCopy(url: string, copy: KeptCopy, database: Database): Promise<void> {
  const [row] = await database.query<{ isNew: boolean }>(
    `insert into facts.context_copy (id, url, content, created_at, expires_at) values ($1, $2, $3, $4, $5)
     on conflict (id) do update set content = excluded.content, created_at = excluded.created_at,
       expires_at = excluded.expires_at
     returning xmax = 0 as "isNew"`,
    [copyIdOf(url), url, copy.content, copy.createdAt, copy.expiresAt],
  );
  if (row?.isNew)
    await database.query(
      `delete from facts.context_copy where id = any (array(
         select id from facts.context_copy order by coalesce(last_usage, created_at) desc offset ${MOST}
       ))`,
      [],
    );
}

export async function readCopyEntry(id: string, sql: Sql): Promise<ContextEntry | null> {
  const [row] = await sql.query<ContextEntry>(`select ${ENTRY} from facts.context_copy where id = $1`, [id]);
  return row ?? null;
}

/** The oldest first. */
export async function listCopies(database: Database): Promise<readonly ContextEntry[]> {
  return database.query<ContextEntry>(`select ${ENTRY} from facts.context_copy order by created_at, id`, []);
}

export async function deleteCopy(id: string, sql: Sql): Promise<void> {
  await sql.query('delete from facts.context_copy where id = $1', [id]);
}
