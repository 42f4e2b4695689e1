import type { Position } from 'geojson';
import type { PlainGeometry } from './feature-table.ts';

/** A geometry as well-known text (OGC 06-103r4, clause 7). */
export function wellKnownShape(geometry: PlainGeometry): string {
  switch (geometry.type) {
    case 'Point':
      return `POINT ${line([geometry.coordinates])}`;
    case 'MultiPoint':
      return `MULTIPOINT ${list(geometry.coordinates.map((place) => line([place])))}`;
    case 'LineString':
      return `LINESTRING ${line(geometry.coordinates)}`;
    case 'MultiLineString':
      return `MULTILINESTRING ${list(geometry.coordinates.map(line))}`;
    case 'Polygon':
      return `POLYGON ${list(geometry.coordinates.map(line))}`;
    case 'MultiPolygon':
      return `MULTIPOLYGON ${list(geometry.coordinates.map((rings) => list(rings.map(line))))}`;
  }
}

function line(positions: readonly Position[]): string {
  return list(positions.map(([x, y]) => `${x} ${y}`));
}

function list(parts: readonly string[]): string {
  return `(${parts.join(',')})`;
}
