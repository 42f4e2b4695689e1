import type { Box } from './grid.ts';

/**
 * The cells around a box, one a radial: north edge from east to west, east edge from north to south, south edge from
 * east to west, west edge from south to north, and last the corner in the north-east that none of them has. Every cell
 * inside is crossed by at least one radial from within.
 */
export class Perimeter {
  readonly #box: Box;
  readonly count: number;

  constructor(box: Box) {
    this.#box = box;
    this.count = 2 * (box.rows + box.columns) + 1;
  }

  row(radial: number): number {
    const { row, rows, columns } = this.#box;
    if (radial === this.count - 1) return row + rows;
    if (radial < columns) return row + rows;
    if (radial < columns + rows) return row + rows - 1 - (radial - columns);
    return radial < 2 * columns + rows ? row : row + (radial - 2 * columns - rows);
  }

  column(radial: number): number {
    const { column, rows, columns } = this.#box;
    if (radial === this.count - 1) return column + columns;
    if (radial < columns) return column + columns - 1 - radial;
    if (radial < columns + rows) return column + columns;
    return radial < 2 * columns + rows ? column + columns - 1 - (radial - columns - rows) : column;
  }

  /** The first radial of the same edge. */
  edgeBegin(radial: number): number {
    const { rows, columns } = this.#box;
    if (radial < columns) return 0;
    if (radial < columns + rows) return columns;
    if (radial < 2 * columns + rows) return columns + rows;
    return radial < this.count - 1 ? 2 * columns + rows : this.count - 1;
  }

  /** The radial after the last of the same edge. */
  edgeEnd(radial: number): number {
    const { rows, columns } = this.#box;
    if (radial < columns) return columns;
    if (radial < columns + rows) return columns + rows;
    if (radial < 2 * columns + rows) return 2 * columns + rows;
    return radial < this.count - 1 ? this.count - 1 : this.count;
  }
}
