import { digestOf } from '../../audit/digest.ts';
import { line } from '../../audit/line.ts';
import { TENANT } from '../../facts/store/shard.ts';
import type { Sql } from '../../store/database.ts';
import type { Finding } from './finding.ts';

/** What was found in the facts of a measurement, at a time. */
export interface Findings {
  readonly number: number;
  readonly findings: readonly Finding[];
  readonly checkedAt: string;
}

export interface FindingsRow {
  readonly tenant: number;
  readonly measurement: string;
  readonly number: number;
  readonly findings: readonly Finding[];
  readonly checked_at: string;
}

/** The newest findings about measurements; of those without rules there are none. */
export async function readFindings(
  sql: Sql,
  measurements: readonly string[],
): Promise<ReadonlyMap<string, Findings>> {
  if (measurements.length === 0) return new Map();
  const rows = await sql.query<FindingsRow>(
    `select distinct on (measurement) measurement, number, findings, checked_at from measures.quality
     where tenant = $1 and measurement = any ($2) order by measurement, number desc`,
    [TENANT, measurements],
  );
  return new Map(
    rows.map(({ measurement, number, findings, checked_at }) => [
      measurement,
      { number, findings, checkedAt: new Date(checked_at).toISOString() },
    ]),
  );
}

/**
 * Keeps findings beside a measurement. @returns the line by which the log seals them; null where another server kept some under
 * this number meanwhile: then those stand
 */
export async function keepFindings(
  tx: Sql,
  measurement: string,
  { number, findings, checkedAt }: Findings,
): Promise<string | null> {
  const kept = await tx.query(
    `insert into measures.quality (tenant, measurement, number, findings, checked_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning number`,
    [TENANT, measurement, number, JSON.stringify(findings), checkedAt],
  );
  return kept.length === 0 ? null : findingsLine(measurement, { number, findings, checkedAt });
}

function findingsLine(measurement: string, { number, findings, checkedAt }: Findings): string {
  return line('quality', findingsDigest(findings, checkedAt), measurement, number);
}

export function findingsDigest(findings: readonly Finding[], checkedAt: string): string {
  return digestOf({ findings, checkedAt });
}
