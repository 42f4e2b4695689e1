import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { CoordinateSystem } from '../coordinates/offset-systems.ts';
import type { LedgerKind } from '../ledger/ledger-kinds.ts';
import type { Rejected } from '../ledger/read-rows.ts';
import type { Mapping } from '../ledger/suggest-mapping.ts';
import type { LedgerCounts } from '../rules/ledger-shape.ts';

/** A ledger as it was sent. */
export interface SentLedger {
  readonly job: string;
  readonly name: string;
  readonly kind: LedgerKind;
  /** In hex. */
  readonly sha256: string;
  readonly mapping: Mapping;
  readonly coordinates: CoordinateSystem;
  readonly sentAt: string;
  readonly sentBy: string;
}

export async function insertLedger(
  ledger: SentLedger & { readonly units: readonly string[] },
  bytes: Uint8Array,
  sql: Sql,
): Promise<void> {
  await sql.query(
    `insert into network.ledger_import (job, name, kind, sha256, mapping, coordinates, sent_at, sent_by, bytes, units)
     values ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, $9, $10)`,
    [
      ledger.job,
      ledger.name,
      ledger.kind,
      ledger.sha256,
      ledger.mapping,
      ledger.coordinates,
      ledger.sentAt,
      ledger.sentBy,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      ledger.units,
    ],
  );
}

/** @throws Problem `network.ledger-not-found` */
export async function readLedger(
  sql: Sql,
  job: string,
): Promise<SentLedger & { readonly bytes: Uint8Array | null; readonly counts: LedgerCounts | null }> {
  const [row] = await sql.query<
    SentLedger & { readonly bytes: Uint8Array | null; readonly counts: LedgerCounts | null }
  >(
    `select job, name, kind, encode(sha256, 'hex') as sha256, mapping, coordinates, sent_at as "sentAt",
       sent_by as "sentBy", bytes, counts
     from network.ledger_import where job = $1`,
    [job],
  );
  if (row === undefined) throw new Problem('network.ledger-not-found');
  return row;
}

/** Ledgers that were sent, newest first. */
export function listLedgers(
  sql: Sql,
  limit: number,
): Promise<
  readonly (SentLedger & { readonly rejected: number | null; readonly counts: LedgerCounts | null })[]
> {
  return sql.query(
    `select job, name, kind, encode(sha256, 'hex') as sha256, mapping, coordinates, sent_at as "sentAt",
       sent_by as "sentBy", jsonb_array_length(rejected) as rejected, counts
     from network.ledger_import order by sent_at desc, job desc limit $1`,
    [limit],
  );
}

/** An import that a file came in with. */
export interface FileImport {
  readonly job: string;
  readonly name: string;
  readonly importedAt: string;
}

/** By SHA-256 of a file in hex: the last import of it that wrote anything; files that never came in this way are left out. */
export async function importsOfFiles(
  sql: Sql,
  kind: LedgerKind,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, FileImport>> {
  const known = hashes.filter((hash) => /^[0-9a-f]{64}$/.test(hash));
  if (known.length === 0) return new Map();
  const rows = await sql.query<FileImport & { readonly sha256: string }>(
    `select distinct on (sha256) encode(sha256, 'hex') as sha256, job, name, sent_at as "importedAt" from network.ledger_import
     where kind = $1 and rejected is not null and encode(sha256, 'hex') = any($2) order by sha256, sent_at desc, job desc`,
    [kind, known],
  );
  return new Map(
    rows.map(({ sha256, job, name, importedAt }) => [
      sha256,
      { job, name, importedAt: new Date(importedAt).toISOString() },
    ]),
  );
}

/** Gives up the files of imports that were cancelled or failed: nobody reads them any more. */
export async function dropUnread({ database, jobs }: Pick<Kernel, 'database' | 'jobs'>): Promise<void> {
  const kept = await database.query<{ job: string }>(
    'select job from network.ledger_import where bytes is not null',
  );
  if (kept.length === 0) return;
  // Asked for after the files: a job is there as soon as its file is.
  const unfinished = await jobs.list({ states: ['waiting', 'running'], limit: 100_000 });
  const wanted = new Set(unfinished.map(({ id }) => id));
  const unread = kept.map(({ job }) => job).filter((job) => !wanted.has(job));
  await database.query('update network.ledger_import set bytes = null where job = any($1)', [unread]);
}

/** What became of it: the file itself is given up. */
export async function storeOutcome(
  job: string,
  { rejected, counts }: { readonly rejected: readonly Rejected[]; readonly counts: LedgerCounts },
  tx: Sql,
): Promise<void> {
  await tx.query('update network.ledger_import set bytes = null, rejected = $2, counts = $3 where job = $1', [
    job,
    JSON.stringify(rejected),
    counts,
  ]);
}

/** Rejected rows, a page at a time; null while the ledger is not imported. @throws Problem `network.ledger-not-found` */
export async function readRejected(
  sql: Sql,
  job: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly rejected: readonly Rejected[] } | null> {
  const [row] = await sql.query<{ total: number | null; rejected: readonly Rejected[] | null }>(
    `select jsonb_array_length(rejected) as total,
       (select jsonb_agg(one order by at) from jsonb_array_elements(rejected) with ordinality as each (one, at)
        where at > $2 and at <= $2 + $3) as rejected
     from network.ledger_import where job = $1`,
    [job, page.offset, page.limit],
  );
  if (row === undefined) throw new Problem('network.ledger-not-found');
  return row.total === null ? null : { total: row.total, rejected: row.rejected ?? [] };
}
