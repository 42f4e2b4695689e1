import type { Geometry } from './entity.ts';

/** [longitude, latitude] in degrees, WGS 84. */
export type Position = readonly [number, number];
/** [west, south, east, north] in degrees. */
export type Bounds = readonly [number, number, number, number];

const DEPTH: Readonly<Record<Geometry['type'], number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** A GeoJSON geometry (RFC 7946, section 3.1) with finite positions in range and closed rings. */
export function isGeometry(value: unknown): value is Geometry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(DEPTH, type)) return false;
  const depth = DEPTH[type as Geometry['type']];
  if (!isNested(coordinates, depth)) return false;
  const lines = linesOf(coordinates, depth);
  if (type.endsWith('Polygon')) return lines.every(isRing);
  return type.endsWith('LineString') ? lines.every((line) => line.length >= 2) : true;
}

/** The smallest box around a geometry. */
export function boundsOf(geometry: Geometry): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positionsOf(geometry)) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

export function positionsOf(geometry: Geometry): readonly Position[] {
  return linesOfGeometry(geometry).flat();
}

/** Lines and rings; of points each by itself. */
export function linesOfGeometry({ type, coordinates }: Geometry): readonly (readonly Position[])[] {
  const lines = linesOf(coordinates, DEPTH[type]);
  return type === 'MultiPoint' ? lines.flat().map((position) => [position]) : lines;
}

/** Is the position inside the polygon (holes respected, the border counts as inside for one of two neighbours)? */
export function polygonContains(rings: readonly (readonly Position[])[], position: Position): boolean {
  const [outer, ...holes] = rings;
  return (
    outer !== undefined &&
    ringContains(outer, position) &&
    !holes.some((hole) => ringContains(hole, position))
  );
}

/** The polygons of a Polygon or MultiPolygon as lists of rings; none for other types. */
export function polygonsOf(geometry: Geometry): readonly (readonly (readonly Position[])[])[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates as never];
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as never) : [];
}

function ringContains(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i] as Position;
    const [xj, yj] = ring[j] as Position;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.length > 0 && value.every((inner) => isNested(inner, depth - 1));
  const [x, y] = value as readonly unknown[];
  return (
    value.length >= 2 &&
    value.every(Number.isFinite) &&
    Math.abs(x as number) <= 180 &&
    Math.abs(y as number) <= 90
  );
}

function linesOf(coordinates: unknown, depth: number): readonly (readonly Position[])[] {
  if (depth === 0) return [[coordinates as Position]];
  if (depth === 1) return [coordinates as readonly Position[]];
  return (coordinates as readonly unknown[]).flatMap((inner) => linesOf(inner, depth - 1));
}

function isRing(line: readonly Position[]): boolean {
  const [first, last] = [line[0], line.at(-1)];
  return (
    line.length >= 4 &&
    first !== undefined &&
    last !== undefined &&
    first[0] === last[0] &&
    first[1] === last[1]
  );
}
