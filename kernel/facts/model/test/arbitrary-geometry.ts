import fc from 'fast-check';
import type { Geometry, Json } from '../entity.ts';
import type { Position } from '../geometry.ts';

/** A position in a box of a few degrees: where things are near each other. */
export function positionIn(west: number, south: number, east: number, north: number): fc.Arbitrary<Position> {
  const number = (min: number, max: number): fc.Arbitrary<number> =>
    fc.double({ min, max, noNaN: true }).map((value) => value + 0);
  return fc.tuple(number(west, east), number(south, north));
}

export const anywhere = fc.oneof(
  positionIn(110, 31, 117, 37),
  positionIn(113.5, 34.6, 113.8, 34.9),
  positionIn(20, 59, 22, 61),
  positionIn(-180, -90, 180, 90),
  fc.constantFrom<Position>([180, 0], [-180, 0], [0, 90], [0, -90], [179.999, 65], [-179.999, 65]),
);

/** A closed ring around a centre. */
function ringAround([x, y]: Position, size: number): readonly Position[] {
  const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));
  const corners: readonly Position[] = [
    [-1, -1],
    [1, -0.5],
    [0.7, 1],
    [-1, 0.8],
    [-1, -1],
  ];
  return corners.map(([dx, dy]) => [clamp(x + dx * size, 180), clamp(y + dy * size, 90)]);
}

export function geometryOf(position: fc.Arbitrary<Position>): fc.Arbitrary<Geometry> {
  const many = fc.array(position, { minLength: 2, maxLength: 4 });
  const rings = fc
    .tuple(position, fc.constantFrom(0.01, 0.5, 3))
    .map(([centre, size]) => [ringAround(centre, size)]);
  const make =
    (type: Geometry['type']) =>
    (coordinates: unknown): Geometry => ({
      type,
      coordinates: coordinates as Json,
    });
  return fc.oneof(
    position.map(make('Point')),
    many.map(make('MultiPoint')),
    many.map(make('LineString')),
    fc.array(many, { minLength: 1, maxLength: 2 }).map(make('MultiLineString')),
    rings.map(make('Polygon')),
    fc.array(rings, { minLength: 1, maxLength: 2 }).map(make('MultiPolygon')),
  );
}
