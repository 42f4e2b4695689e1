import { areaPath, type Siting } from './area-path.ts';
import { type ItmMedium, mediumAt } from './medium.ts';
import type { ItmPath } from './path.ts';
import { profilePath, type TerrainProfile } from './profile-path.ts';
import { referenceAttenuation } from './reference-attenuation.ts';
import {
  type Deviates,
  deviateOf,
  quantileAttenuation,
  spreadOf,
  type VariabilityOptions,
} from './variability.ts';

/** Share of times, places and situations, in percent, in which the loss is not exceeded. */
export interface Reliability {
  readonly time: number;
  readonly location: number;
  readonly situation: number;
}

export interface ItmAreaLink {
  /** m */
  readonly distance: number;
  /** Above ground, m. */
  readonly heights: readonly [number, number];
  readonly siting: readonly [Siting, Siting];
  /** Δh of the region, m. */
  readonly irregularity: number;
}

/** A loss with what it was worked out from. */
export interface ItmLoss {
  /** Basic transmission loss, dB. */
  readonly loss: number;
  readonly freeSpace: number;
  /** Median relative to free space, dB. */
  readonly reference: number;
  readonly path: ItmPath;
}

/**
 * Basic transmission loss along a terrain profile by the Irregular Terrain Model (Longley–Rice): NTIA Report 82-100 and
 * G. A. Hufford, The ITM Algorithm, version 1.2.2, whose equations the comments of this folder cite.
 * @param heights of the antennas above ground, m
 */
export function itmAlongProfile(
  profile: TerrainProfile,
  heights: readonly [number, number],
  medium: ItmMedium,
  variability: VariabilityOptions,
  reliability: Reliability,
): ItmLoss {
  const local = mediumAt(medium, meanHeight(profile));
  const path = profilePath(profile, heights[0], heights[1], local.curvature);
  return lossOf(path, local, variability, reliability);
}

/** The same over terrain of which only the irregularity is known. */
export function itmOverArea(
  { distance, heights, siting, irregularity }: ItmAreaLink,
  medium: ItmMedium,
  variability: VariabilityOptions,
  reliability: Reliability,
): ItmLoss {
  const local = mediumAt(medium, 0);
  const path = areaPath(distance, heights, siting, irregularity, local.curvature);
  return lossOf(path, local, variability, reliability);
}

function lossOf(
  path: ItmPath,
  medium: ReturnType<typeof mediumAt>,
  variability: VariabilityOptions,
  { time, location, situation }: Reliability,
): ItmLoss {
  const reference = referenceAttenuation(path, medium);
  const deviates: Deviates = {
    time: deviateOf(time / 100),
    location: deviateOf(location / 100),
    situation: deviateOf(situation / 100),
  };
  const freeSpace = 32.45 + 20 * Math.log10(medium.frequency) + 20 * Math.log10(path.distance / 1000);
  const loss =
    freeSpace + quantileAttenuation(reference, path, spreadOf(variability, deviates, medium.waveNumber));
  return { loss, freeSpace, reference, path };
}

/** Of the middle four fifths, m. */
function meanHeight({ heights, count }: TerrainProfile): number {
  const tenth = Math.trunc(0.1 * count);
  let sum = 0;
  for (let index = tenth; index <= count - tenth; index += 1) sum += heights[index] ?? 0;
  return sum / (count - 2 * tenth + 1);
}
