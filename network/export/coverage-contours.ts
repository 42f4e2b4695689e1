import { contours } from 'd3-contour';
import type { Feature, MultiPolygon, Position } from 'geojson';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { thinnedRing } from './thinned-ring.ts';

export type CoverageContour = Feature<
  MultiPolygon,
  { readonly ssRsrpFrom: number; readonly calibrated: boolean }
>;

/** Pixels by which a contour may be aside of the finest one: what a pixel says is not known more closely. */
const tolerance = 0.5;

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
  const values = Array.from(level, (value) => (Number.isNaN(value) ? -999 : value));
  const draw = contours().size([columns, rows]);
  // Contours count from the corner of the first cell, whose middle the grid names; rows go up here and down there.
  const placed = ([x = 0, y = 0]: Position): Position => {
    const { longitude, latitude } = projection.locate({
      x: west + (x - 0.5) * cell,
      y: south + (y - 0.5) * cell,
    });
    return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
  };
  for (const threshold of thresholds)
    yield {
      type: 'Feature',
      properties: { ssRsrpFrom: threshold, calibrated: coverage.settings.offsets !== undefined },
      geometry: {
        type: 'MultiPolygon',
        coordinates: draw
          .contour(values, threshold)
          .coordinates.map((rings) =>
            rings.map((ring, index) => wound(thinnedRing(ring, tolerance).map(placed), index === 0)),
          ),
      },
    };
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
