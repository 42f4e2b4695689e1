import type { Position } from 'geojson';
import type { PlainGeometry } from './records/feature-table.ts';

/** A geometry as an element of KML 2.3 (OGC 12-007r2). */
export function kmlShape(geometry: PlainGeometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point>${places([geometry.coordinates])}</Point>`;
    case 'LineString':
      return `<LineString>${places(geometry.coordinates)}</LineString>`;
    case 'Polygon':
      return kmlPolygon(geometry.coordinates);
    case 'MultiPoint':
      return many(geometry.coordinates.map((place) => `<Point>${places([place])}</Point>`));
    case 'MultiLineString':
      return many(geometry.coordinates.map((line) => `<LineString>${places(line)}</LineString>`));
    case 'MultiPolygon':
      return many(geometry.coordinates.map(kmlPolygon));
  }
}

function many(shapes: readonly string[]): string {
  return `<MultiGeometry>${shapes.join('')}</MultiGeometry>`;
}

export function kmlPolygon([outer = [], ...holes]: readonly (readonly Position[])[]): string {
  const inner = holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`);
  return `<Polygon><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${inner.join('')}</Polygon>`;
}

function ring(positions: readonly Position[]): string {
  return `<LinearRing>${places(positions)}</LinearRing>`;
}

function places(positions: readonly Position[]): string {
  return `<coordinates>${positions.map(([x, y]) => `${x},${y}`).join(' ')}</coordinates>`;
}
