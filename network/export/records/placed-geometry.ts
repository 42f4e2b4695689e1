import type { Position } from 'geojson';
import { type CoordinateSystem, fromWgs84 } from '../../coordinates/offset-systems.ts';
import type { PlainGeometry } from './feature-table.ts';

/** A geometry of WGS 84 in another system; outer rings run against the clock, holes with it (RFC 7946, section 3.1.6). */
export function placedGeometry(geometry: PlainGeometry, system: CoordinateSystem): PlainGeometry {
  const place = ([longitude = 0, latitude = 0]: Position): Position => {
    const there = fromWgs84(system, { longitude, latitude });
    return [there.longitude, there.latitude];
  };
  const line = (positions: readonly Position[]) => positions.map(place);
  const rings = (all: readonly (readonly Position[])[]) =>
    all.map((ring, index) => turned(line(ring), index === 0));
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: place(geometry.coordinates) };
    case 'MultiPoint':
      return { type: 'MultiPoint', coordinates: line(geometry.coordinates) };
    case 'LineString':
      return { type: 'LineString', coordinates: line(geometry.coordinates) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: geometry.coordinates.map(line) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: rings(geometry.coordinates) };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(rings) };
  }
}

function turned(ring: Position[], againstClock: boolean): Position[] {
  let area = 0;
  const [[left = 0, bottom = 0] = []] = ring;
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    area += (x - left) * (nextY - bottom) - (nextX - left) * (y - bottom);
  }
  return area >= 0 === againstClock ? ring : ring.toReversed();
}
