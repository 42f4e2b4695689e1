import type writeExcelFile from 'write-excel-file/node';
import type { SheetData } from 'write-excel-file/node';
import { writableText } from '../xml-text.ts';

export type Cell = SheetData[number][number];

/** One sheet of a workbook. */
export type WrittenSheet = Parameters<typeof writeExcelFile>[0][number];

/** Signs that one cell holds (Excel's own limit). */
const MOST = 32_767;
export const DAY_FORMAT = 'yyyy-mm-dd';

/** Text is text: what looks like a formula is shown and never run. */
export function textCell(text: string | null): Cell {
  if (text === null || text === '') return null;
  return { value: writableText(text).slice(0, MOST), type: String, wrap: true, alignVertical: 'top' };
}

export function headCell(text: string): Cell {
  return {
    value: writableText(text),
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#E4E2DA',
    wrap: true,
  };
}

export function dayCell(day: string | null): Cell {
  return day === null ? null : { value: new Date(`${day}T00:00:00Z`), type: Date, format: DAY_FORMAT };
}

export function numberCell(value: number, format?: string): Cell {
  return { value, type: Number, ...(format === undefined ? {} : { format }) };
}

/** A live formula, in the English names and without the sign of equality, as the file has it (ECMA-376 part 1, 18.3.1.40). */
export function formulaCell(formula: string, format?: string): Cell {
  return { value: formula, type: 'Formula', ...(format === undefined ? {} : { format }) };
}

/** A sheet's name as it stands in a formula. */
export function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}

/** Text within a formula. */
export function literal(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
