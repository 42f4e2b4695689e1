import { Problem } from '../http/problem.ts';

/** One file in a ZIP file, by its line in the directory and its header before the data. */
export interface ZipRecord {
  readonly name: string;
  /** Where its header begins, and where its packed data lie. */
  readonly offset: number;
  readonly dataStart: number;
  readonly dataEnd: number;
  /** Bytes unpacked. */
  readonly size: number;
  readonly crc: number;
  /** Not compressed. */
  readonly stored: boolean;
  /** Its line in the directory. */
  readonly entry: readonly [number, number];
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record, and the comment that may follow it. */
const END_SIZE = 22;
const COMMENT_MOST = 0xffff;

/**
 * The directory of a ZIP file: one disk, no encryption, no ZIP64, stored or deflated, no two records over the same bytes,
 * no name that leads out of a folder. @throws Problem as ZipParts
 */
export function zipRecords(
  bytes: Buffer,
  most: number,
): { readonly records: readonly ZipRecord[]; readonly central: number; readonly end: number } {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const central = bytes.readUInt32LE(end + 16);
  const size = bytes.readUInt32LE(end + 12);
  if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count || central + size !== end)
    throw broken('ZIP');
  if (count > most) throw new Problem('tables.workbook-too-large', { what: `> ${most}` });
  const records: ZipRecord[] = [];
  let at = central;
  for (let index = 0; index < count; index += 1) {
    const record = recordAt(bytes, at, central);
    records.push(record);
    at = record.entry[1];
  }
  if (at !== end) throw broken('ZIP');
  refuseOverlaps(records);
  refuseNames(records.map(({ name }) => name));
  return { records, central, end };
}

function endOf(bytes: Buffer): number {
  if (bytes.length < END_SIZE || bytes.readUInt32LE(0) !== LOCAL) throw new Problem('tables.no-workbook');
  const first = Math.max(0, bytes.length - END_SIZE - COMMENT_MOST);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length)
      return at;
  throw broken('ZIP');
}

function recordAt(bytes: Buffer, at: number, central: number): ZipRecord {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw broken('ZIP');
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
  const [crc, packed, size] = [16, 20, 24].map((from) => bytes.readUInt32LE(at + from)) as [
    number,
    number,
    number,
  ];
  const lengths = [28, 30, 32].map((from) => bytes.readUInt16LE(at + from)) as [number, number, number];
  const next = at + 46 + lengths[0] + lengths[1] + lengths[2];
  const offset = bytes.readUInt32LE(at + 42);
  if (next > bytes.length || offset + 30 > central) throw broken('ZIP');
  const rawName = bytes.subarray(at + 46, at + 46 + lengths[0]);
  const name = nameOf(rawName);
  // Bit 0: encrypted; 5: patched data; 6: strong encryption; 13: masked headers.
  if ((flags & 0x2061) !== 0 || (method !== 0 && method !== 8)) throw new Problem('tables.no-workbook');
  if (bytes.readUInt32LE(offset) !== LOCAL) throw broken(name);
  const nameLength = bytes.readUInt16LE(offset + 26);
  const dataStart = offset + 30 + nameLength + bytes.readUInt16LE(offset + 28);
  const dataEnd = dataStart + packed;
  if (!rawName.equals(bytes.subarray(offset + 30, offset + 30 + nameLength)) || dataEnd > central)
    throw broken(name);
  return { name, offset, dataStart, dataEnd, size, crc, stored: method === 0, entry: [at, next] };
}

function nameOf(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return raw.toString('latin1');
  }
}

/** Records that share bytes unpack to many times what is there. */
function refuseOverlaps(records: readonly ZipRecord[]): void {
  const inOrder = records.toSorted((one, other) => one.offset - other.offset);
  for (const [index, { name, dataEnd }] of inOrder.entries())
    if (dataEnd > (inOrder[index + 1]?.offset ?? Number.POSITIVE_INFINITY)) throw unsafe(name);
}

function refuseNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const steps = name.replace(/\/$/, '').split('/');
    const odd =
      steps.some((step) => step === '' || step === '.' || step === '..') || /[\p{Cc}\\:]/u.test(name);
    const key = name.toLowerCase();
    if (odd || seen.has(key)) throw unsafe(name);
    seen.add(key);
  }
}

function broken(what: string): Problem {
  return new Problem('tables.workbook-broken', { what: what.slice(0, 80) });
}

function unsafe(what: string): Problem {
  return new Problem('tables.workbook-unsafe', { what: what.slice(0, 80) });
}
