import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { Problem } from '../http/problem.ts';
import { partsLimit, unpackedLimit } from './limits.ts';
import { type ZipRecord, zipRecords } from './zip-records.ts';

/**
 * The parts of a ZIP file (APPNOTE 6.3.10), of which some can be put in the place of others: everything else keeps its
 * very bytes, its header, its compression and its place in the order.
 */
export class ZipParts {
  readonly #bytes: Buffer;
  readonly #records: readonly ZipRecord[];
  readonly #byName: ReadonlyMap<string, ZipRecord>;
  readonly #tail: { readonly central: number; readonly end: number };

  /** @throws Problem tables.no-workbook, tables.workbook-broken, tables.workbook-unsafe, tables.workbook-too-large */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { records, central, end } = zipRecords(this.#bytes, partsLimit);
    const unpacked = records.reduce((sum, { size }) => sum + size, 0);
    if (unpacked > unpackedLimit)
      throw new Problem('tables.workbook-too-large', { what: `> ${unpackedLimit} B` });
    this.#records = records;
    this.#byName = new Map(records.map((record) => [record.name.toLowerCase(), record]));
    this.#tail = { central, end };
  }

  /** In the order of the directory. */
  get names(): readonly string[] {
    return this.#records.map(({ name }) => name);
  }

  /** Its bytes as they are packed, for comparison. */
  packed(name: string): Uint8Array | null {
    const record = this.#byName.get(name.toLowerCase());
    return record === undefined ? null : this.#bytes.subarray(record.dataStart, record.dataEnd);
  }

  /** Names of parts do not differ by case alone (ECMA-376 part 2, 6.2.2.3). @returns null where there is none */
  read(name: string): Uint8Array | null {
    const record = this.#byName.get(name.toLowerCase());
    if (record === undefined) return null;
    const packed = this.#bytes.subarray(record.dataStart, record.dataEnd);
    const part = record.stored ? packed : inflated(packed, record);
    if (part.length !== record.size || crc32(part) !== record.crc)
      throw new Problem('tables.workbook-broken', { what: record.name });
    return part;
  }

  /** The same file with these parts in place of what was there. @throws Error for a part that there is not */
  with(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
    if (parts.size === 0) return this.#bytes;
    const fresh = new Map<ZipRecord, ReturnType<typeof written>>();
    for (const [name, part] of parts) {
      const record = this.#byName.get(name.toLowerCase());
      if (record === undefined) throw new Error(`no part ${name}`);
      fresh.set(record, written(this.#bytes, record, part));
    }
    const inOrder = this.#records.toSorted((one, other) => one.offset - other.offset);
    const pieces: Buffer[] = [this.#bytes.subarray(0, inOrder[0]?.offset ?? 0)];
    let at = pieces[0]?.length ?? 0;
    const places = new Map<ZipRecord, number>();
    for (const [index, record] of inOrder.entries()) {
      const until = inOrder[index + 1]?.offset ?? this.#tail.central;
      const piece = fresh.get(record)?.local ?? this.#bytes.subarray(record.offset, until);
      places.set(record, at);
      pieces.push(piece);
      at += piece.length;
    }
    const directory = this.#records.map((record) => {
      const entry = Buffer.from(fresh.get(record)?.central ?? this.#bytes.subarray(...record.entry));
      entry.writeUInt32LE(places.get(record) ?? 0, 42);
      return entry;
    });
    const end = Buffer.from(this.#bytes.subarray(this.#tail.end));
    end.writeUInt32LE(at, 16);
    return Buffer.concat([...pieces, ...directory, end]);
  }
}

function inflated(packed: Buffer, { name, size }: ZipRecord): Buffer {
  try {
    // What says that it is small, and is not, ends here.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new Problem('tables.workbook-broken', { what: name });
  }
}

/** A part behind a header of its own, and its line of the directory. */
function written(bytes: Buffer, record: ZipRecord, part: Uint8Array): { local: Buffer; central: Buffer } {
  const packed = deflateRawSync(part);
  const central = Buffer.from(bytes.subarray(...record.entry));
  // Only that the name is UTF-8 stays of the flags: sizes stand in the header, not behind the data.
  central.writeUInt16LE(central.readUInt16LE(8) & 0x0800, 8);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(crc32(part), 16);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(part.length, 24);
  const name = central.subarray(46, 46 + central.readUInt16LE(28));
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  // Flags, method, time, day, checksum and sizes stand in both in the same order.
  central.copy(head, 6, 8, 28);
  head.writeUInt16LE(name.length, 26);
  return { local: Buffer.concat([head, name, packed]), central };
}
