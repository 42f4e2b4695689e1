import type { ReferenceSystem } from '../coordinates/reference-systems.ts';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { Box, Grid } from '../sweep/grid.ts';
import { cellsOf, type Lattice, partsOf, stride } from './drape-parts.ts';
import type { ElevationRaster } from './elevation-raster.ts';

/**
 * Heights of rasters, each in its own reference system, at the cells of a metric grid: bilinear between four samples. The
 * first raster that knows a place decides it; what none knows stays NaN. A large raster is read part by part.
 */
export class Drape {
  readonly #grid: Grid;
  readonly #projection: TransverseMercator;
  readonly #epsg: number;
  readonly heights: Float32Array;

  /** @param heights of the grid's cells, in shared memory where threads shall read them */
  constructor(
    grid: Grid,
    system: ReferenceSystem & { readonly projection: TransverseMercator },
    heights: Float32Array,
  ) {
    this.#grid = grid;
    this.#projection = system.projection;
    this.#epsg = system.epsg;
    this.heights = heights.fill(Number.NaN);
  }

  /** Fills what is still unknown. @returns whether the raster lies under the grid at all */
  async add(raster: ElevationRaster): Promise<boolean> {
    const { rows, columns } = this.#grid;
    const [up, across] = [Math.ceil((rows - 1) / stride) + 1, Math.ceil((columns - 1) / stride) + 1];
    const places = this.#places(raster, up, across);
    let met = false;
    for (const turn of turnsOf(raster)) {
      const turned = turn === 0 ? places : places.map((value, at) => (at % 2 === 0 ? value + turn : value));
      const lattice = { places: turned, up, across };
      for (const { part, box } of partsOf(raster, lattice)) {
        met = true;
        const cells = cellsOf(part, lattice, this.#grid);
        if (this.#isKnown(cells)) continue;
        this.#fill(cells, lattice, raster, box, await raster.read(box));
      }
    }
    return met;
  }

  #isKnown({ row, column, rows, columns }: Box): boolean {
    for (let at = row; at < row + rows; at += 1)
      for (let to = column; to < column + columns; to += 1)
        if (Number.isNaN(this.heights[at * this.#grid.columns + to] ?? 0)) return false;
    return true;
  }

  #fill(cells: Box, { places, up, across }: Lattice, raster: ElevationRaster, box: Box, read: Float32Array) {
    for (let row = cells.row; row < cells.row + cells.rows; row += 1) {
      const y = row / stride;
      const low = Math.min(Math.floor(y), up - 2);
      for (let column = cells.column; column < cells.column + cells.columns; column += 1) {
        const cell = row * this.#grid.columns + column;
        if (!Number.isNaN(this.heights[cell] ?? 0)) continue;
        const x = column / stride;
        const left = Math.min(Math.floor(x), across - 2);
        const at = 2 * (low * across + left);
        const [fx, fy] = [x - left, y - low];
        const mix = (which: number) =>
          (1 - fy) * ((1 - fx) * (places[at + which] ?? 0) + fx * (places[at + 2 + which] ?? 0)) +
          fy *
            ((1 - fx) * (places[at + 2 * across + which] ?? 0) +
              fx * (places[at + 2 * across + 2 + which] ?? 0));
        this.heights[cell] = sample(read, box, mix(0), mix(1), raster);
      }
    }
  }

  /** Columns and rows of the raster, as real numbers, at the cells of a coarse lattice. */
  #places(raster: ElevationRaster, up: number, across: number): Float64Array {
    const { west, south, cell } = this.#grid;
    const { projection, epsg } = raster.system;
    const places = new Float64Array(2 * up * across);
    for (let row = 0; row < up; row += 1) {
      for (let column = 0; column < across; column += 1) {
        const here = { x: west + column * stride * cell, y: south + row * stride * cell };
        let there = here;
        if (epsg !== this.#epsg) {
          const place = this.#projection.locate(here);
          there = projection?.project(place) ?? { x: place.longitude, y: place.latitude };
        }
        const at = 2 * (row * across + column);
        places[at] = (there.x - raster.west) / raster.width;
        places[at + 1] = (there.y - raster.south) / raster.height;
      }
    }
    return places;
  }
}

/**
 * Columns by which a raster's places may be a whole turn of the earth away: a grid about the meridian of 180° runs on to
 * 181°, where the next file begins at -180° again.
 */
function turnsOf({ system, width }: ElevationRaster): readonly number[] {
  const period = system.projection === undefined ? 360 : system.projection.period;
  return period === undefined ? [0] : [0, -period / width, period / width];
}

/** Half a cell beyond its outermost samples a raster still stands for them: neighbours that share no edge meet there. */
const margin = 0.5 + 1e-9;

function sample(
  part: Float32Array,
  box: Box,
  x: number,
  y: number,
  { rows, columns }: ElevationRaster,
): number {
  if (!(x >= -margin && y >= -margin && x <= columns - 1 + margin && y <= rows - 1 + margin))
    return Number.NaN;
  const column = Math.min(Math.max(x, 0), columns - 1);
  const row = Math.min(Math.max(y, 0), rows - 1);
  const [left, low] = [Math.floor(column), Math.floor(row)];
  const [fx, fy] = [column - left, row - low];
  const at = (r: number, c: number) => part[(r - box.row) * box.columns + c - box.column] ?? Number.NaN;
  // A sample without weight may be unknown or beyond the edge.
  const along = (r: number) => (fx === 0 ? at(r, left) : (1 - fx) * at(r, left) + fx * at(r, left + 1));
  return fy === 0 ? along(low) : (1 - fy) * along(low) + fy * along(low + 1);
}
