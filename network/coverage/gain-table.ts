import { mounted, type Pattern } from '../antenna/pattern.ts';

/** Columns of half a degree of azimuth. */
export const azimuths = 720;
const rowsPerUnit = 230;
const unknown = -32768;

/**
 * Gains of a tilted antenna that looks north, by azimuth and by the slope of the ray, in hundredths of dBi. Rows are even
 * in the slope up to 45 degrees and in its inverse beyond, a quarter of a degree each about the horizon; a row is worked
 * out when it is first asked for. Against the pattern itself a gain is off by what it changes in a quarter of a degree.
 */
export class GainTable {
  readonly #pattern: Pattern;
  readonly #gains = new Int16Array(azimuths * (4 * rowsPerUnit + 1)).fill(unknown);

  /** @param tilt mechanical, degrees down */
  constructor(pattern: Pattern, tilt: number) {
    this.#pattern = mounted(pattern, { azimuth: 0, tilt });
  }

  /** Where the gains of a slope (rise over run) begin in `gains`. */
  row(slope: number): number {
    const size = Math.abs(slope);
    const bent = size <= 1 ? size : 2 - 1 / size;
    const row = Math.round((slope < 0 ? -bent : bent) * rowsPerUnit) + 2 * rowsPerUnit;
    const at = row * azimuths;
    if (this.#gains[at] === unknown) this.#fill(row);
    return at;
  }

  get gains(): Int16Array {
    return this.#gains;
  }

  #fill(row: number): void {
    const bent = (row - 2 * rowsPerUnit) / rowsPerUnit;
    const size = Math.abs(bent);
    const angle = (Math.atan2(size <= 1 ? size : 1, size <= 1 ? 1 : 2 - size) * 180) / Math.PI;
    for (let azimuth = 0; azimuth < azimuths; azimuth += 1) {
      const gain = this.#pattern((azimuth * 360) / azimuths, bent < 0 ? -angle : angle);
      this.#gains[row * azimuths + azimuth] = Math.round(100 * Math.max(gain, -100));
    }
  }
}
