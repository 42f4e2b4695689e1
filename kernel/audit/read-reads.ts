import type { Sql } from '../store/sql.ts';
import { parseLine, splitLines } from './line.ts';
import { READ } from './watched.ts';

/** Somebody was shown entities, as a policy wanted it told. */
export interface ReadEntry {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  /** `facts.read`: they asked for it; `facts.told`: a subscription of theirs told it. */
  readonly action: string;
  /** What was asked, or the subscription. */
  readonly resource: string;
  readonly entities: readonly string[];
}

export interface ReadsAsked {
  readonly entity?: string;
  readonly actor?: string;
  /** Only entries before this one. */
  readonly before?: number;
  readonly limit: number;
}

/** Recorded reads of a tenant, the newest first. */
export async function readReads(
  tenant: number,
  { entity, actor, before, limit }: ReadsAsked,
  sql: Sql,
): Promise<readonly ReadEntry[]> {
  const rows = await sql.query<Omit<ReadEntry, 'entities'> & { readonly lines: string }>(
    `select sequence, at, actor, action, resource, lines from audit.entry
     where tenant = $1 and action = any($6)
       and ($2::bigint is null or sequence < $2)
       and ($3::text is null or actor = $3)
       and ($4::text is null or position(e'\\n' || $4 || e'\\n' in e'\\n' || lines || e'\\n') > 0)
     order by sequence desc limit $5`,
    [tenant, before ?? null, actor ?? null, entity === undefined ? null : `read - ${entity}`, limit, READ],
  );
  return rows.map(({ lines, ...entry }) => ({
    ...entry,
    entities: splitLines(lines)
      .map(parseLine)
      .filter(({ word }) => word === 'read')
      .map(({ key }) => key),
  }));
}
