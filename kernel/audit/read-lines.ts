import type { Sql } from '../store/sql.ts';
import { splitLines } from './line.ts';

/** The lines of an entry of a tenant's log (line.ts); none where there is no such entry. */
export async function readLines(tenant: number, sequence: number, sql: Sql): Promise<readonly string[]> {
  const [row] = await sql.query<{ lines: string }>(
    'select lines from audit.entry where tenant = $1 and sequence = $2',
    [tenant, sequence],
  );
  return splitLines(row?.lines ?? '');
}
