import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { LedgerReport } from '../office-ledger/ledger-report.ts';
import type { Mapping } from '../office-ledger/mapping.ts';

/** An office's ledger that was taken over. */
export interface LedgerRecord {
  /** Of the file, in hex. */
  readonly sha256: string;
  readonly name: string;
  readonly mapping: Mapping;
  readonly report: LedgerReport;
  readonly importedAt: string;
  readonly importedBy: string;
}

const COLUMNS = `encode(sha256, 'hex') as sha256, name, mapping, report, imported_at as "importedAt", imported_by as "importedBy"`;

/** The newest first. */
export async function listLedgers(sql: Sql): Promise<readonly LedgerRecord[]> {
  const rows = await sql.query<LedgerRecord & Record<string, unknown>>(
    `select ${COLUMNS} from plan.ledger order by imported_at desc, sha256 limit 500`,
  );
  return rows.map(timed);
}

export async function findLedger(sql: Sql, sha256: string): Promise<LedgerRecord | null> {
  const [row] = await sql.query<LedgerRecord & Record<string, unknown>>(
    `select ${COLUMNS} from plan.ledger where sha256 = decode($1, 'hex')`,
    [sha256],
  );
  return row ? timed(row) : null;
}

/** @throws Problem plan.ledger-not-found */
export async function readLedger(sql: Sql, sha256: string): Promise<LedgerRecord> {
  const found = await findLedger(sql, sha256);
  if (found === null) throw new Problem('plan.ledger-not-found');
  return found;
}

function timed(row: LedgerRecord): LedgerRecord {
  return { ...row, importedAt: new Date(row.importedAt).toISOString() };
}

/** @returns false where this file was taken over before */
export async function insertLedger(
  tx: Sql,
  ledger: LedgerRecord & { readonly units: readonly string[] },
): Promise<boolean> {
  const { sha256, name, mapping, report, importedAt, importedBy, units } = ledger;
  const stored = await tx.query(
    `insert into plan.ledger (sha256, name, mapping, report, imported_at, imported_by, units)
     values (decode($1, 'hex'), $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1 as one`,
    [sha256, name, JSON.stringify(mapping), JSON.stringify(report), importedAt, importedBy, units],
  );
  return stored.length > 0;
}

/** A ledger may be read anew, with other columns or rows told apart by a person. */
export async function updateLedger(
  tx: Sql,
  { sha256, mapping, report }: Pick<LedgerRecord, 'sha256' | 'mapping' | 'report'>,
): Promise<void> {
  await tx.query(`update plan.ledger set mapping = $2, report = $3 where sha256 = decode($1, 'hex')`, [
    sha256,
    JSON.stringify(mapping),
    JSON.stringify(report),
  ]);
}

/** Puts on record that this was said of a task. @throws Problem plan.changed-meanwhile where it was already */
export async function insertStatement(
  tx: Sql,
  one: { readonly case: string; readonly digest: string; readonly ledger: string; readonly at: string },
): Promise<void> {
  const stored = await tx.query(
    `insert into plan.ledger_statement (case_id, digest, ledger, said_at)
     values ($1, decode($2, 'hex'), decode($3, 'hex'), $4) on conflict do nothing returning 1 as one`,
    [one.case, one.digest, one.ledger, one.at],
  );
  if (stored.length === 0) throw new Problem('plan.changed-meanwhile');
}
