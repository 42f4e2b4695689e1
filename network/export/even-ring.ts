import type { Position } from 'geojson';

/** A corner stays this far from the middles of the pixels that it lies between, in pixels, so that no two ever meet. */
const apart = 0.1;

/**
 * A ring of a contour, whose corners stand half-way between two pixels each, drawn even: each corner is moved to where the
 * threshold lies between its pixels. Two rings do not touch, because each corner stays between its own two pixels.
 * @param values row by row, NaN where nothing is known; @param ring in pixels from the corner of the first one
 */
export function evenRing(
  ring: readonly Position[],
  values: ArrayLike<number>,
  columns: number,
  rows: number,
  threshold: number,
): Position[] {
  const valueAt = (column: number, row: number) =>
    column < 0 || row < 0 || column >= columns || row >= rows
      ? Number.NaN
      : (values[row * columns + column] ?? Number.NaN);
  return ring.map(([x = 0, y = 0]): Position => {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    if (x === column)
      return [x - 0.5 + between(valueAt(column - 1, row), valueAt(column, row), threshold), y];
    return [x, y - 0.5 + between(valueAt(column, row - 1), valueAt(column, row), threshold)];
  });
}

/** Half-way where one of them is not known, or lies beyond the edge. */
function between(one: number, other: number, threshold: number): number {
  if (Number.isNaN(one) || Number.isNaN(other) || one === other) return 0.5;
  return Math.min(Math.max((threshold - one) / (other - one), apart), 1 - apart);
}
