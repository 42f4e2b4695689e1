import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { Problem } from '../http/problem.ts';
import { csvRecords } from './csv-records.ts';

/** The first sheet of a file, as texts. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** As a spreadsheet counts, from 1; the names of columns stand in the first. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** Bytes of a file as it is sent, and of all that is packed in it. */
export const tableLimit = 20_000_000;
const mostUnpacked = 400_000_000;
/** Rows beyond are refused: nobody checks a report of more. */
const mostRows = 200_000;

/**
 * Reads CSV (UTF-8, or GB 18030 where it is none) or the first sheet of an XLSX workbook; empty rows are left out.
 * @throws Problem `tables.bad-table`, with a sentence for each fault
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  const rows = isZip(bytes) ? await workbookRows(bytes) : textRows(bytes);
  const [head, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (head === undefined) throw new Problem('tables.bad-table', {}, 'empty');
  if (rest.length > mostRows) throw new Problem('tables.bad-table', { most: mostRows }, 'too-many-rows');
  const twice = head.cells.find((name, at) => name !== '' && head.cells.indexOf(name) !== at);
  if (twice !== undefined)
    throw new Problem('tables.bad-table', { column: twice.slice(0, 60) }, 'column-twice');
  return { headers: head.cells, rows: rest };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

function textRows(bytes: Uint8Array): readonly TableRow[] {
  const text = decoded(bytes);
  if (text.includes('\u0000')) throw new Problem('tables.bad-table', {}, 'no-text');
  return [...csvRecords(text)].map(({ fields }, index) => ({
    number: index + 1,
    cells: fields.map((field) => field.trim()),
  }));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    } catch {
      throw new Problem('tables.bad-table', {}, 'encoding');
    }
  }
}

async function workbookRows(bytes: Uint8Array): Promise<readonly TableRow[]> {
  let unpacked = 0;
  try {
    // Only the directory is read: what says that it is small, and is not, ends where it is unpacked.
    unzipSync(bytes, {
      filter({ originalSize }) {
        unpacked += originalSize;
        return false;
      },
    });
  } catch {
    throw new Problem('tables.bad-table', {}, 'workbook');
  }
  if (unpacked > mostUnpacked)
    throw new Problem('tables.bad-table', { most: mostUnpacked / 1e6 }, 'workbook-large');
  try {
    const data = await readSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return data.map((cells, index) => ({ number: index + 1, cells: cells.map(textOf) }));
  } catch {
    throw new Problem('tables.bad-table', {}, 'workbook');
  }
}

/** Numbers as they are, days as ISO 8601: a workbook keeps the time of the wall, without a zone. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell).trim();
  const text = cell.toISOString().slice(0, 19);
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
}
