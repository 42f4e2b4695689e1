import { defineOperation } from '@yuheng/kernel/operation';
import { readTable } from '@yuheng/kernel/read-table';
import Type from 'typebox';
import { missingColumns, suggestColumns } from '../statistics/columns.ts';
import { readFigures } from '../statistics/read-figures.ts';
import { ColumnsText, readColumns, statisticsBody } from '../statistics/statistics-request.ts';
import { RejectedRow, toldFaults } from '../statistics/told-faults.ts';

/** Rows that are shown; an import tells all. */
const shown = 50;

/** What would become of a file of official statistics: its columns, what is missing, rows that would be rejected. Nothing is kept. */
export const previewStatistics = defineOperation({
  name: 'preview-statistics',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    /** Without any, the suggested. */
    columns: Type.Optional(ColumnsText),
  }),
  output: Type.Object({
    headers: Type.Array(Type.String()),
    columns: Type.Record(Type.String(), Type.String()),
    missing: Type.Array(Type.String()),
    rows: Type.Integer(),
    /** Null while a column is missing. */
    accepted: Type.Union([Type.Integer(), Type.Null()]),
    rejected: Type.Union([Type.Integer(), Type.Null()]),
    /** The first that would be rejected. */
    faults: Type.Array(RejectedRow),
  }),
  body: statisticsBody,
  async handle({ columns }, { kernel, body }) {
    const table = await readTable(body);
    const used = columns === undefined ? suggestColumns(table.headers) : readColumns(columns);
    const missing = missingColumns(used);
    const today = kernel.clock().toISOString().slice(0, 10);
    const read = missing.length > 0 ? null : readFigures(table, used, today);
    return {
      headers: [...table.headers],
      columns: { ...used } as Record<string, string>,
      missing: [...missing],
      rows: table.rows.length,
      accepted: read?.figures.length ?? null,
      rejected: read?.rejected.length ?? null,
      faults: toldFaults(kernel.registry, read?.rejected.slice(0, shown) ?? []),
    };
  },
});
