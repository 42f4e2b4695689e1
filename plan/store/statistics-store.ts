import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { unitsOf } from '@yuheng/kernel/record-type';
import { parseStatements } from '@yuheng/kernel/statement';
import type { Sql } from '@yuheng/kernel/store';
import type { Columns } from '../statistics/columns.ts';
import { figureAttributes, figureId, officialFigure, saysTheSame } from '../statistics/figure-facts.ts';
import type { ReadFigures } from '../statistics/read-figures.ts';

/** What became of a file: rows, and the rejected ones with their faults. */
export interface StatisticsReport {
  readonly rows: number;
  readonly created: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly rejected: ReadFigures['rejected'];
}

export interface StatisticsFile {
  readonly sha256: string;
  readonly name: string;
  readonly report: StatisticsReport;
  readonly importedAt: string;
  readonly importedBy: string;
}

const columns = `encode(sha256, 'hex') as sha256, name, report, imported_at as "importedAt", imported_by as "importedBy"`;

/** Files that were imported, newest first. */
export async function listStatistics(sql: Sql): Promise<readonly StatisticsFile[]> {
  const files = await sql.query<StatisticsFile>(
    `select ${columns} from plan.statistics_file order by imported_at desc, sha256 limit 500`,
  );
  return files.map(timed);
}

export async function findStatistics(sql: Sql, sha256: string): Promise<StatisticsFile | null> {
  const [file] = await sql.query<StatisticsFile>(
    `select ${columns} from plan.statistics_file where sha256 = decode($1, 'hex')`,
    [sha256],
  );
  return file ? timed(file) : null;
}

function timed(file: StatisticsFile): StatisticsFile {
  return { ...file, importedAt: new Date(file.importedAt).toISOString() };
}

/** What is written together. */
const batch = 500;

/**
 * Writes figures as facts whose source is the file, and keeps the file with what became of it. What is recorded already is not
 * said again; what differs supersedes, the old value stays in the history. A run that broke off goes on where it stopped.
 */
export async function importFigures(
  kernel: Kernel,
  actor: Actor,
  file: {
    readonly name: string;
    readonly sha256: string;
    readonly bytes: Uint8Array;
    readonly columns: Columns;
  },
  { figures, rejected }: ReadFigures,
): Promise<StatisticsReport> {
  // The statement is the file's, not that of the person who brought it: they stand in the log and beside the file.
  const by: Actor = {
    ...actor,
    id: 'system:statistics',
    organisation: null,
    source: `file:${file.sha256}`,
  };
  const counts = { created: 0, corrected: 0, unchanged: 0 };
  for (let from = 0; from < figures.length; from += batch) {
    const part = figures.slice(from, from + batch);
    const { entities } = await kernel.facts.query({ types: [officialFigure], ids: part.map(figureId) });
    const known = new Map(entities.map((entity) => [entity.id, entity.facts]));
    const changes = part.flatMap((figure) => {
      const id = figureId(figure);
      const before = known.get(id);
      if (before !== undefined && saysTheSame(figure, before)) {
        counts.unchanged += 1;
        return [];
      }
      counts[before === undefined ? 'created' : 'corrected'] += 1;
      const statements = parseStatements(figureAttributes(figure, file.sha256) as never);
      return [{ op: 'upsert' as const, id, types: [officialFigure], statements }];
    });
    if (changes.length > 0) await kernel.facts.write(changes, by);
  }
  const report = { rows: figures.length + rejected.length, ...counts, rejected };
  const { sha256, name, bytes } = file;
  await kernel.database.transaction(async (tx) => {
    await tx.query(
      `insert into plan.statistics_file (sha256, name, bytes, mapping, report, imported_at, imported_by, units)
       values (decode($1, 'hex'), $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [
        sha256,
        name,
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        JSON.stringify(file.columns),
        JSON.stringify(report),
        kernel.clock().toISOString(),
        actor.id,
        unitsOf(actor),
      ],
    );
    await kernel.audit.append(
      { by: actor, action: 'plan.import-statistics', resource: name, payload: { sha256, ...counts } },
      tx,
    );
  });
  return report;
}
