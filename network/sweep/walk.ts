/** Cells that a ray visits, in order, at equal distances on the ground. */
export interface Walk {
  /** Cell numbers; -1 outside the grid. */
  readonly cells: Int32Array;
  count: number;
  /** Metres between two samples. */
  spacing: number;
}

/** Walks from one point towards cells of a grid, given by row and column; these may lie beyond the grid. */
export interface RadialWalk {
  readonly walk: Walk;
  /** Fills `walk` with the samples towards a cell that are in reach and before that cell; at least one. */
  towards(row: number, column: number): Walk;
}
