import { mounted, type Pattern } from '../antenna/pattern.ts';

/** Columns of half a degree of azimuth. */
export const azimuths = 720;
const rowsPerUnit = 230;
/** Rows of a column. */
export const slopes = 4 * rowsPerUnit + 1;

/** The row of a slope (rise over run): even in the slope up to 45 degrees and in its inverse beyond, a quarter of a degree each about the horizon. */
export function slopeRow(slope: number): number {
  const size = slope < 0 ? -slope : slope;
  const bent = size <= 1 ? size : 2 - 1 / size;
  return Math.round((slope < 0 ? -bent : bent) * rowsPerUnit) + 2 * rowsPerUnit;
}

/**
 * Gains of a tilted antenna that looks north, by azimuth and by the slope of the ray, in hundredths of dBi. A row is worked
 * out when it is first asked for. Against the pattern itself a gain is off by what it changes in a quarter of a degree.
 */
export class GainTable {
  readonly #pattern: Pattern;
  /** Column by column, because along a ray only the slope changes. */
  readonly gains = new Int16Array(azimuths * slopes);
  /** Whether a row is there already. */
  readonly filled = new Uint8Array(slopes);

  /** @param tilt mechanical, degrees down */
  constructor(pattern: Pattern, tilt: number) {
    this.#pattern = mounted(pattern, { azimuth: 0, tilt });
  }

  fill(row: number): void {
    const bent = (row - 2 * rowsPerUnit) / rowsPerUnit;
    const size = Math.abs(bent);
    const angle = (Math.atan2(size <= 1 ? size : 1, size <= 1 ? 1 : 2 - size) * 180) / Math.PI;
    for (let azimuth = 0; azimuth < azimuths; azimuth += 1) {
      const gain = this.#pattern((azimuth * 360) / azimuths, bent < 0 ? -angle : angle);
      this.gains[azimuth * slopes + row] = Math.round(100 * Math.max(gain, -100));
    }
    this.filled[row] = 1;
  }
}
