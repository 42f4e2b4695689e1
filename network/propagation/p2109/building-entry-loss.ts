import { normalDeviate } from '../p1812/normal-deviate.ts';

/** Traditional, or thermally efficient: metallised glass, foil-backed panels. */
export type BuildingType = 'traditional' | 'efficient';

interface Coefficients {
  readonly horizontal: readonly [r: number, s: number, t: number];
  readonly spread1: readonly [u: number, v: number];
  readonly mean2: readonly [w: number, x: number];
  readonly spread2: readonly [y: number, z: number];
}

const coefficients: Readonly<Record<BuildingType, Coefficients>> = {
  traditional: { horizontal: [12.64, 3.72, 0.96], spread1: [9.6, 2], mean2: [9.1, -3], spread2: [4.5, -2] },
  efficient: {
    horizontal: [28.19, -3, 8.48],
    spread1: [13.5, 3.8],
    mean2: [27.8, -2.9],
    spread2: [9.4, -2.1],
  },
};

/**
 * Building entry loss that is not exceeded with a probability, dB: ITU-R P.2109-2, section 3, 0.08 to 100 GHz.
 * @param frequency GHz
 * @param probability 0 < p < 1
 * @param elevation of the path at the façade, degrees
 */
export function buildingEntryLoss(
  type: BuildingType,
  frequency: number,
  probability: number,
  elevation = 0,
): number {
  const { horizontal, spread1, mean2, spread2 } = coefficients[type];
  const lg = Math.log10(frequency);
  const [r, s, t] = horizontal;
  const mean = r + s * lg + t * lg ** 2 + 0.212 * Math.abs(elevation);
  const deviate = -normalDeviate(probability);
  const a = deviate * (spread1[0] + spread1[1] * lg) + mean;
  const b = deviate * (spread2[0] + spread2[1] * lg) + mean2[0] + mean2[1] * lg;
  return 10 * Math.log10(10 ** (0.1 * a) + 10 ** (0.1 * b) + 10 ** -0.3);
}
