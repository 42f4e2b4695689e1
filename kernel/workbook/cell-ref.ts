import { columnsLimit, rowsLimit } from './limits.ts';

/** From 1, as spreadsheets count. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Both corners belong to it. */
export interface CellRange {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

/** 1 -> A, 27 -> AA */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return column <= 26 ? letter : columnLetters((column - 1 - rest) / 26) + letter;
}

/** A -> 1; null for what is no column of a sheet. */
export function columnNumber(letters: string): number | null {
  if (!/^[A-Z]{1,3}$/.test(letters)) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return column <= columnsLimit ? column : null;
}

export function cellRef({ row, column }: CellPlace): string {
  return `${columnLetters(column)}${row}`;
}

/** D5, $D$5; null for what is no cell of a sheet. */
export function parseCellRef(text: string): CellPlace | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  const column = columnNumber(match?.[1] ?? '');
  const row = Number(match?.[2]);
  return column === null || row > rowsLimit ? null : { row, column };
}

/** A1:C3, or a single cell. */
export function parseRange(text: string): CellRange | null {
  const [one = '', other = one, ...more] = text.split(':');
  const [from, to] = [parseCellRef(one), parseCellRef(other)];
  if (from === null || to === null || more.length > 0) return null;
  return from.row <= to.row && from.column <= to.column ? { from, to } : null;
}

export function inRange({ row, column }: CellPlace, { from, to }: CellRange): boolean {
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
}
