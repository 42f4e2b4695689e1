import type { Sql } from '../store/sql.ts';
import { splitLines } from './line.ts';
import { type CountedRefusal, parseRefusal } from './refusal.ts';
import { REFUSED } from './watched.ts';

/** Refusals of a minute: of somebody, or of all strangers. */
export interface RefusalEntry {
  readonly sequence: number;
  readonly at: string;
  /** null: nobody has shown who they are. */
  readonly actor: string | null;
  readonly refusals: readonly CountedRefusal[];
}

/** Entries of a tenant about refused attempts, the newest first. */
export async function readRefusals(
  tenant: number,
  { actor, before, limit }: { readonly actor?: string; readonly before?: number; readonly limit: number },
  sql: Sql,
): Promise<readonly RefusalEntry[]> {
  const rows = await sql.query<{
    readonly sequence: number;
    readonly at: string;
    readonly actor: string;
    readonly action: string;
    readonly lines: string;
  }>(
    `select sequence, at, actor, action, lines from audit.entry
     where tenant = $1 and action = any($5)
       and ($2::bigint is null or sequence < $2) and ($3::text is null or actor = $3)
     order by sequence desc limit $4`,
    [tenant, before ?? null, actor ?? null, limit, REFUSED],
  );
  return rows.map(({ sequence, at, actor: by, action, lines }) => ({
    sequence,
    at,
    actor: action === 'policy.refused' ? by : null,
    refusals: splitLines(lines).flatMap((text) => parseRefusal(text) ?? []),
  }));
}
