import type { Line } from '../outline/line.ts';
import type { TableBlock, TableRow } from './table-block.ts';
import { readColumns } from './table-columns.ts';

const [fewestColumns, mostColumns, longestCell, fewestRows] = [3, 8, 60, 2];

/**
 * A table that was copied with each cell in a line of its own: 序号 / 指标 / 预期值 / 属性 / 1 / 事故起数 / …. Its heads begin with
 * that of the ordinals, and its rows with 1, 2, 3, …: without them nobody can tell where a row ends. Null where none begins.
 */
export function readStackedTable(text: string, lines: readonly Line[], at: number): TableBlock | null {
  if (lines[at] === undefined || !/^(?:序号|编号|No\.?|#)$/i.test(lines[at].text)) return null;
  for (let width = fewestColumns; width <= mostColumns; width += 1) {
    const heads = lines.slice(at, at + width).map(({ text: head }) => head);
    const columns = readColumns(heads);
    if (columns?.[0]?.kind !== 'ordinal' || lines[at + width]?.text !== '1') continue;
    const rows = readRows(text, lines, at + width, width);
    const last = rows.at(-1);
    if (rows.length >= fewestRows && last !== undefined)
      return { start: lines[at].start, end: last.end, columns, rows };
  }
  return null;
}

function readRows(text: string, lines: readonly Line[], from: number, width: number): TableRow[] {
  const rows: TableRow[] = [];
  for (let at = from; ; at += width) {
    const cells = lines.slice(at, at + width);
    const [ordinal, last] = [cells[0], cells.at(-1)];
    if (cells.length < width || ordinal === undefined || last === undefined) return rows;
    const fits = ordinal.text === String(rows.length + 1) && cells.every((cell) => isCell(cell));
    if (!fits) return rows;
    rows.push({ start: ordinal.start, end: last.end, text: text.slice(ordinal.start, last.end), cells });
  }
}

function isCell({ text }: Line): boolean {
  return text.length <= longestCell && !text.includes('\t') && !/。./.test(text);
}
