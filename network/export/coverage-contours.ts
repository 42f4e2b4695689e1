import type { Feature, MultiPolygon, Position } from 'geojson';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { contourPolygons } from './contour-polygons.ts';

export type CoverageContour = Feature<
  MultiPolygon,
  { readonly ssRsrpFrom: number; readonly calibrated: boolean }
>;

/**
 * A straight line of the grid is bent in degrees: over n pixels of c metres by some 1.4e-8 n² c pixels in our latitudes. Kept
 * under 0.02 pixels, n² c is at most this.
 */
const longest = 1e6;

/**
 * Where SS-RSRP reaches each threshold, as one multipolygon a threshold in degrees of WGS 84 (RFC 7946): outer rings
 * anticlockwise. What has no level lies outside. One after the other: those of a city are large, and slow to draw.
 * @param thresholds dBm
 */
export function* coverageContours(
  coverage: Coverage,
  projection: TransverseMercator,
  thresholds: readonly number[],
): Generator<CoverageContour> {
  const { west, south, cell, rows, columns } = coverage.terrain.grid;
  const { level } = coverage.rasters();
  // A tenth of a metre; a centimetre where pixels are small.
  const digits = cell < 5 ? 7 : 6;
  // Contours count from the corner of the first cell, whose middle the grid names; rows go up here and down there.
  const placed = ([x = 0, y = 0]: Position): Position => {
    const { longitude, latitude } = projection.locate({
      x: west + (x - 0.5) * cell,
      y: south + (y - 0.5) * cell,
    });
    return [Number(longitude.toFixed(digits)), Number(latitude.toFixed(digits))];
  };
  for (const threshold of thresholds) {
    const polygons = contourPolygons(level, columns, rows, threshold, Math.sqrt(longest / cell));
    yield {
      type: 'Feature',
      properties: { ssRsrpFrom: threshold, calibrated: coverage.settings.offsets !== undefined },
      geometry: {
        type: 'MultiPolygon',
        coordinates: polygons.map((rings) =>
          rings.map((ring, index) => wound(ring.map(placed), index === 0)),
        ),
      },
    };
  }
}

/** Anticlockwise for outer rings, clockwise for holes. */
function wound(ring: Position[], outer: boolean): Position[] {
  let twice = 0;
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    twice += x * nextY - nextX * y;
  }
  return twice > 0 === outer ? ring : ring.toReversed();
}
