/**
 * A raster whose cells are told by their centres; row 0 is the southernmost, column 0 the westernmost, and a cell's
 * number is row × columns + column. Geographic: degrees of longitude (x) and latitude (y). Metric: metres of a projection.
 */
export interface Grid {
  readonly kind: 'geographic' | 'metric';
  /** Centre of the first cell. */
  readonly west: number;
  readonly south: number;
  /** Side of a cell, degrees or metres, the same in both directions. */
  readonly cell: number;
  readonly rows: number;
  readonly columns: number;
}

/** A place in the coordinates of its grid: longitude and latitude, or easting and northing. */
export interface GridPoint {
  readonly x: number;
  readonly y: number;
}

/** Number of the cell that holds a place; -1 outside the grid. */
export function cellAt({ west, south, cell, rows, columns }: Grid, { x, y }: GridPoint): number {
  const row = Math.round((y - south) / cell);
  const column = Math.round((x - west) / cell);
  return row >= 0 && row < rows && column >= 0 && column < columns ? row * columns + column : -1;
}

/** A rectangle of cells; it may reach beyond its grid. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}
