import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { Box, Grid } from '../sweep/grid.ts';

/** Radius of the sphere of Web Mercator (EPSG:3857), m. */
const radius = 6_378_137;
const degree = Math.PI / 180;
/** Pixels between two that are worked out by themselves; between them all lies straight within centimetres. */
const stride = 16;

/** A rectangle of square pixels in Web Mercator; rows go down from the north, as in a picture. */
export interface PictureLattice {
  /** Outer corner of the first pixel, and side of a pixel, in metres of Web Mercator. */
  readonly west: number;
  readonly north: number;
  readonly side: number;
  readonly rows: number;
  readonly columns: number;
}

/** Part of a picture, in pixels. */
export interface PictureBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function mercator(longitude: number, latitude: number): readonly [number, number] {
  return [radius * longitude * degree, radius * Math.asinh(Math.tan(latitude * degree))];
}

function degreesOf(x: number, y: number): { readonly longitude: number; readonly latitude: number } {
  return { longitude: x / radius / degree, latitude: Math.atan(Math.sinh(y / radius)) / degree };
}

/**
 * The picture that shows a metric grid: a pixel a cell, or fewer so that no side has more than `most`.
 * @param box part of the grid; all of it unless told
 */
export function latticeOf(grid: Grid, projection: TransverseMercator, most: number): PictureLattice {
  const { x0, y0, x1, y1, stretch } = extentOf(grid, projection, {
    row: 0,
    column: 0,
    rows: grid.rows,
    columns: grid.columns,
  });
  const finest = grid.cell * stretch;
  const side = Math.max(finest, (x1 - x0) / most, (y1 - y0) / most);
  return {
    west: x0,
    north: y1,
    side,
    columns: Math.ceil((x1 - x0) / side),
    rows: Math.ceil((y1 - y0) / side),
  };
}

/** Around a box of cells in Web Mercator, and how much longer lengths are there. */
function extentOf({ west, south, cell }: Grid, projection: TransverseMercator, box: Box) {
  let [x0, y0, x1, y1, stretch] = [Infinity, Infinity, -Infinity, -Infinity, 1];
  for (const up of [0, 0.5, 1])
    for (const along of [0, 0.5, 1]) {
      const { longitude, latitude } = projection.locate({
        x: west + (box.column - 0.5 + along * box.columns) * cell,
        y: south + (box.row - 0.5 + up * box.rows) * cell,
      });
      const [x, y] = mercator(longitude, latitude);
      [x0, x1] = [Math.min(x0, x), Math.max(x1, x)];
      [y0, y1] = [Math.min(y0, y), Math.max(y1, y)];
      stretch = Math.max(stretch, 1 / Math.cos(latitude * degree));
    }
  return { x0, y0, x1, y1, stretch };
}

/** Corners as MapLibre wants them: from the north-west clockwise, [longitude, latitude]. */
export function cornersOf({ west, north, side, rows, columns }: PictureLattice): [number, number][] {
  const corner = (x: number, y: number): [number, number] => {
    const { longitude, latitude } = degreesOf(x, y);
    return [Number(longitude.toFixed(7)), Number(latitude.toFixed(7))];
  };
  const [east, south] = [west + columns * side, north - rows * side];
  return [corner(west, north), corner(east, north), corner(east, south), corner(west, south)];
}

/** The number of the grid's cell that each pixel shows, row by row from the north; -1 beyond the grid. */
export function cellsOf(lattice: PictureLattice, grid: Grid, projection: TransverseMercator): Int32Array {
  const { west, north, side, rows, columns } = lattice;
  const [down, across] = [Math.ceil(rows / stride) + 2, Math.ceil(columns / stride) + 2];
  const places = new Float64Array(2 * down * across);
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1) {
      const x = west + (column * stride + 0.5) * side;
      const place = projection.project(degreesOf(x, north - (row * stride + 0.5) * side));
      const at = 2 * (row * across + column);
      places[at] = (place.x - grid.west) / grid.cell;
      places[at + 1] = (place.y - grid.south) / grid.cell;
    }
  const cells = new Int32Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const [top, left] = [Math.floor(row / stride), Math.floor(column / stride)];
      const [fy, fx] = [row / stride - top, column / stride - left];
      const at = 2 * (top * across + left);
      const below = at + 2 * across;
      const mix = (which: number) =>
        (1 - fy) * ((1 - fx) * (places[at + which] ?? 0) + fx * (places[at + 2 + which] ?? 0)) +
        fy * ((1 - fx) * (places[below + which] ?? 0) + fx * (places[below + 2 + which] ?? 0));
      const [c, r] = [Math.round(mix(0)), Math.round(mix(1))];
      const inside = r >= 0 && r < grid.rows && c >= 0 && c < grid.columns;
      cells[row * columns + column] = inside ? r * grid.columns + c : -1;
    }
  return cells;
}

/** The part of a picture that shows a box of cells, with a pixel around; null where it shows none of it. */
export function pictureBox(
  lattice: PictureLattice,
  grid: Grid,
  projection: TransverseMercator,
  box: Box,
): PictureBox | null {
  const { x0, y0, x1, y1 } = extentOf(grid, projection, box);
  const { west, north, side, rows, columns } = lattice;
  const left = Math.max(0, Math.floor((x0 - west) / side) - 2);
  const top = Math.max(0, Math.floor((north - y1) / side) - 2);
  const width = Math.min(columns, Math.ceil((x1 - west) / side) + 2) - left;
  const height = Math.min(rows, Math.ceil((north - y0) / side) + 2) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}
