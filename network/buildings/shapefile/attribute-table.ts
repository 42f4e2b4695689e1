import { FootprintFault } from '../footprint.ts';
import { tableDecoder } from './text-decoder.ts';

interface Column {
  readonly name: string;
  /** Within a row, bytes. */
  readonly start: number;
  readonly width: number;
}

/** The rows of a shapefile's table, some columns of them. */
export interface AttributeTable {
  readonly rows: number;
  /** @returns undefined for a row that was deleted */
  row(index: number): Readonly<Record<string, string>> | undefined;
}

const [fileHeader, columnHeader, endOfColumns, deleted] = [32, 32, 0x0d, 0x2a];

/**
 * A table as dBASE III keeps it (`.dbf`).
 * @param cpg text of the file that names the encoding
 * @param wanted names of columns that are read
 * @throws FootprintFault
 */
export function attributeTable(
  dbf: Uint8Array,
  cpg: string | undefined,
  wanted: (name: string) => boolean,
): AttributeTable {
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength);
  if (dbf.length < fileHeader) throw new FootprintFault('.dbf?');
  const rows = view.getUint32(4, true);
  const [start, width] = [view.getUint16(8, true), view.getUint16(10, true)];
  if (start < fileHeader + 1 || width < 1) throw new FootprintFault('.dbf?');
  // The last row's end mark is often left out.
  if (start + rows * width > dbf.length)
    throw new FootprintFault(`.dbf: ${dbf.length} B < ${start + rows * width} B`);
  const columns = columnsOf(dbf.subarray(0, start), cpg);
  if (columns.some((column) => column.start + column.width > width)) throw new FootprintFault('.dbf?');
  const read = columns.filter(({ name }) => wanted(name));
  // What is read are numbers, which every encoding writes alike.
  const text = new TextDecoder('latin1');
  return {
    rows,
    row(index) {
      const row = dbf.subarray(start + index * width, start + (index + 1) * width);
      if (row[0] === deleted) return undefined;
      return Object.fromEntries(
        read.map((column) => [
          column.name,
          text.decode(row.subarray(column.start, column.start + column.width)).trim(),
        ]),
      );
    },
  };
}

function columnsOf(header: Uint8Array, cpg: string | undefined): readonly Column[] {
  const fields: { readonly name: Uint8Array; readonly width: number }[] = [];
  for (let at = fileHeader; at + columnHeader <= header.length; at += columnHeader) {
    if (header[at] === endOfColumns) break;
    const name = header.subarray(at, at + 11);
    const end = name.indexOf(0);
    // Of texts, wide ones have the upper byte of their width where numbers have their decimals.
    const wide = header[at + 11] === 0x43 ? 256 * (header[at + 17] ?? 0) : 0;
    fields.push({ name: end < 0 ? name : name.subarray(0, end), width: (header[at + 16] ?? 0) + wide });
  }
  const names = Buffer.concat(fields.map(({ name }) => name));
  const decoder = tableDecoder(cpg, header[29] ?? 0, names);
  let start = 1;
  return fields.map(({ name, width }) => {
    const column = { name: decoder.decode(name), start, width };
    start += width;
    return column;
  });
}
