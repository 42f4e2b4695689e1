import type { Position } from 'geojson';
import type { PlainGeometry } from './feature-table.ts';

/** Types of well-known binary (OGC 06-103r4, clause 8.2). */
const types = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
} as const;

/** A geometry as well-known binary, little end first. */
export function wellKnownBytes(geometry: PlainGeometry): Buffer {
  switch (geometry.type) {
    case 'Point':
      return Buffer.concat([head('Point'), numbers(geometry.coordinates.slice(0, 2))]);
    case 'LineString':
      return Buffer.concat([head('LineString'), line(geometry.coordinates)]);
    case 'Polygon':
      return Buffer.concat([head('Polygon'), counted(geometry.coordinates.map(line))]);
    case 'MultiPoint':
      return many(
        'MultiPoint',
        geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates })),
      );
    case 'MultiLineString':
      return many(
        'MultiLineString',
        geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates })),
      );
    case 'MultiPolygon':
      return many(
        'MultiPolygon',
        geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })),
      );
  }
}

function many(type: keyof typeof types, parts: readonly PlainGeometry[]): Buffer {
  return Buffer.concat([head(type), counted(parts.map(wellKnownBytes))]);
}

function head(type: keyof typeof types): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(1);
  bytes.writeUInt32LE(types[type], 1);
  return bytes;
}

function line(positions: readonly Position[]): Buffer {
  return counted(positions.map((place) => numbers(place.slice(0, 2))));
}

function counted(parts: readonly Buffer[]): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(parts.length);
  return Buffer.concat([count, ...parts]);
}

function numbers(values: readonly number[]): Buffer {
  return Buffer.from(Float64Array.from(values).buffer);
}
