import type { Grid } from '../sweep/grid.ts';

/** What an engine needs to know of the earth's surface: heights over a grid. */
export interface Terrain {
  readonly grid: Grid;
  /** Bare ground, m above sea level; NaN where nothing is known. */
  readonly ground: Float32Array;
  /** What stands on it (buildings, trees), m above the ground; 0 where nothing; absent where nobody knows. */
  readonly clutter?: Float32Array;
}
