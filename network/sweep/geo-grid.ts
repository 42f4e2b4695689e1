/** A raster over latitude and longitude whose cells are told by their centres; row 0 is the southernmost, column 0 the westernmost. */
export interface GeoGrid {
  /** Centre of the first cell, degrees. */
  readonly south: number;
  readonly west: number;
  /** Cells a degree, the same in both directions. */
  readonly perDegree: number;
  readonly rows: number;
  readonly columns: number;
}

/** Cells of a grid that a ray visits, in order, at equal distances on the ground. */
export interface Walk {
  /** Cell numbers (row × columns + column); -1 outside the grid. */
  readonly cells: Int32Array;
  count: number;
  /** Metres between two samples. */
  spacing: number;
}
