import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { written } from '../office-ledger/fields.ts';
import { Counts, countRows } from '../office-ledger/ledger-report.ts';
import { openLedger } from '../office-ledger/open-ledger.ts';
import { ToldRow, toldRows } from '../office-ledger/told-row.ts';
import { leftReasons } from '../rules/office-ledger/board-cells.ts';
import { FileDigest } from '../tasks/evidence.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** What became of a ledger, and which of its cells are not as the board says now: those that a download writes, and those it leaves. */
export const readLedgerOperation = defineOperation({
  name: 'read-ledger',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ ledger: FileDigest }),
  output: Type.Object({
    sha256: Type.String(),
    name: Type.String(),
    importedAt: Type.String(),
    counts: Counts,
    rows: Type.Array(ToldRow),
    cells: Type.Array(
      Type.Object({
        sheet: Type.String(),
        cell: Type.String(),
        field: Type.Enum([...written]),
        before: Type.String(),
        after: Nullable,
        /** Why it is left as it is; null where it is written. */
        left: Type.Union([Type.Enum([...leftReasons]), Type.Null()]),
      }),
    ),
  }),
  async handle({ ledger: sha256 }, { kernel }) {
    const { ledger, tasks, cells } = await openLedger(kernel, sha256);
    const { name, importedAt, report } = ledger;
    return {
      sha256,
      name,
      importedAt,
      counts: countRows(report.rows),
      rows: toldRows(kernel.registry, report.rows, tasks),
      cells: cells.map(({ sheet, cell, field, before, after, left }) => ({
        sheet,
        cell,
        field,
        before,
        after,
        left,
      })),
    };
  },
});
