import { contours } from 'd3-contour';
import type { Position } from 'geojson';
import { CornerGuard } from './corner-guard.ts';
import { evenRing } from './even-ring.ts';
import { thinnedRing } from './thinned-ring.ts';

/** Pixels by which a contour may be aside of the finest one: what a pixel says is not known more closely. */
const tolerance = 0.5;

/**
 * Where a raster reaches a threshold: polygons of an outer ring and its holes, in pixels from the corner of the first one.
 * Rings neither cross nor touch, themselves or each other, and need not be drawn with all their corners.
 * @param level row by row; NaN lies outside; @param longest straight line, in pixels
 */
export function contourPolygons(
  level: ArrayLike<number>,
  columns: number,
  rows: number,
  threshold: number,
  longest: number,
): Position[][][] {
  const polygons = contours()
    .size([columns, rows])
    .smooth(false)
    // Only read by index; NaN is below every threshold there.
    .contour(level as number[], threshold)
    .coordinates.map((rings) => rings.map((ring) => evenRing(ring, level, columns, rows, threshold)));
  const guard = new CornerGuard(polygons.flat(), columns, rows, longest);
  let number = 0;
  const thin = (ring: readonly Position[]) => {
    const own = number;
    number += 1;
    return thinnedRing(ring, tolerance, (from, to) => guard.mayDrop(own, from, to));
  };
  return polygons.map((rings) => rings.map(thin));
}
