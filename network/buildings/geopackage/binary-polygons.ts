import { FootprintFault, type Position } from '../footprint.ts';

/** Bytes of the envelope by its kind. */
const envelopes = [0, 32, 48, 48, 64] as const;
const [polygon, multiPolygon] = [3, 6];

/** Where the reader stands in the bytes; each geometry says anew which end comes first. */
interface Cursor {
  readonly view: DataView;
  at: number;
  little: boolean;
}

/**
 * The polygons of a geometry as GeoPackage keeps it (OGC 12-128r19, clause 2.1.3: a header, then well-known binary by
 * ISO 13249-3); heights and measures are left aside.
 * @returns undefined where it is another geometry, or empty
 * @throws FootprintFault
 */
export function binaryPolygons(bytes: Uint8Array): readonly (readonly (readonly Position[])[])[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const flags = view.getUint8(3);
    const envelope = envelopes[(flags >> 1) & 7];
    if (view.getUint16(0) !== 0x4750 || envelope === undefined) throw new FootprintFault('GP?');
    // Bit 5: of an extension; bit 4: empty.
    if ((flags & 0x30) !== 0) return undefined;
    return geometry({ view, at: 8 + envelope, little: true });
  } catch (error) {
    throw error instanceof RangeError ? new FootprintFault(`WKB: ${bytes.length} B`) : error;
  }
}

function geometry(cursor: Cursor): readonly (readonly (readonly Position[])[])[] | undefined {
  const { kind, dimensions } = header(cursor);
  if (kind === polygon) return [rings(cursor, dimensions)];
  if (kind !== multiPolygon) return undefined;
  return Array.from({ length: count(cursor, 9) }, () => {
    const part = header(cursor);
    if (part.kind !== polygon) throw new FootprintFault(`WKB: ${part.kind}`);
    return rings(cursor, part.dimensions);
  });
}

/** Types are told apart by thousands, or by the upper bits where PostGIS had its hand in. */
function header(cursor: Cursor): { readonly kind: number; readonly dimensions: number } {
  cursor.little = cursor.view.getUint8(cursor.at) === 1;
  cursor.at += 1;
  const code = number(cursor);
  const thousands = Math.trunc((code % 2 ** 28) / 1000);
  const [z, m] = [(code & 0x8000_0000) !== 0, (code & 0x4000_0000) !== 0];
  const more = thousands === 0 ? Number(z) + Number(m) : Math.min(thousands, 3) - (thousands > 1 ? 1 : 0);
  if ((code & 0x2000_0000) !== 0) cursor.at += 4;
  return { kind: (code % 2 ** 28) % 1000, dimensions: 2 + more };
}

function rings(cursor: Cursor, dimensions: number): readonly (readonly Position[])[] {
  return Array.from({ length: count(cursor, 4) }, () =>
    Array.from({ length: count(cursor, 8 * dimensions) }, (): Position => {
      const { view, at, little } = cursor;
      cursor.at += 8 * dimensions;
      return [view.getFloat64(at, little), view.getFloat64(at + 8, little)];
    }),
  );
}

/** A number of things, each of so many bytes at least: no more than there is room for. */
function count(cursor: Cursor, each: number): number {
  const things = number(cursor);
  if (things * each > cursor.view.byteLength - cursor.at) throw new FootprintFault(`WKB: ${things}`);
  return things;
}

function number(cursor: Cursor): number {
  const value = cursor.view.getUint32(cursor.at, cursor.little);
  cursor.at += 4;
  return value;
}
