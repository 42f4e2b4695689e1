import type { LonLat } from '../coordinates/offset-systems.ts';

/** A footprint with its height. */
export interface Building {
  /** Rings of a polygon, the first the outer one, in degrees of the file's system. */
  readonly rings: readonly (readonly LonLat[])[];
  /** m above ground */
  readonly height: number;
}
