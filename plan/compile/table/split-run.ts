import type { TableRow } from './table-block.ts';
import { type Column, headsOf, readColumns } from './table-columns.ts';

/**
 * Parts rows that follow one another into tables: a row of heads begins one, and so does a row that cannot stand
 * below the heads so far, which is the head of a table that nobody understands.
 */
export function splitRun(run: readonly TableRow[]): TableRow[][] {
  const tables: TableRow[][] = [];
  let columns: readonly Column[] | null = null;
  for (const [at, row] of run.entries()) {
    const heads = headOf(row, run[at + 1]);
    const isOther = heads !== null && !sameHeads(heads, columns);
    const table = tables.at(-1);
    if (table !== undefined && !isOther && (columns === null || !isAlien(row, columns))) {
      table.push(row);
      columns ??= readColumns(headsOf(row, run[at + 1]));
    } else {
      tables.push([row]);
      columns = heads ?? readColumns(headsOf(row, run[at + 1]));
    }
  }
  return tables;
}

/** The columns of a row that can be nothing but a head: all its words name columns. Null for any other. */
export function headOf(row: TableRow, below: TableRow | undefined): Column[] | null {
  const said = row.cells.filter(({ text }) => text !== '');
  if (said.some(({ text }) => text.length > 30 || /[，。；]|^\d{1,3}[.．、]?$/.test(text))) return null;
  const columns = readColumns(headsOf(row, below));
  if (columns === null) return null;
  const strange = columns.filter(({ kind, head }) => kind === 'other' && head !== '' && !remark.test(head));
  const english = said.every(({ text }) => !/[\u4e00-\u9fff]/.test(text));
  return strange.length === 0 && (!english || said.filter(({ text }) => bare.test(text)).length > 1)
    ? columns
    : null;
}

const remark = /^(?:备注|说明|notes?|remarks?|comments?)$/i;
/** Develop action plan | Housing Agency | June 2026 has words of heads in it and is none. */
const bare =
  /^(?:no\.?|ref\.?|#|(?:key )?(?:actions?|tasks?|measures?|activit(?:y|ies)|initiatives?|deliverables?|indicators?|metrics?|KPIs?)|lead(?: \w+)?|owners?|deadlines?|timelines?|timing|due(?: date)?|by when|units?|baseline|targets?)$/i;

function sameHeads(heads: readonly Column[], columns: readonly Column[] | null): boolean {
  return (
    columns !== null &&
    heads.map(({ head }) => head).join('\t') === columns.map(({ head }) => head).join('\t')
  );
}

/**
 * Nothing but names where each row has its number, or in other columns than it has: 单位名称 | 联系人 | 电话 below
 * 序号 | 任务 | 牵头单位 | 时限. One cell across all columns titles the rows below it.
 */
function isAlien({ cells }: TableRow, columns: readonly Column[]): boolean {
  const said = cells.filter(({ text }) => text !== '');
  if (said.length < 3 || said.some(({ text }) => text.length > 12 || /\d|[，。；、]/.test(text)))
    return false;
  const ordinal = cells[columns.findIndex(({ kind }) => kind === 'ordinal')]?.text ?? '';
  return ordinal === '' ? cells.length !== columns.length : !ordinalWords.test(ordinal);
}

const ordinalWords = /^[（(]?[一二三四五六七八九十]{1,3}[）)、]?$|^[①-⑳]$|^[A-Z]$/;
