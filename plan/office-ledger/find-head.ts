import { cellAt, type Sheet } from '@yuheng/kernel/workbook-cells';
import { columnLetters, columnNumber, inRange } from '@yuheng/kernel/workbook-places';
import { type Columns, suggestColumns } from './fields.ts';

/** Rows in which heads are looked for: titles and remarks stand above them. */
const FIRST = 30;
const COLUMNS = 200;

export interface Head {
  /** The last row of the heads. */
  readonly row: number;
  /** Letters -> what stands above the column; of two rows of heads the lower one, where it says something. */
  readonly heads: ReadonlyMap<string, string>;
  readonly columns: Columns;
}

/** The heads of a sheet: the row in whose names most fields are recognised, the task among them; null where none is. Pure. */
export function findHead(sheet: Sheet): Head | null {
  let best: Head | null = null;
  for (const row of sheet.rows.keys()) {
    if (row > FIRST) break;
    const head = headAt(sheet, row);
    const found = Object.keys(head.columns).length;
    if (head.columns.task !== undefined && found >= 2 && found > Object.keys(best?.columns ?? {}).length)
      best = head;
  }
  if (best === null) return null;
  // What is merged with rows below is named there still.
  const place = { row: best.row, column: columnNumber(best.columns.task ?? '') ?? 0 };
  const last = sheet.merges.find((range) => inRange(place, range))?.to.row ?? best.row;
  return last > best.row && last <= best.row + 2 ? headAt(sheet, last) : best;
}

/** What a row says as heads; where it says nothing, the row above does: heads of groups of columns stand over them. */
export function headAt(sheet: Sheet, row: number): Head {
  const heads = new Map<string, string>();
  const columns = [row, row - 1].flatMap((each) => [...(sheet.rows.get(each)?.cells.keys() ?? [])]);
  const most = Math.min(COLUMNS, Math.max(0, ...columns));
  for (let column = 1; column <= most; column += 1) {
    const own = cellAt(sheet, { row, column })?.text.trim() ?? '';
    const name = own === '' ? (cellAt(sheet, { row: row - 1, column })?.text.trim() ?? '') : own;
    if (name !== '') heads.set(columnLetters(column), name.replaceAll(/\s+/g, ' '));
  }
  return { row, heads, columns: suggestColumns(heads) };
}
