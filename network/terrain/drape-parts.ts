import type { Box, Grid } from '../sweep/grid.ts';
import type { ElevationRaster } from './elevation-raster.ts';

/** Cells between two whose places are worked out by themselves; between them they lie straight within centimetres. */
export const stride = 16;

/** Cells of a raster that are read at once where the grid can be divided: 64 MB with what reading them takes. */
const mostAtOnce = 4_000_000;

/** Columns and rows of a raster, as real numbers, at every `stride`th cell of a grid. */
export interface Lattice {
  readonly places: Float64Array;
  readonly up: number;
  readonly across: number;
}

/** From lattice point to lattice point, both of them included. */
interface Part {
  readonly bottom: number;
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

/** Divides a grid until what each part needs of a raster can be read at once; parts that need nothing of it are left out. */
export function* partsOf(
  raster: ElevationRaster,
  lattice: Lattice,
  part: Part = { bottom: 0, top: lattice.up - 1, left: 0, right: lattice.across - 1 },
): Generator<{ readonly part: Part; readonly box: Box }> {
  const box = boxOf(raster, lattice, part);
  if (box === undefined) return;
  const { bottom, top, left, right } = part;
  const [high, wide] = [top - bottom, right - left];
  if (box.rows * box.columns <= mostAtOnce || (high <= 1 && wide <= 1)) yield { part, box };
  else if (high >= wide) {
    const middle = bottom + Math.trunc(high / 2);
    yield* partsOf(raster, lattice, { ...part, top: middle });
    yield* partsOf(raster, lattice, { ...part, bottom: middle });
  } else {
    const middle = left + Math.trunc(wide / 2);
    yield* partsOf(raster, lattice, { ...part, right: middle });
    yield* partsOf(raster, lattice, { ...part, left: middle });
  }
}

/** The grid's cells in a part; those on its upper and right edge belong to the next part, if there is one. */
export function cellsOf({ bottom, top, left, right }: Part, { up, across }: Lattice, grid: Grid): Box {
  const [row, column] = [bottom * stride, left * stride];
  return {
    row,
    column,
    rows: (top === up - 1 ? grid.rows : top * stride) - row,
    columns: (right === across - 1 ? grid.columns : right * stride) - column,
  };
}

/** The cells of a raster that a part may need. */
function boxOf({ rows, columns }: ElevationRaster, { places, across }: Lattice, part: Part): Box | undefined {
  let [left, right, bottom, top] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (let up = part.bottom; up <= part.top; up += 1)
    for (let along = part.left; along <= part.right; along += 1) {
      const at = 2 * (up * across + along);
      const [x, y] = [places[at] ?? 0, places[at + 1] ?? 0];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
    }
  const column = Math.max(Math.floor(left) - 1, 0);
  const row = Math.max(Math.floor(bottom) - 1, 0);
  const toColumn = Math.min(Math.ceil(right) + 2, columns);
  const toRow = Math.min(Math.ceil(top) + 2, rows);
  if (!(toColumn > column && toRow > row)) return undefined;
  return { row, column, rows: toRow - row, columns: toColumn - column };
}
