import type { Workbook } from '@yuheng/kernel/workbook';
import { anchorOf, type Cell, cellAt } from '@yuheng/kernel/workbook-cells';
import { columnNumber } from '@yuheng/kernel/workbook-places';
import type { Field } from './fields.ts';
import { headAt } from './find-head.ts';
import type { Mapping } from './mapping.ts';

/** A row of the ledger that names a task. */
export interface LedgerLine {
  readonly sheet: string;
  readonly row: number;
  /** What stands in the columns, also where a cell is merged with those above. */
  readonly texts: Readonly<Partial<Record<Field, string>>>;
  readonly cells: Readonly<Partial<Record<Field, Cell | null>>>;
  /** Where each field is written; null where that belongs to several rows. */
  readonly places: Readonly<Partial<Record<Field, { readonly row: number; readonly column: number } | null>>>;
  /** The values that the file lets each cell hold; absent where it has no list. */
  readonly lists: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** What the office calls the column of remarks. */
  readonly noteHead: string;
}

/** Rows below the heads that name a task, in the order of the sheets; those that head a group of tasks across the sheet do not. Pure. */
export function ledgerLines(workbook: Workbook, { sheets }: Mapping): readonly LedgerLine[] {
  return workbook.sheets.flatMap(({ name }) => {
    const mapped = sheets[name];
    if (mapped === undefined) return [];
    const sheet = workbook.sheet(name);
    const columns = Object.entries(mapped.columns).map(
      ([field, letters]) => [field as Field, columnNumber(letters) ?? 0] as const,
    );
    const task = columnNumber(mapped.columns.task) ?? 0;
    const noteHead = headAt(sheet, mapped.head).heads.get(mapped.columns['note'] ?? '') ?? '';
    return [...sheet.rows.keys()].flatMap((row): LedgerLine[] => {
      if (row <= mapped.head) return [];
      const cells = columns.map(([field, column]) => [field, cellAt(sheet, { row, column })] as const);
      const texts = Object.fromEntries(cells.map(([field, cell]) => [field, (cell?.text ?? '').trim()]));
      if ((texts['task'] ?? '') === '') return [];
      const [across] = sheet.merges.filter(
        ({ from, to }) => row >= from.row && row <= to.row && task >= from.column && task <= to.column,
      );
      if (across !== undefined && across.to.column - across.from.column >= 2) return [];
      const places = columns.map(([field, column]) => {
        const place = anchorOf(sheet, { row, column });
        const shared = sheet.merges.some(
          ({ from, to }) =>
            from.row !== to.row &&
            row >= from.row &&
            row <= to.row &&
            column >= from.column &&
            column <= to.column,
        );
        return [field, shared ? null : place] as const;
      });
      return [
        {
          sheet: name,
          row,
          texts,
          cells: Object.fromEntries(cells),
          places: Object.fromEntries(places),
          lists: Object.fromEntries(
            columns.flatMap(([field, column]) => {
              const values = workbook.valuesOf(name, anchorOf(sheet, { row, column }));
              return values === null ? [] : [[field, values]];
            }),
          ),
          noteHead,
        },
      ];
    });
  });
}
