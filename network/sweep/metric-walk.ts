import type { Grid, GridPoint } from './grid.ts';
import type { RadialWalk, Walk } from './walk.ts';

/**
 * Walks over a metric grid in straight lines from the centre of the cell that holds the transmitter, one cell a step
 * along the longer axis.
 * @param reach how far to walk, m
 * @param capacity samples of the longest walk
 */
export class MetricWalk implements RadialWalk {
  readonly #grid: Grid;
  readonly #row: number;
  readonly #column: number;
  readonly #reach: number;
  readonly walk: Walk;

  constructor(grid: Grid, from: GridPoint, reach: number, capacity: number) {
    this.#grid = grid;
    this.#row = Math.round((from.y - grid.south) / grid.cell);
    this.#column = Math.round((from.x - grid.west) / grid.cell);
    this.#reach = reach;
    this.walk = { cells: new Int32Array(capacity + 1), count: 0, spacing: 0 };
  }

  towards(row: number, column: number): Walk {
    const { walk } = this;
    const { cell, rows, columns } = this.#grid;
    const [up, right] = [row - this.#row, column - this.#column];
    const steps = Math.max(Math.abs(up), Math.abs(right), 1);
    const [rise, run] = [up / steps, right / steps];
    walk.spacing = cell * Math.hypot(rise, run) || cell;
    walk.count = Math.max(1, Math.min(steps, Math.floor(this.#reach / walk.spacing + 1e-9)));
    for (let sample = 0; sample <= walk.count; sample += 1) {
      const r = this.#row + Math.round(sample * rise);
      const c = this.#column + Math.round(sample * run);
      const inside = r >= 0 && r < rows && c >= 0 && c < columns;
      walk.cells[sample] = inside ? r * columns + c : -1;
    }
    return walk;
  }
}
