import type { Assignment, Due, Span } from '../compiled.ts';
import type { HorizonContext } from '../horizon/horizon.ts';
import type { Line } from '../outline/line.ts';
import { dueOf } from '../work/due.ts';
import { splitCells } from './table-block.ts';
import { columnOf } from './table-columns.ts';
import { type ColumnCell, unitsOfCells } from './table-items.ts';

/** What the small table below a card says of its work. */
export interface CardTable {
  readonly assignments: Assignment[];
  readonly due: Due | null;
}

/** Marks the rows below a card that name who answers for it, so that nobody reads them as words of the work. */
export function withCardTables(text: string, lines: readonly Line[]): readonly Line[] {
  let inCard = false;
  const rows = new Set<Line>();
  for (const [at, line] of lines.entries()) {
    if (line.card !== undefined) inCard = true;
    else if (inCard && !rows.has(line)) {
      const below = lines[at + 1];
      if (isHead(text, line) && below !== undefined && below.card === undefined && isRow(below)) {
        rows.add(line).add(below);
      } else if (isPair(text, line)) rows.add(line);
      else inCard = line.text.includes('\t');
    }
  }
  return rows.size === 0 ? lines : lines.map((line) => (rows.has(line) ? { ...line, tabular: true } : line));
}

/** The units and the time that the rows of a card give, be the names above the values or before them. */
export function readCardTable(
  text: string,
  rows: readonly Line[],
  context: HorizonContext,
  firstIsLead: boolean,
): CardTable {
  const found = rows.flatMap((row, at): ColumnCell[] => {
    const cells = splitCells(text, row);
    const below = rows[at + 1];
    if (isPair(text, row) && !(isHead(text, row) && below !== undefined)) {
      const [head, cell] = cells;
      return head === undefined || cell === undefined ? [] : [{ column: columnOf(head.text), cell }];
    }
    if (below === undefined || !isHead(text, row)) return [];
    const values = splitCells(text, below);
    return cells.flatMap(({ text: head }, place) => {
      const cell = values[place];
      return cell === undefined ? [] : [{ column: columnOf(head), cell }];
    });
  });
  const units = unitsOfCells(text, found, firstIsLead);
  const time = found.find(({ column, cell }) => column.kind === 'due' && cell.text !== '');
  const due = time === undefined ? null : dueOf(text, spanOf(time.cell), context);
  return { assignments: units, due: due?.date == null ? null : due };
}

function spanOf({ start, end }: Line): Span {
  return { start, end };
}

function isRow({ text }: Line): boolean {
  return text.includes('\t');
}

/** Timeline | Lead Agency | Partner Agency: short names of columns, one of them of units. */
function isHead(text: string, line: Line): boolean {
  if (!isRow(line)) return false;
  const cells = splitCells(text, line).filter((cell) => cell.text !== '');
  return (
    cells.length >= 2 &&
    cells.every((cell) => cell.text.length <= 40) &&
    cells.filter((cell) => columnOf(cell.text).kind !== 'other').length >= 2 &&
    cells.some((cell) => columnOf(cell.text).kind === 'units')
  );
}

/** Lead agency | Parks Department */
function isPair(text: string, line: Line): boolean {
  if (!isRow(line)) return false;
  const [head, cell, ...more] = splitCells(text, line);
  if (head === undefined || cell === undefined || more.length > 0 || head.text.length > 30) return false;
  return ['units', 'due'].includes(columnOf(head.text).kind);
}
