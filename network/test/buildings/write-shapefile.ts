import type { ShapefileParts } from '../../buildings/shapefile/open-shapefile.ts';

type Ring = readonly (readonly [number, number])[];

/** A feature: its rings, the fields of its row, and whether the row is marked as deleted. */
export interface Shape {
  readonly rings: readonly Ring[] | undefined;
  readonly row: readonly string[];
  readonly deleted?: boolean;
}

/** Writes polygons as a shapefile, with heights behind the points where `z`, and names in bytes as they are given. */
export function writeShapefile(
  columns: readonly { readonly name: Uint8Array; readonly width: number }[],
  shapes: readonly Shape[],
  { z = false, prj = undefined as string | undefined, cpg = undefined as string | undefined } = {},
): ShapefileParts {
  const records = shapes.map(({ rings }, index) => recordOf(rings, index + 1, z));
  const shp = Buffer.concat([header(100 + sum(records), z), ...records]);
  const entries = Buffer.alloc(8 * records.length);
  let at = 100;
  for (const [index, record] of records.entries()) {
    entries.writeUInt32BE(at / 2, 8 * index);
    entries.writeUInt32BE((record.length - 8) / 2, 8 * index + 4);
    at += record.length;
  }
  const shx = Buffer.concat([header(100 + entries.length, z), entries]);
  const text = (given: string | undefined) => (given === undefined ? undefined : Buffer.from(given));
  return { shp, shx, dbf: tableOf(columns, shapes), prj: text(prj), cpg: text(cpg) };
}

function sum(parts: readonly Buffer[]): number {
  return parts.reduce((all, { length }) => all + length, 0);
}

function header(length: number, z: boolean): Buffer {
  const bytes = Buffer.alloc(100);
  bytes.writeUInt32BE(9994, 0);
  bytes.writeUInt32BE(length / 2, 24);
  bytes.writeUInt32LE(1000, 28);
  bytes.writeUInt32LE(z ? 15 : 5, 32);
  return bytes;
}

function recordOf(rings: readonly Ring[] | undefined, number: number, z: boolean): Buffer {
  const points = (rings ?? []).flat();
  const heights = z ? 16 + 8 * points.length : 0;
  const length = rings === undefined ? 4 : 44 + 4 * rings.length + 16 * points.length + heights;
  const bytes = Buffer.alloc(8 + length);
  bytes.writeUInt32BE(number, 0);
  bytes.writeUInt32BE(length / 2, 4);
  if (rings === undefined) return bytes;
  bytes.writeUInt32LE(z ? 15 : 5, 8);
  bytes.writeUInt32LE(rings.length, 44);
  bytes.writeUInt32LE(points.length, 48);
  let [part, first] = [52, 0];
  for (const ring of rings) {
    bytes.writeUInt32LE(first, part);
    part += 4;
    first += ring.length;
  }
  for (const [index, [x, y]] of points.entries()) {
    bytes.writeDoubleLE(x, part + 16 * index);
    bytes.writeDoubleLE(y, part + 16 * index + 8);
  }
  return bytes;
}

function tableOf(
  columns: readonly { readonly name: Uint8Array; readonly width: number }[],
  shapes: readonly Shape[],
): Buffer {
  const width = 1 + columns.reduce((all, column) => all + column.width, 0);
  const head = Buffer.alloc(33 + 32 * columns.length);
  head[0] = 3;
  head.writeUInt32LE(shapes.length, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(width, 10);
  for (const [index, column] of columns.entries()) {
    head.set(column.name, 32 + 32 * index);
    head[32 + 32 * index + 11] = 0x4e;
    head[32 + 32 * index + 16] = column.width;
  }
  head[head.length - 1] = 0x0d;
  const rows = shapes.map(({ row, deleted = false }) => {
    const fields = columns.map((column, index) => (row[index] ?? '').padStart(column.width));
    return Buffer.from(`${deleted ? '*' : ' '}${fields.join('')}`);
  });
  return Buffer.concat([head, ...rows, Buffer.of(0x1a)]);
}
