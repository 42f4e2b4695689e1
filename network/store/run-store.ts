import { Problem } from '@yuheng/kernel/problem';
import type { Database, Sql } from '@yuheng/kernel/store';
import { kept } from '../coverage/coverage-layer.ts';
import type { CoverageSettings, Site } from '../coverage/site.ts';
import type { AreaShares } from '../rules/area-shares.ts';
import type { TerrainName } from '../rules/case-shape.ts';
import type { Grid } from '../sweep/grid.ts';
import type { ModelName } from './compute-case.ts';

/** What a run says of itself. */
export interface RunSummary {
  readonly pixels: number;
  /** Pixels with a level, without ground, in reach but unknown, and out of earshot. */
  readonly served: number;
  readonly holes: number;
  readonly unknown: number;
  readonly unheard: number;
  readonly sites: number;
  readonly cells: number;
  /** Side of a pixel and reach of a site, m; carrier, MHz. */
  readonly cell: number;
  readonly reach: number;
  readonly frequency: number;
  readonly shares: AreaShares;
  /** Null where no drive test stands behind the levels; else the error at places not fitted on, dB. */
  readonly calibration: { readonly error: number } | null;
  /** Buildings that stand on the grid; null where nobody knows of any. */
  readonly buildings: number | null;
  /** Files that heights came from. */
  readonly files: readonly string[];
  readonly seconds: number;
}

/** How bands are laid out: those of another version are not read. */
export const bandVersion = `1.${kept}`;

/** All but the bands that is needed to go on from a run. */
export interface RunSetup {
  readonly version: string;
  readonly grid: Grid;
  readonly epsg: number;
  readonly clutter: boolean;
  readonly sites: readonly Site[];
  readonly settings: CoverageSettings;
}

export interface StoredRun {
  readonly id: string;
  readonly caseId: string;
  readonly job: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly finishedAt: string | null;
  readonly summary: RunSummary | null;
  readonly setup: RunSetup | null;
  /** SHA-256 in hex. */
  readonly inputHash: string | null;
}

const columns = `id, case_id as "caseId", job, asked_at as "askedAt", asked_by as "askedBy",
  finished_at as "finishedAt", summary, encode(input_hash, 'hex') as "inputHash"`;

export async function insertRun(
  run: Pick<StoredRun, 'id' | 'caseId' | 'job' | 'askedAt' | 'askedBy'>,
  sql: Sql,
): Promise<void> {
  await sql.query(
    'insert into network.coverage_run (id, case_id, job, asked_at, asked_by) values ($1, $2, $3, $4, $5)',
    [run.id, run.caseId, run.job, run.askedAt, run.askedBy],
  );
}

/** A run with what its case says of it. */
export interface ListedRun extends Omit<StoredRun, 'setup'> {
  readonly caseName: string;
  readonly model: ModelName;
  readonly terrain: TerrainName;
  readonly synthetic: boolean;
}

const listed = `select ${columns.replace('id,', 'run.id,')}, name as "caseName", model, terrain, synthetic
  from network.coverage_run run join network.coverage_case on coverage_case.id = case_id`;

/** Newest first. */
export async function listRuns(sql: Sql, limit: number): Promise<readonly ListedRun[]> {
  return sql.query<ListedRun>(`${listed} order by asked_at desc, run.id desc limit $1`, [limit]);
}

/** @throws Problem `network.run-not-found` */
export async function readListedRun(sql: Sql, id: string): Promise<ListedRun> {
  const [row] = await sql.query<ListedRun>(`${listed} where run.id = $1`, [id]);
  if (row === undefined) throw new Problem('network.run-not-found');
  return row;
}

/** @throws Problem `network.run-not-found` */
export async function readStoredRun(sql: Sql, id: string): Promise<StoredRun> {
  const [row] = await sql.query<StoredRun>(
    `select ${columns}, setup from network.coverage_run where id = $1`,
    [id],
  );
  if (row === undefined) throw new Problem('network.run-not-found');
  return row;
}

/** Stores what was computed; a run that has it already is left alone. */
export async function storeResult(
  run: string,
  result: {
    readonly finishedAt: string;
    readonly summary: RunSummary;
    readonly setup: RunSetup;
    readonly inputHash: Uint8Array;
    readonly bands: readonly Uint8Array[];
  },
  tx: Sql,
): Promise<void> {
  const rows = await tx.query(
    `update network.coverage_run set finished_at = $2, summary = $3, setup = $4, input_hash = $5
     where id = $1 and finished_at is null returning 1 as one`,
    [run, result.finishedAt, result.summary, result.setup, Buffer.from(result.inputHash)],
  );
  if (rows.length === 0) return;
  for (const [number, bytes] of result.bands.entries())
    await tx.query('insert into network.coverage_band (run_id, number, bytes) values ($1, $2, $3)', [
      run,
      number,
      Buffer.from(bytes),
    ]);
}

/** Of these, the runs that are there. */
export async function storedRuns(sql: Sql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ id: string }>(
    'select id::text from network.coverage_run where id::text = any($1)',
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function deleteRun(run: string, tx: Sql): Promise<void> {
  await tx.query('delete from network.coverage_band where run_id = $1', [run]);
  await tx.query('delete from network.coverage_run where id = $1', [run]);
}

/** The bands of a run, one at a time. */
export async function* readBands(database: Database, run: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const [row] = await database.query<{ bytes: Buffer }>(
      'select bytes from network.coverage_band where run_id = $1 and number = $2',
      [run, number],
    );
    if (row === undefined) return;
    yield row.bytes;
  }
}
