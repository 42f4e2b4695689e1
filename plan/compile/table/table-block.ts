import { type Line, trimmed } from '../outline/line.ts';
import { readNumberedTitle } from './numbered-title.ts';
import { quotaColumns } from './quota-columns.ts';
import { headOf, splitRun } from './split-run.ts';
import { readStackedTable } from './stacked-table.ts';
import { type Column, headsOf, isPartedHead, readColumns } from './table-columns.ts';

/** One row; `cells` are as many as the row has, empty ones included. */
export interface TableRow extends Line {
  readonly cells: readonly Line[];
}

/**
 * A table of the text: consecutive lines whose cells are parted by tabs (what intake writes for the tables of
 * other formats), by bars (`| a | b |`), or by wide gaps below a header that is known. The first row names the columns.
 */
export interface TableBlock {
  readonly start: number;
  readonly end: number;
  readonly columns: readonly Column[];
  /** Without the header, rules (`|---|`) and repeated headers. */
  readonly rows: readonly TableRow[];
}

/**
 * The tables among the lines. One whose head is not understood has columns of no kind: it gives nothing, and a gap; few
 * rows, or cells parted by mere gaps, stay text.
 */
export function readTables(text: string, lines: readonly Line[]): TableBlock[] {
  const blocks: TableBlock[] = [];
  let run: TableRow[] = [];
  const close = () => {
    for (const rows of splitRun(run)) {
      const block = toBlock(rows);
      if (block !== null) blocks.push(isUnread(block) ? asQuotas(block, lines) : block);
    }
    run = [];
  };
  for (const [at, line] of lines.entries()) {
    if (line.start < (blocks.at(-1)?.end ?? 0)) continue;
    const stacked = readStackedTable(text, lines, at);
    if (stacked !== null) {
      close();
      blocks.push(stacked);
      continue;
    }
    const row = toRow(text, line);
    // A title across all columns parts the rows of a table, not the table.
    const across = row === null && line.text.length <= 40 && !label.test(line.text);
    if (across && run.length > 0 && isRowLike(text, lines[at + 1], run)) {
      if (readNumberedTitle(line.text) !== null && !isHead(text, lines, at + 1))
        run.push({ ...line, cells: [line] });
      continue;
    }
    if (row === null) close();
    else run.push(row);
  }
  close();
  return blocks;
}

/** Action 2: Strengthen governance heads what follows, and parts no rows. */
const label =
  /^(?:Actions?|Part|Goal|Objective|Pillar|Theme|Priority|Strategy|Section|Chapter|Initiative|Outcome|Commitment|Focus area|Workstream|Dimension|Domain|Enabler|Imperative) [A-Z\d][\d.]{0,4}[:.–—-]/i;

/** Whether a line is the head of another table: a title above it heads that one. */
function isHead(text: string, lines: readonly Line[], at: number): boolean {
  const [row, below] = [lines[at], lines[at + 1]].map((line) =>
    line === undefined ? null : toRow(text, line),
  );
  return row != null && headOf(row, below ?? undefined) !== null;
}

function isRowLike(text: string, line: Line | undefined, run: readonly TableRow[]): boolean {
  const cells = line === undefined ? 0 : (toRow(text, line)?.cells.length ?? 0);
  return cells >= 3 && cells === run.findLast((row) => row.cells.length > 1)?.cells.length;
}

function toBlock(run: readonly TableRow[]): TableBlock | null {
  for (const [at, header] of run.slice(0, 4).entries()) {
    const below = run[at + 1];
    const columns = readColumns(headsOf(header, below));
    if (columns === null) continue;
    const same = header.text.replaceAll(/\s/g, '');
    const rows = run
      .slice(isPartedHead(header, below) ? at + 2 : at + 1)
      .filter((row) => row.text.replaceAll(/\s/g, '') !== same && !/^[\s|:\-—]+$/.test(row.text));
    const last = rows.at(-1);
    return last === undefined
      ? null
      : { start: header.start, end: last.end, columns: withDates(columns, rows), rows };
  }
  return unread(run);
}

