import type { LonLat } from '../coordinates/offset-systems.ts';

/** A footprint with its height. */
export interface Building {
  /** What an odd number of rings encloses is built on: outlines and holes may come in any order. Degrees of the file's system. */
  readonly rings: readonly (readonly LonLat[])[];
  /** m above ground */
  readonly height: number;
}
