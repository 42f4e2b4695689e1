import { readPieces, type Zone } from '../clause/pieces.ts';
import type { Assignment, Due, Item, Span } from '../compiled.ts';
import type { HorizonContext } from '../horizon/horizon.ts';
import type { Line } from '../outline/line.ts';
import { withArea } from '../work/area.ts';
import { dueOf } from '../work/due.ts';
import { mayBeUnitName, readUnitList } from '../work/unit-name.ts';
import type { TableBlock, TableRow } from './table-block.ts';

/** The heading under which a table stands. */
export interface TablePlace {
  readonly id: string;
  readonly heading: string | null;
  readonly section: string | null;
}

/** the table only sums up what is numbered above. */
const code = /^[A-Z]{0,3}[-.\s]?\d{1,2}(?:\.\d{1,2}){0,2}$/;

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
  return table.rows.flatMap((row, at): Item[] => {
    const title = row.cells[task];
    if (title === undefined || title.text === '' || code.test(title.text)) return [];
    const ordinal = cellOf(table, row, 'ordinal');
    const content = contentOf(row, ordinal);
    const assignments = unitsOf(text, table, row, firstIsLead);
    const zones = zonesOf(table, row, task);
    return [
      {
        id: `${place.id}-r${at + 1}`,
        marker: ordinal?.text ?? '',
        heading: place.heading,
        section: place.section,
        title: title.text.slice(0, 48),
        text: text.slice(content.start, content.end),
        span: content,
        assignments,
        due: dueIn(text, table, row, context),
        ...readPieces(text, content, zones),
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

function unitsOf(text: string, table: TableBlock, row: TableRow, firstIsLead: boolean): Assignment[] {
  return table.columns.flatMap((column, at): Assignment[] => {
    const cell = row.cells[at];
    if (column.kind !== 'units' || cell === undefined || cell.text === '') return [];
    const names = readUnitList(text, cell).filter(({ start, end }) => mayBeUnitName(text.slice(start, end)));
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

function zonesOf(table: TableBlock, row: TableRow, task: number): Zone[] {
  return row.cells.flatMap(({ start, end, text }, at): Zone[] => {
    const kind = table.columns[at]?.kind;
    if (at === task || text === '' || kind === undefined) return [];
    return [{ class: kind === 'units' ? 'units' : kind === 'due' ? 'due' : 'heading', span: { start, end } }];
  });
}

function dueIn(text: string, table: TableBlock, row: TableRow, context: HorizonContext): Due | null {
  const cell = cellOf(table, row, 'due');
  return cell === null ? null : dueOf(text, cell, context);
}