/** Milestone, Target: a column of days beside the work, where no other tells when it is due. */
function withDates(columns: readonly Column[], rows: readonly TableRow[]): readonly Column[] {
  if (!columns.some(({ kind }) => kind === 'task') || columns.some(({ kind }) => kind === 'due'))
    return columns;
  return columns.map((column, at) => {
    const said = rows.map(({ cells }) => cells[at]?.text ?? '').filter((words) => words !== '');
    const dated = said.length > 0 && said.every((words) => isTime.test(words));
    return dated && !['task', 'ordinal', 'units'].includes(column.kind)
      ? { head: column.head, kind: 'due' }
      : column;
  });
}

const isTime =
  /^(?:(?:by|end|the end of|late|early|mid|q[1-4]|spring|summer|autumn|winter|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)[\s,-]*(?:of )?){0,3}(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?$|^(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末|初|中)?(?:之?前)?$/i;

/** A table that nobody understands by its heads alone may share out what its title names. */
function asQuotas(block: TableBlock, lines: readonly Line[]): TableBlock {
  const above = lines.filter(({ end }) => end <= block.start).slice(-2);
  const titles = above.map(({ text }) => text.replaceAll(/[\s\u3000]/g, ''));
  const [heads, ...rows] = block.rows;
  const found = titles.map((title) => quotaColumns(title, heads?.cells.map(({ text }) => text) ?? []));
  const columns = found.find((one) => one !== null);
  return columns == null || rows.length === 0 ? block : { ...block, columns, rows };
}

/** Fewer rows may be lines that somebody laid out. */
const fewestRows = 3;
/** Longer cells are sentences, and rows that begin with a number may be work: both are read as text. */
const longestCell = 24;

function unread(lines: readonly TableRow[]): TableBlock | null {
  const run = lines.filter(({ cells }) => cells.length > 1);
  const [head, last] = [run[0], run.at(-1)];
  const drawn = run.every(
    ({ cells, text }) =>
      cells.length >= 3 &&
      /[\t|]/.test(text) &&
      cells.every((cell) => cell.text.length <= longestCell) &&
      !/^[\d(（]/.test(cells[0]?.text ?? ''),
  );
  if (head === undefined || last === undefined || run.length < fewestRows || !drawn) return null;
  const columns = head.cells.map(({ text }): Column => ({ head: text, kind: 'other' }));
  return { start: head.start, end: last.end, columns, rows: run };
}

/** Whether nobody knows what the columns hold. */
export function isUnread({ columns }: TableBlock): boolean {
  return columns.every(({ kind }) => kind === 'other');
}

function toRow(text: string, line: Line): TableRow | null {
  if (line.card !== undefined || line.tabular) return null;
  // Trimming has taken the empty first cell away.
  let start = line.start;
  while (start > 0 && text.charAt(start - 1) === '\t') start -= 1;
  const words = text.slice(start, line.end);
  if (words.includes('\t')) return rowOf(text, line, split(text, start, line.end, /\t/g));
  if (/^\|.*\|$/.test(words)) return rowOf(text, line, split(text, start + 1, line.end - 1, /\|/g));
  const bars = words.length <= 2000 ? split(text, start, line.end, / \| /g) : [];
  if (bars.length >= 3) return rowOf(text, line, bars);
  const gaps = words.length <= 400 ? split(text, start, line.end, /[ \u3000]{2,}/g) : [];
  return gaps.length >= 3 ? rowOf(text, line, gaps) : null;
}

function rowOf(text: string, { start, end }: Line, cells: readonly Line[]): TableRow {
  return { start, end, text: text.slice(start, end), cells };
}

/** The cells of a row whose cells are parted by tabs. */
export function splitCells(text: string, { start, end }: Line): Line[] {
  return split(text, start, end, /\t/g);
}

function split(text: string, from: number, to: number, separator: RegExp): Line[] {
  const cells: Line[] = [];
  let start = from;
  for (const match of text.slice(from, to).matchAll(separator)) {
    cells.push(trimmed(text, start, from + match.index));
    start = from + match.index + match[0].length;
  }
  cells.push(trimmed(text, start, to));
  return cells;
}

/** Whether the rows are work to do, not indicators. */
export function hasTasks({ columns }: TableBlock): boolean {
  return columns.some(({ kind }) => kind === 'task');
}
