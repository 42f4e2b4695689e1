import type { Horizons } from './horizons.ts';
import { inlandShare } from './point-incidence.ts';

export interface DuctPath {
  /** km */
  readonly length: number;
  readonly horizons: Horizons;
  /** Heights of the antennas above sea level, m. */
  readonly ends: readonly [number, number];
  /** Heights of the antennas above the smooth surface, m. */
  readonly effective: readonly [number, number];
  /** m */
  readonly roughness: number;
  /** Longest stretch inland, km; share of the path over sea, 0 to 1. */
  readonly inland: number;
  readonly sea: number;
  /** From each antenna over land to the coast, km; large where there is none. */
  readonly coast: readonly [number, number];
  /** GHz */
  readonly frequency: number;
  /** Radius of the effective earth, km. */
  readonly radius: number;
  /** β₀ and the share of time asked for, percent. */
  readonly incidence: number;
  readonly time: number;
}

/** Basic transmission loss by ducts and layers, dB (ITU-R P.1812-8, section 4.5, eq. 46 to 56). */
export function anomalous(path: DuctPath): number {
  return coupling(path) + withAngleAndTime(path);
}

/** A_f: into and out of the duct (eq. 47 to 49). */
function coupling({ frequency, horizons, coast, ends, sea }: DuctPath): number {
  const { transmitterDistance, receiverDistance, transmitterAngle, receiverAngle } = horizons;
  const low = frequency < 0.5 ? 45.375 - 137 * frequency + 92.5 * frequency ** 2 : 0;
  return (
    102.45 +
    20 * Math.log10(frequency) +
    20 * Math.log10(transmitterDistance + receiverDistance) +
    low +
    shielding(transmitterAngle, transmitterDistance, frequency) +
    shielding(receiverAngle, receiverDistance, frequency) +
    overSea(coast[0], transmitterDistance, sea, ends[0]) +
    overSea(coast[1], receiverDistance, sea, ends[1])
  );
}

function shielding(angle: number, distance: number, frequency: number): number {
  const above = angle - 0.1 * distance;
  if (above <= 0) return 0;
  return (
    20 * Math.log10(1 + 0.361 * above * Math.sqrt(frequency * distance)) +
    0.264 * above * Math.cbrt(frequency)
  );
}

function overSea(coast: number, horizon: number, sea: number, height: number): number {
  if (sea < 0.75 || coast > horizon || coast > 5) return 0;
  return -3 * Math.exp(-0.25 * coast ** 2) * (1 + Math.tanh(0.07 * (50 - height)));
}

/** A_d(p): along the duct (eq. 50 to 56). */
function withAngleAndTime(path: DuctPath): number {
  const { length, horizons, radius, frequency, effective, roughness, inland, incidence, time } = path;
  const { transmitterDistance, receiverDistance } = horizons;
  const angle =
    (1000 * length) / radius +
    Math.min(horizons.transmitterAngle, 0.1 * transmitterDistance) +
    Math.min(horizons.receiverAngle, 0.1 * receiverDistance);
  const between = Math.min(length - transmitterDistance - receiverDistance, 40);
  const mu3 = roughness > 10 ? Math.exp(-4.6e-5 * (roughness - 10) * (43 + 6 * between)) : 1;
  const alpha = Math.max(-0.6 - 3.5e-9 * length ** 3.1 * inlandShare(inland), -3.4);
  const heights = Math.sqrt(effective[0]) + Math.sqrt(effective[1]);
  const mu2 = Math.min(((500 / radius) * (length / heights) ** 2) ** alpha, 1);
  const beta = incidence * mu2 * mu3;
  const lg = Math.log10(beta);
  const gamma =
    (1.076 / (2.0058 - lg) ** 1.012) * Math.exp(-(9.51 - 4.8 * lg + 0.198 * lg ** 2) * 1e-6 * length ** 1.13);
  const byTime = -12 + (1.2 + 3.7e-3 * length) * Math.log10(time / beta) + 12 * (time / beta) ** gamma;
  return 5e-5 * radius * Math.cbrt(frequency) * angle + byTime;
}
