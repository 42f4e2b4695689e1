import { createHash } from 'node:crypto';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import { readTable } from '@yuheng/kernel/read-table';
import Type from 'typebox';
import { suggestColumns } from '../statistics/columns.ts';
import { readFigures } from '../statistics/read-figures.ts';
import { ColumnsText, mostRows, readColumns, statisticsBody } from '../statistics/statistics-request.ts';
import { RejectedRow, toldFaults } from '../statistics/told-faults.ts';
import { findStatistics, importFigures } from '../store/statistics-store.ts';

const Count = Type.Integer({ minimum: 0 });

/**
 * Imports official statistics: every row that is in order becomes a figure whose source is the file, all others are told with their
 * faults. The same file changes nothing; a corrected one supersedes, and what stood before stays in the history.
 */
export const importStatistics = defineOperation({
  name: 'import-statistics',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 255 }),
    columns: Type.Optional(ColumnsText),
  }),
  output: Type.Object({
    sha256: Type.String(),
    /** This very file had been imported: nothing was changed, and this is what became of it then. */
    already: Type.Boolean(),
    rows: Count,
    created: Count,
    corrected: Count,
    unchanged: Count,
    rejected: Type.Array(RejectedRow),
  }),
  body: statisticsBody,
  async handle({ name, columns }, { kernel, actor, body }) {
    const sha256 = createHash('sha256').update(body).digest('hex');
    const before = await findStatistics(kernel.database, sha256);
    const told = (report: NonNullable<typeof before>['report'], already: boolean) => ({
      ...report,
      sha256,
      already,
      rejected: toldFaults(kernel.registry, report.rejected),
    });
    if (before) return told(before.report, true);
    const table = await readTable(body);
    if (table.rows.length > mostRows) throw new Problem('plan.too-many-rows', { most: mostRows });
    const used = columns === undefined ? suggestColumns(table.headers) : readColumns(columns);
    const read = readFigures(table, used, kernel.clock().toISOString().slice(0, 10));
    const file = { name, sha256, bytes: body, columns: used };
    return told(await importFigures(kernel, actor, file, read), false);
  },
});
