import type { Workbook } from '@yuheng/kernel/workbook';
import { serialOfDate } from '@yuheng/kernel/workbook-dates';
import { cellRef } from '@yuheng/kernel/workbook-places';
import { fitsCell } from '@yuheng/kernel/workbook-text';
import { cellWish, isLeft, type LeftReason, wordsOfLedger } from '../rules/office-ledger/board-cells.ts';
import { statementOf } from '../rules/office-ledger/judge-line.ts';
import { type WrittenField, written } from './fields.ts';
import { wordsOf } from './judge-ledger.ts';
import { ledgerLines } from './ledger-lines.ts';
import type { LedgerReport } from './ledger-report.ts';
import { boardTaskOf, type LiveTask } from './live-tasks.ts';
import type { Mapping } from './mapping.ts';

/** A cell of which the board says something else. */
export interface CellDifference {
  readonly sheet: string;
  /** D5 */
  readonly cell: string;
  readonly row: number;
  readonly column: number;
  readonly field: WrittenField;
  readonly before: string;
  /** null: it is emptied. */
  readonly after: string | null;
  /** Why it is left as it is; null where it is written. */
  readonly left: LeftReason | null;
  /** Days are written as days where the format of the cell shows them. */
  readonly dated: boolean;
}

/** What of a ledger's mapped cells is not as the board says. Pure. @param report whose rows say which case each is about */
export function differences(
  workbook: Workbook,
  mapping: Mapping,
  report: LedgerReport,
  tasks: readonly LiveTask[],
): readonly CellDifference[] {
  const byCase = new Map(tasks.map((task) => [task.item.id, task]));
  const caseOf = new Map(report.rows.map((row) => [`${row.sheet}!${row.row}`, row.case]));
  const lines = ledgerLines(workbook, mapping);
  const words = wordsOfLedger(lines.flatMap(({ texts }) => (texts.state ? [texts.state] : [])));
  return lines.flatMap((line) => {
    const task = byCase.get(caseOf.get(`${line.sheet}!${line.row}`) ?? '');
    if (task === undefined) return [];
    const board = boardTaskOf(task);
    const said = statementOf(wordsOf(line));
    return together(
      written.flatMap((field): CellDifference[] => {
        const place = line.places[field];
        if (place === undefined) return [];
        const cell = line.cells[field] ?? null;
        const before = line.texts[field] ?? '';
        const listed = line.lists[field];
        const wish = cellWish(field, before, board, { words, said, listed });
        if (wish === 'same') return [];
        const { row, column } = place ?? cell ?? { row: line.row, column: 0 };
        if (column === 0) return [];
        const after = wish === 'unread' ? board.due : wish === 'unlisted' ? null : wish.value;
        const fits = after === null ? 'fits' : fitsCell(after);
        const odd = fits === 'fits' ? null : fits === 'formula' ? ('as-formula' as const) : fits;
        const strange = after !== null && field !== 'due' && listed?.includes(after) === false;
        const unlisted = wish === 'unlisted' || strange ? ('unlisted' as const) : odd;
        const left = isLeft(cell, place) ?? (wish === 'unread' ? ('unread' as const) : unlisted);
        const dated = field === 'due' && (cell?.dated ?? false);
        return [
          {
            sheet: line.sheet,
            cell: cellRef({ row, column }),
            row,
            column,
            field,
            before,
            after,
            left,
            dated,
          },
        ];
      }),
    );
  });
}

/** How it goes and what was said of that belong together: where one of them stays, the other does too. */
function together(row: readonly CellDifference[]): readonly CellDifference[] {
  const leftOf = (field: WrittenField) => row.find((one) => one.field === field)?.left ?? null;
  const stays: Partial<Record<WrittenField, LeftReason | null>> = {
    state: leftOf('progress'),
    progress: leftOf('state') === 'unlisted' ? 'unlisted' : null,
  };
  return row.map((one) => (one.left === null ? { ...one, left: stays[one.field] ?? null } : one));
}

/** The workbook with what the board says in these cells. */
export function broughtUpToDate(workbook: Workbook, all: readonly CellDifference[]): Uint8Array {
  const changes = all.filter(({ left }) => left === null);
  return workbook.with(
    new Map(
      [...Map.groupBy(changes, ({ sheet }) => sheet)].map(([sheet, cells]) => [
        sheet,
        cells.map(({ row, column, after, dated }) => ({
          row,
          column,
          value: after !== null && dated ? serialOfDate(after, workbook.is1904) : after,
        })),
      ]),
    ),
  );
}
