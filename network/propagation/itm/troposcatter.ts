import type { Medium } from './medium.ts';
import type { ItmPath } from './path.ts';

/** Scatter is not to be thought of: the antennas are too low for the angle. */
export const noScatter = 1001;

/** Loss of forward scatter as a function of distance (eq. 4.60 to 4.67). Distances must be asked from far to near. */
export class Troposcatter {
  readonly #path: ItmPath;
  readonly #medium: Medium;
  readonly #bend: number;
  readonly #skew: number;
  readonly #ratio: number;
  readonly #efficiency: number;
  #last = -15;

  constructor(path: ItmPath, medium: Medium, bend: number) {
    const skew = path.horizon0 - path.horizon1;
    const ratio = path.effective1 / path.effective0;
    this.#path = path;
    this.#medium = medium;
    this.#bend = bend;
    this.#skew = Math.abs(skew);
    this.#ratio = skew < 0 ? 1 / ratio : ratio;
    const refractivity = medium.surfaceRefractivity;
    this.#efficiency = (5.67e-6 * refractivity - 2.32e-3) * refractivity + 0.031;
  }

  /** dB relative to free space. */
  at(distance: number): number {
    const { curvature, frequency, surfaceRefractivity } = this.#medium;
    const gain = this.#last > 15 ? this.#last : this.#frequencyGain(distance);
    if (gain === noScatter) return noScatter;
    this.#last = gain;
    const angle = this.#bend + distance * curvature;
    return (
      attenuation(angle * distance) +
      4.343 * Math.log(frequency * (angle * angle) ** 2) -
      0.1 * (surfaceRefractivity - 301) * Math.exp((-angle * distance) / 40e3) +
      gain
    );
  }

  /** H₀, dB. */
  #frequencyGain(distance: number): number {
    const { angle0, angle1, effective0, effective1 } = this.#path;
    const { waveNumber, curvature } = this.#medium;
    const angle = angle0 + angle1 + distance * curvature;
    const r1 = 2 * waveNumber * angle * effective0;
    const r2 = 2 * waveNumber * angle * effective1;
    if (r1 < 0.2 && r2 < 0.2) return noScatter;
    const skewness = (distance - this.#skew) / (distance + this.#skew);
    const q = Math.min(Math.max(0.1, this.#ratio / skewness), 10);
    const s = Math.max(0.1, skewness);
    const crossing = ((distance - this.#skew) * (distance + this.#skew) * angle * 0.25) / distance;
    const efficiency =
      ((this.#efficiency * Math.exp(-((Math.min(1.7, crossing / 8e3) ** 2) ** 3)) + 1) * crossing) / 1.7556e3;
    const bounded = Math.max(efficiency, 1);
    let gain = (h0(r1, bounded) + h0(r2, bounded)) * 0.5;
    gain += Math.min(gain, (1.38 - Math.log(bounded)) * Math.log(s) * Math.log(q) * 0.49);
    gain = Math.max(gain, 0);
    if (efficiency < 1) {
      const factor =
        (((1 + Math.SQRT2 / r1) * (1 + Math.SQRT2 / r2)) ** 2 * (r1 + r2)) / (r1 + r2 + 2 * Math.SQRT2);
      gain = efficiency * gain + (1 - efficiency) * 4.343 * Math.log(factor);
    }
    return gain > 15 && this.#last >= 0 ? this.#last : gain;
  }
}

const h0a = [25, 80, 177, 395, 705] as const;
const h0b = [24, 45, 68, 80, 105] as const;

/** H₀₁ between two whole scatter efficiencies (eq. 6.13). */
function h0(r: number, efficiency: number): number {
  const whole = Math.min(Math.max(Math.trunc(efficiency), 1), 5);
  const share = whole === 5 ? 0 : efficiency - whole;
  const x = (1 / r) ** 2;
  const at = (index: number) => 4.343 * Math.log(((h0a[index] ?? 0) * x + (h0b[index] ?? 0)) * x + 1);
  return share === 0 ? at(whole - 1) : (1 - share) * at(whole - 1) + share * at(whole);
}

/** Attenuation function of angle × distance, m (eq. 6.9). */
function attenuation(td: number): number {
  if (td <= 10e3) return 133.4 + 0.332e-3 * td - 4.343 * Math.log(td);
  if (td <= 70e3) return 104.6 + 0.212e-3 * td - 1.086 * Math.log(td);
  return 71.8 + 0.157e-3 * td + 2.171 * Math.log(td);
}
