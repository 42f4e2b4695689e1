import type { Grid, GridPoint } from './grid.ts';
import type { RadialWalk, Walk } from './walk.ts';

const degree = Math.PI / 180;
/** Samples between two that are worked out on the sphere; a parabola runs through three. */
const stride = 16;

/**
 * Walks over a geographic grid along great circles, a step about as long as a cell is high.
 * @param radius of the earth, m
 * @param reach how far to walk, m
 * @param capacity samples of the longest walk
 */
export class GeoWalk implements RadialWalk {
  readonly #grid: Grid;
  readonly #from: GridPoint;
  readonly #radius: number;
  readonly #reach: number;
  readonly walk: Walk;

  constructor(grid: Grid, from: GridPoint, radius: number, reach: number, capacity: number) {
    this.#grid = grid;
    this.#from = from;
    this.#radius = radius;
    this.#reach = reach;
    this.walk = { cells: new Int32Array(capacity + 2 * stride + 1), count: 0, spacing: 0 };
  }

  towards(row: number, column: number): Walk {
    const { walk } = this;
    const { west, south, cell } = this.#grid;
    const [phi1, phi2] = [this.#from.y * degree, (south + row * cell) * degree];
    const turn = (west + column * cell - this.#from.x) * degree;
    const [sin1, cos1, sin2, cos2] = [Math.sin(phi1), Math.cos(phi1), Math.sin(phi2), Math.cos(phi2)];
    const arc = Math.acos(Math.min(1, sin1 * sin2 + cos1 * cos2 * Math.cos(turn)));
    const cells = Math.hypot(turn, phi2 - phi1) / (cell * degree);
    const step = arc / cells;
    walk.spacing = step * this.#radius;
    walk.count = Math.max(1, Math.min(Math.floor(cells), Math.floor(this.#reach / walk.spacing + 1e-9)));
    const bearing = Math.atan2(cos2 * Math.sin(turn), cos1 * sin2 - sin1 * cos2 * Math.cos(turn));
    this.#fill(step, sin1, cos1, Math.cos(bearing), Math.sin(bearing));
    return walk;
  }

  #fill(step: number, sin1: number, cos1: number, north: number, east: number): void {
    const { south, west, cell, rows, columns } = this.#grid;
    const perCell = 1 / cell;
    const { cells, count } = this.walk;
    const start = this.#from.x - west;
    // Rows and columns as real numbers, at both ends and in the middle of a stretch of samples.
    let row0 = (this.#from.y - south) * perCell;
    let column0 = start * perCell;
    for (let from = 0; from <= count; from += 2 * stride) {
      const sin = sin1 * Math.cos((from + stride) * step) + cos1 * Math.sin((from + stride) * step) * north;
      const row1 = (Math.asin(sin) / degree - south) * perCell;
      const angle1 = (from + stride) * step;
      const column1 =
        (start + Math.atan2(east * Math.sin(angle1) * cos1, Math.cos(angle1) - sin1 * sin) / degree) *
        perCell;
      const angle2 = (from + 2 * stride) * step;
      const sin2 = sin1 * Math.cos(angle2) + cos1 * Math.sin(angle2) * north;
      const row2 = (Math.asin(sin2) / degree - south) * perCell;
      const column2 =
        (start + Math.atan2(east * Math.sin(angle2) * cos1, Math.cos(angle2) - sin1 * sin2) / degree) *
        perCell;
      const rowRise = (row2 - row0) / 2;
      const columnRise = (column2 - column0) / 2;
      const rowBend = (row0 + row2) / 2 - row1;
      const columnBend = (column0 + column2) / 2 - column1;
      for (let sample = 0; sample < 2 * stride; sample += 1) {
        const t = sample / stride - 1;
        const row = Math.floor(row1 + t * (rowRise + t * rowBend) + 0.5);
        const column = Math.floor(column1 + t * (columnRise + t * columnBend) + 0.5);
        const inside = row >= 0 && row < rows && column >= 0 && column < columns;
        cells[from + sample] = inside ? row * columns + column : -1;
      }
      row0 = row2;
      column0 = column2;
    }
  }
}
