import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';

/** Keeps the bytes of a document that is still to be read. `sha256` is in hex. */
export async function keepOriginal(sha256: string, bytes: Uint8Array, tx: Sql): Promise<void> {
  // Sent again, it is as new: whoever clears away at this moment leaves it.
  await tx.query(
    `insert into plan.original (sha256, bytes, sent_at) values (decode($1, 'hex'), $2, clock_timestamp())
     on conflict (sha256) do update set sent_at = excluded.sent_at`,
    [sha256, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
  );
}

/** @throws Problem plan.original-gone */
export async function readOriginal(sql: Sql, sha256: string, name: string): Promise<Uint8Array> {
  const [row] = await sql.query<{ bytes: Buffer }>(
    `select bytes from plan.original where sha256 = decode($1, 'hex')`,
    [sha256],
  );
  if (!row) throw new Problem('plan.original-gone', { name });
  return row.bytes;
}

/**
 * Removes what was sent and never became a document: it was refused, or its reading was cancelled. What a job is still
 * going to read stays.
 * @param ending id of a job that needs its original no more
 */
export async function dropUnread({ database, jobs }: Kernel, ending: string | null = null): Promise<void> {
  const unread = await database.query<{ sha256: string; at: string }>(
    `select encode(sha256, 'hex') as sha256, sent_at::text as at from plan.original o
     where not exists (select 1 from plan.document d where d.sha256 = o.sha256)`,
  );
  if (unread.length === 0) return;
  const unfinished = await jobs.list({ states: ['waiting', 'running'], limit: 100_000 });
  const wanted = new Set(
    unfinished.filter(({ id }) => id !== ending).map(({ input }) => (input as { sha256?: unknown }).sha256),
  );
  for (const { sha256, at } of unread.filter((one) => !wanted.has(one.sha256)))
    await database.query(
      `delete from plan.original o where sha256 = decode($1, 'hex') and sent_at = $2::timestamptz
         and not exists (select 1 from plan.document d where d.sha256 = o.sha256)`,
      [sha256, at],
    );
}
