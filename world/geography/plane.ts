import type { Geometry, WireAttribute } from '@yuheng/kernel/facts-model';

/** [longitude, latitude] in degrees, WGS 84 / CGCS2000. */
export type Position = readonly [number, number];

/** Metres per degree of latitude on a sphere of 6,371,008.8 m (IUGG mean radius). */
export const metresPerDegree = (Math.PI / 180) * 6_371_008.8;

/** The place `east` and `north` metres from `origin`; exact enough for the tens of kilometres of a city. */
export function offset([longitude, latitude]: Position, east: number, north: number): Position {
  const scale = Math.cos((latitude * Math.PI) / 180);
  return rounded([longitude + east / (metresPerDegree * scale), latitude + north / metresPerDegree]);
}

/** Six decimals of a degree: a tenth of a metre. */
export function rounded([longitude, latitude]: Position): Position {
  return [Math.round(longitude * 1e6) / 1e6, Math.round(latitude * 1e6) / 1e6];
}

/** Metres from `a` to `b`, east and north. */
export function displacement(a: Position, b: Position): { readonly east: number; readonly north: number } {
  const scale = Math.cos((a[1] * Math.PI) / 180);
  return { east: (b[0] - a[0]) * metresPerDegree * scale, north: (b[1] - a[1]) * metresPerDegree };
}

export function point(position: Position): Geometry {
  return { type: 'Point', coordinates: rounded(position) };
}

export function line(positions: readonly Position[]): Geometry {
  return { type: 'LineString', coordinates: positions.map(rounded) };
}

/** One polygon per ring given (open rings, any direction); several become a MultiPolygon. */
export function polygon(rings: readonly (readonly Position[])[]): Geometry {
  const closed = rings.map((ring) => {
    const turned = counterClockwise(ring);
    return [[...turned, ...turned.slice(0, 1)]];
  });
  const [only] = closed;
  if (closed.length === 1 && only !== undefined) return { type: 'Polygon', coordinates: only };
  return { type: 'MultiPolygon', coordinates: closed };
}

/** Outer rings run counter-clockwise (RFC 7946, section 3.1.6). */
function counterClockwise(ring: readonly Position[]): readonly Position[] {
  let twiceArea = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    twiceArea += x * nextY - nextX * y;
  }
  return twiceArea < 0 ? ring.toReversed() : ring;
}

/** The rectangle around `centre`, sides along the meridians and parallels, counter-clockwise. */
export function rectangle(centre: Position, width: number, height: number): Position[] {
  const [x, y] = [width / 2, height / 2];
  return [offset(centre, -x, -y), offset(centre, x, -y), offset(centre, x, y), offset(centre, -x, y)];
}

export function geo(geometry: Geometry, observedAt: string): WireAttribute {
  return { type: 'GeoProperty', value: { ...geometry }, observedAt };
}
