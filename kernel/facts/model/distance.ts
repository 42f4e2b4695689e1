import type { Geometry } from './entity.ts';
import { linesOfGeometry, type Position, polygonContains, polygonsOf, positionsOf } from './geometry.ts';

const EARTH_RADIUS_METRES = 6_371_008.8;
const RAD = Math.PI / 180;

/** Great-circle distance in metres (haversine, mean earth radius of IUGG). */
export function distance(a: Position, b: Position): number {
  const dLat = (b[1] - a[1]) * RAD;
  const dLon = (b[0] - a[0]) * RAD;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * RAD) * Math.cos(b[1] * RAD) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * The shortest way in metres from a position of one geometry to the lines of the other; 0 where a position of one lies in
 * an area of the other. Lines that cross are as near as their ends allow, which is not 0: whoever needs that asks for
 * intersection.
 */
export function distanceBetween(a: Geometry, b: Geometry): number {
  if (inside(a, b) || inside(b, a)) return 0;
  return Math.min(toLines(positionsOf(a), b), toLines(positionsOf(b), a));
}

function inside(a: Geometry, b: Geometry): boolean {
  const areas = polygonsOf(b);
  return (
    areas.length > 0 &&
    positionsOf(a).some((position) => areas.some((area) => polygonContains(area, position)))
  );
}

function toLines(positions: readonly Position[], geometry: Geometry): number {
  let least = Infinity;
  for (const line of linesOfGeometry(geometry)) {
    for (const position of positions) {
      for (const [index, start] of line.entries()) {
        const end = line[index + 1];
        const metres = end ? toSegment(position, start, end) : distance(position, start);
        if (metres < least) least = metres;
      }
    }
  }
  return least;
}

/** To the point of a line, straight in degrees as RFC 7946 (section 3.1.1) has it, that is nearest around the position. */
function toSegment(position: Position, start: Position, end: Position): number {
  const shrink = Math.cos(position[1] * RAD);
  const [dx, dy] = [(end[0] - start[0]) * shrink, end[1] - start[1]];
  const [px, py] = [(position[0] - start[0]) * shrink, position[1] - start[1]];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
  return distance(position, [start[0] + (end[0] - start[0]) * along, start[1] + (end[1] - start[1]) * along]);
}
