import type { DiffractionLine } from './diffraction.ts';
import type { Medium } from './medium.ts';
import { deviationOf, type ItmPath, irregularityAt } from './path.ts';

/**
 * Loss in sight, dB relative to free space: the two-ray field, blended with diffraction drawn on over the roughness
 * (eq. 4.38 to 4.48).
 */
export function lineOfSight(
  path: ItmPath,
  { waveNumber, impedance }: Medium,
  { smooth, start, slope }: DiffractionLine,
  distance: number,
): number {
  const { effective0, effective1, irregularity } = path;
  const twoRays = 0.021 / (0.021 + (waveNumber * irregularity) / Math.max(10e3, smooth));
  const sigma = deviationOf(irregularityAt(distance, irregularity));
  const heights = effective0 + effective1;
  const grazing = heights / Math.sqrt(distance * distance + heights * heights);
  // Reflection coefficient (s - Z) / (s + Z), weakened by roughness.
  const over = grazing - impedance.re;
  const under = grazing + impedance.re;
  const size = under * under + impedance.im * impedance.im;
  const weaker = Math.exp(-Math.min(10, waveNumber * sigma * grazing));
  let re = ((over * under - impedance.im * impedance.im) / size) * weaker;
  let im = ((-impedance.im * under - over * impedance.im) / size) * weaker;
  const power = re * re + im * im;
  if (power < 0.25 || power < grazing) {
    const stronger = Math.sqrt(grazing / power);
    re *= stronger;
    im *= stronger;
  }
  let phase = (waveNumber * effective0 * effective1 * 2) / distance;
  if (phase > 1.57) phase = 3.14 - 2.4649 / phase;
  // Cosine and sine from the tangent of the half.
  const half = Math.tan(0.5 * phase);
  const share = 1 / (1 + half * half);
  const sumRe = (1 - half * half) * share + re;
  const sumIm = im - 2 * half * share;
  const reflected = -4.343 * Math.log(sumRe * sumRe + sumIm * sumIm);
  return reflected * twoRays + (start + slope * distance) * (1 - twoRays);
}
