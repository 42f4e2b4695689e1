import type { ReferenceSystem } from '../coordinates/reference-systems.ts';
import type { Box } from '../sweep/grid.ts';

/** A file of heights, opened but not read: only what is asked for is. */
export interface ElevationRaster {
  readonly file: string;
  /** What the file itself calls its values. */
  readonly description?: string;
  readonly system: ReferenceSystem;
  /** Centre of the south-western cell, and sides of a cell, in the units of the system. */
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly columns: number;
  /**
   * Heights of a box that lies inside, row by row from the south, m; NaN where there is none.
   * @throws Problem `network.bad-terrain-file`
   */
  read(box: Box): Promise<Float32Array>;
  close(): Promise<void>;
}

const degrees: ReferenceSystem = { epsg: 4326 };

/** A square of so many samples to the degree that is in memory already. @param south,west of its first cell, degrees */
export function degreeRaster(
  file: string,
  south: number,
  west: number,
  samples: number,
  perDegree: number,
  heights: Float32Array,
): ElevationRaster {
  const side = 1 / perDegree;
  return {
    file,
    system: degrees,
    west,
    south,
    width: side,
    height: side,
    rows: samples,
    columns: samples,
    read: async ({ row, column, rows, columns }) => {
      const part = new Float32Array(rows * columns);
      for (let at = 0; at < rows; at += 1) {
        const from = (row + at) * samples + column;
        part.set(heights.subarray(from, from + columns), at * columns);
      }
      return part;
    },
    close: async () => {},
  };
}
