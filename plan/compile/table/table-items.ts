import { labelBefore } from '../clause/english-label.ts';
import { withListedWork } from '../clause/listed-work.ts';
import { readPieces, type Zone } from '../clause/pieces.ts';
import type { Assignment, Due, Item, Span } from '../compiled.ts';
import { type HorizonContext, readHorizons } from '../horizon/horizon.ts';
import { isEnglish } from '../language.ts';
import type { Line } from '../outline/line.ts';
import { withArea } from '../work/area.ts';
import { dueOf } from '../work/due.ts';
import { mayBeUnitName, readUnitList } from '../work/unit-name.ts';
import type { TableBlock, TableRow } from './table-block.ts';
import type { Column } from './table-columns.ts';
import { readTableHeadings } from './table-headings.ts';

/** The heading under which a table stands. */
export interface TablePlace {
  readonly id: string;
  readonly heading: string | null;
  readonly section: string | null;
  /** Level of that heading, 0 without one. */
  readonly level: number;
}

/** the table only sums up what is numbered above. */
const code = /^[A-Z]{0,3}[-.\s]?\d{1,2}(?:\.\d{1,2}){0,2}$/;

/** 1.1 Refurbish the hall, （1）建设车站: the number in the cell of the work itself. */
const numbered =
  /^(?:\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+|\d{1,2}[.、．]\s?|[（(]\d{1,2}[）)]\s?)(?=[A-Z\u4e00-\u9fff])/;

/** The number with which the cell of the work begins, empty without one. */
export function numberOf(words: string): string {
  return numbered.exec(words)?.[0] ?? '';
}

/** One item for each row of a table of tasks; a row without a task of its own is none. */
export function readTableItems(
  text: string,
  table: TableBlock,
  place: TablePlace,
  context: HorizonContext,
  firstIsLead: boolean,
): Item[] {
  const task = table.columns.findIndex(({ kind }) => kind === 'task');
  if (task < 0) return [];
  const headings = readTableHeadings(table, place);
  return table.rows.flatMap((row, at): Item[] => {
    const title = row.cells[task];
    if (headings.some(({ span }) => span.start >= row.start && span.end <= row.end)) return [];
    if (title === undefined || title.text === '' || code.test(title.text)) return [];
    const ordinal = cellOf(table, row, 'ordinal');
    const above = headings.findLast(({ span }) => span.start < row.start);
    const number = ordinal === null ? numberOf(title.text) : '';
    const whole = contentOf(row, ordinal);
    const content =
      whole.start === title.start ? { start: whole.start + number.length, end: whole.end } : whole;
    const assignments = unitsOf(text, table, row, firstIsLead);
    const zones = zonesOf(table, row, task);
    return [
      {
        id: `${place.id}-r${at + 1}`,
        marker: ordinal?.text ?? number.trim(),
        heading: above?.text ?? place.heading,
        section: above?.id ?? place.section,
        title: title.text.slice(number.length, number.length + 48),
        text: text.slice(content.start, content.end),
        span: content,
        assignments,
        due: dueIn(text, table, row, context),
        ...withListedWork(text, title, readPieces(text, content, zones), true),
      },
    ];
  });
}

/** The cell of a column in a row. */
export function cellOf(table: TableBlock, row: TableRow, kind: string): Line | null {
  const at = table.columns.findIndex((column) => column.kind === kind);
  const cell = at < 0 ? undefined : row.cells[at];
  return cell === undefined || cell.text === '' ? null : cell;
}

function contentOf(row: TableRow, ordinal: Line | null): Span {
  const filled = row.cells.filter(({ text, start }) => text !== '' && start !== ordinal?.start);
  return { start: filled[0]?.start ?? row.start, end: filled.at(-1)?.end ?? row.end };
}

/** A cell with the column that it stands in. */
export interface ColumnCell {
  readonly column: Column;
  readonly cell: Line;
}

function unitsOf(text: string, table: TableBlock, row: TableRow, firstIsLead: boolean): Assignment[] {
  const cells = table.columns.flatMap((column, at): ColumnCell[] => {
    const cell = row.cells[at];
    return cell === undefined ? [] : [{ column, cell }];
  });
  return unitsOfCells(text, cells, firstIsLead);
}

/** The units that the cells of the columns of units name. */
export function unitsOfCells(text: string, cells: readonly ColumnCell[], firstIsLead: boolean): Assignment[] {
  return cells.flatMap(({ column, cell }): Assignment[] => {
    if (column.kind !== 'units' || cell.text === '' || nobody.test(cell.text)) return [];
    const names = readUnitList(text, cell).filter(({ start, end }) => mayStandAsUnit(text.slice(start, end)));
    const ranked = column.role === 'responsible' && (column.firstIsLead || firstIsLead);
    return withArea(
      names.map(({ start, end }, place) => ({
        unit: text.slice(start, end),
        role: ranked ? (place === 0 ? 'lead' : 'responsible') : column.role,
        span: { start, end },
      })),
    );
  });
}

/** Long names as well: a cell of units holds nothing else. */
function mayStandAsUnit(words: string): boolean {
  return mayBeUnitName(words) || (words.length <= 90 && properName.test(words));
}

const properName = /^[A-Z][\w&’'.-]*(?: (?:[A-Z&][\w&’'.-]*|of|and|for|the|on|in))* [A-Z][\w&’'.-]*$/;
const nobody = /^(?:not applicable|n\/?a|none|tbd|to be (?:determined|confirmed)|[-–—])\.?$/i;

function zonesOf(table: TableBlock, row: TableRow, task: number): Zone[] {
  return row.cells.flatMap(({ start, end, text }, at): Zone[] => {
    const kind = table.columns[at]?.kind;
    if (at === task) {
      const label = labelBefore(text);
      return label === 0 ? [] : [{ class: 'heading', span: { start, end: start + label } }];
    }
    if (text === '' || kind === undefined) return [];
    return [{ class: kind === 'units' ? 'units' : kind === 'due' ? 'due' : 'heading', span: { start, end } }];
  });
}

/** From the column of times; without one, the last time that the aim beside the task names: $2M raised by 2031. */
function dueIn(text: string, table: TableBlock, row: TableRow, context: HorizonContext): Due | null {
  const cell = cellOf(table, row, 'due');
  if (cell !== null) return dueOf(text, cell, context);
  const dues = table.columns.flatMap((column, at): Due[] => {
    const aim = row.cells[at];
    const said = column.kind === 'task' || aims.test(column.head);
    if (!said || aim === undefined || !/[a-z]/i.test(aim.text) || !isEnglish(aim.text)) return [];
    return timesBy(text, aim, context);
  });
  return dues.reduce<Due | null>((last, due) => ((due.date ?? '') > (last?.date ?? '') ? due : last), null);
}

/** Only what is to be there by a time, not what goes on since or in it. */
function timesBy(text: string, { start, end }: Span, context: HorizonContext): Due[] {
  return readHorizons(text, start, end, context).flatMap((horizon): Due[] => {
    const date = horizon.date ?? (horizon.year === null ? null : `${horizon.year}-12-31`);
    return date === null || !/^(?:by|before|no later than)\b/i.test(horizon.text)
      ? []
      : [{ text: horizon.text, date, span: horizon.span }];
  });
}

const aims =
  /^(?:(?:key|main|expected|intended)\s+)?(?:targets?|goals?|outcomes?|outputs?|milestones?|results?|deliverables?)$/i;
