import type { Medium } from './medium.ts';
import { type ItmPath, irregularityAt } from './path.ts';

/**
 * Loss in sight, dB relative to free space: the two-ray field, blended with diffraction drawn on over the roughness
 * (eq. 4.38 to 4.48).
 * @param diffraction the diffraction line's loss at this distance, dB
 * @param smoothHorizons m
 */
export function lineOfSight(
  path: ItmPath,
  { waveNumber, impedance }: Medium,
  smoothHorizons: number,
  distance: number,
  diffraction: number,
): number {
  const { effective0, effective1, irregularity } = path;
  const twoRays = 0.021 / (0.021 + (waveNumber * irregularity) / Math.max(10e3, smoothHorizons));
  const rough = irregularityAt(distance, irregularity);
  const sigma = 0.78 * rough * Math.exp(-Math.sqrt(Math.sqrt(rough / 16)));
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
  const sumRe = Math.cos(phase) + re;
  const sumIm = im - Math.sin(phase);
  const reflected = -4.343 * Math.log(sumRe * sumRe + sumIm * sumIm);
  return reflected * twoRays + diffraction * (1 - twoRays);
}
