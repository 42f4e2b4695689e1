import type { Medium } from './medium.ts';
import { type ItmPath, irregularityAt } from './path.ts';

/** Diffraction over a path as a function of distance (eq. 4.10 to 4.19): what does not depend on distance is worked out once. */
export class Diffraction {
  readonly #path: ItmPath;
  readonly #medium: Medium;
  readonly #sumOfHorizons: number;
  readonly #bend: number;
  readonly #clutter: number;
  readonly #weightHeights: number;
  readonly #weightDistance: number;
  #heightGain = 20;
  #heightDistance = 0;

  /**
   * @param smoothHorizons sum of the distances to the horizons over smooth earth, m
   * @param bend angle between the horizon rays at distance zero, rad
   */
  constructor(path: ItmPath, medium: Medium, smoothHorizons: number, bend: number) {
    const { height0, height1, effective0, effective1, irregularity, mode } = path;
    const { waveNumber, curvature } = medium;
    this.#path = path;
    this.#medium = medium;
    this.#sumOfHorizons = path.horizon0 + path.horizon1;
    this.#bend = bend;
    const product = height0 * height1;
    // Along a real profile the antennas' own heights say less of the path than in the area model.
    const base = mode === 'profile' ? product + 10 : product;
    this.#weightHeights = Math.sqrt(1 + (effective0 * effective1 - product) / base);
    this.#weightDistance = this.#sumOfHorizons + bend / curvature;
    const rough = irregularityAt(smoothHorizons, irregularity);
    const sigma = 0.78 * rough * Math.exp(-Math.sqrt(Math.sqrt(rough / 16)));
    this.#clutter = Math.min(15, 2.171 * Math.log(1 + 4.77e-4 * product * waveNumber * sigma));
    this.#addHeightGain(path.horizon0, effective0);
    this.#addHeightGain(path.horizon1, effective1);
  }

  #addHeightGain(horizon: number, effective: number): void {
    const radius = (0.5 * horizon * horizon) / effective;
    const width = Math.cbrt(radius * this.#medium.waveNumber);
    const ground = this.#medium.admittance / width;
    const x = ((1.607 - ground) * 151 * width * horizon) / radius;
    this.#heightDistance += x;
    this.#heightGain += heightGain(x, ground);
  }

  /** dB relative to free space, at a distance beyond the horizons, m. */
  at(distance: number): number {
    const { horizon0, horizon1, irregularity } = this.#path;
    const { waveNumber, curvature } = this.#medium;
    const angle = this.#bend + distance * curvature;
    const between = distance - this.#sumOfHorizons;
    const v2 = 0.0795775 * waveNumber * between * angle * angle;
    const edges =
      knifeEdge((v2 * horizon0) / (between + horizon0)) + knifeEdge((v2 * horizon1) / (between + horizon1));
    const radius = between / angle;
    const width = Math.cbrt(radius * waveNumber);
    const x = (1.607 - this.#medium.admittance / width) * 151 * width * angle + this.#heightDistance;
    const rounded = 0.05751 * x - 4.343 * Math.log(x) - this.#heightGain;
    const roughness =
      (this.#weightHeights + this.#weightDistance / distance) *
      Math.min(irregularityAt(distance, irregularity) * waveNumber, 6283.2);
    const weight = 25.1 / (25.1 + Math.sqrt(roughness));
    return rounded * weight + (1 - weight) * edges + this.#clutter;
  }
}

/** Loss over a knife edge, dB, from v² (eq. 6.1). */
function knifeEdge(v2: number): number {
  return v2 < 5.76 ? 6.02 + 9.11 * Math.sqrt(v2) - 1.27 * v2 : 12.953 + 4.343 * Math.log(v2);
}

/** Height gain over a smooth sphere, dB (eq. 6.4 to 6.7). */
function heightGain(x: number, ground: number): number {
  if (x >= 200) {
    const far = 0.05751 * x - 4.343 * Math.log(x);
    if (x >= 2000) return far;
    const share = 0.0134 * x * Math.exp(-0.005 * x);
    return (1 - share) * far + share * (17.372 * Math.log(x) - 117);
  }
  const w = -Math.log(ground);
  if (ground < 1e-5 || x * w * w * w > 5495) return x > 1 ? 17.372 * Math.log(x) - 117 : -117;
  return (2.5e-5 * x * x) / ground - 8.686 * w - 15;
}
