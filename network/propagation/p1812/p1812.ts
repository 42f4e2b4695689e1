import { type DiffractionLoss, type DiffractionPath, deltaBullington } from '../p526/delta-bullington.ts';
import type { Polarisation } from '../polarisation.ts';
import { anomalous } from './anomalous.ts';
import { type Horizons, horizonsOf } from './horizons.ts';
import { normalDeviate } from './normal-deviate.ts';
import { longestStretch, type PathProfile, shareOf, surfaceOf } from './path-profile.ts';
import { pointIncidence } from './point-incidence.ts';
import { type SmoothEarth, smoothEarthOf } from './smooth-earth.ts';
import { troposcatter } from './troposcatter.ts';

export interface P1812Link {
  /** GHz, 0.03 to 6. */
  readonly frequency: number;
  readonly polarisation: Polarisation;
  /** Antennas above ground, m, 1 to 3000. */
  readonly heights: readonly [number, number];
  /** Share of an average year in which the loss is not exceeded, percent, 1 to 50. */
  readonly time: number;
  /** Share of places in which it is not exceeded, percent, 1 to 99, and how they spread (σ_L), dB. */
  readonly places: number;
  readonly placeSpread: number;
  /** Of the path's middle, degrees. */
  readonly latitude: number;
  /** From each antenna over land to the coast, km; 500 where there is none near. */
  readonly coast: readonly [number, number];
}

/** The radio climate about a path: both figures come from the ITU's maps, which a user has to load or state. */
export interface RadioClimate {
  /** ΔN: fall of refractivity in the lowest kilometre, N-units. */
  readonly lapse: number;
  /** N₀ at sea level, N-units. */
  readonly refractivity: number;
}

export interface P1812Loss {
  /** Basic transmission loss, dB. */
  readonly loss: number;
  readonly freeSpace: number;
  /** Diffraction with the median earth, dB, and for the share of time asked for. */
  readonly diffraction: DiffractionLoss;
  readonly diffractionInTime: number;
  readonly scatter: number;
  readonly ducts: number;
  readonly horizons: Horizons;
}

const earth = 6371;

/** What the combination needs to know of a profile, however it was found. */
export interface P1812Path {
  /** km */
  readonly length: number;
  /** Heights of the antennas above sea level, m. */
  readonly ends: readonly [number, number];
  readonly horizons: Horizons;
  readonly smooth: SmoothEarth;
  /** Share over sea; longest stretches over land and over inland, km. */
  readonly sea: number;
  readonly land: number;
  readonly inland: number;
  /** Over an earth as the median bends it, and over one three times as large; the second only counts where time is not 50 %. */
  readonly median: DiffractionLoss;
  readonly rare: DiffractionLoss;
}

/** Radius of the effective earth at the median, km (eq. 6). */
export function medianRadius({ lapse }: RadioClimate): number {
  return (earth * 157) / (157 - lapse);
}

/** Radius of the effective earth in the share β₀ of time, km (eq. 8). */
export const rareRadius = 3 * earth;

/**
 * Basic transmission loss of a path from point to area by ITU-R P.1812-8: free space with multipath, diffraction by
 * delta-Bullington, troposcatter and ducts, as sections 4.2 to 4.8 combine them.
 */
export function p1812(profile: PathProfile, link: P1812Link, climate: RadioClimate): P1812Loss {
  const { distances, heights } = profile;
  const { frequency, polarisation, time } = link;
  const last = distances.length - 1;
  const ends = [(heights[0] ?? 0) + link.heights[0], (heights[last] ?? 0) + link.heights[1]] as const;
  const radius = medianRadius(climate);
  const sea = shareOf(profile, [1]);
  const horizons = horizonsOf(distances, heights, ends, radius, frequency);
  const smooth = smoothEarthOf(distances, heights, ends, [
    horizons.transmitterDistance,
    horizons.receiverDistance,
  ]);
  const ground: DiffractionPath = {
    distances,
    heights: surfaceOf(profile),
    transmitter: ends[0],
    receiver: ends[1],
    smoothTransmitter: smooth.diffractionTransmitter,
    smoothReceiver: smooth.diffractionReceiver,
    polarisation,
    sea,
  };
  const median = deltaBullington(ground, radius, frequency);
  const path: P1812Path = {
    length: distances[last] ?? 0,
    ends,
    horizons,
    smooth,
    sea,
    land: longestStretch(profile, [3, 4]),
    inland: longestStretch(profile, [4]),
    median,
    rare: time === 50 ? median : deltaBullington(ground, rareRadius, frequency),
  };
  return combineP1812(path, link, climate);
}

/** Sections 4.2 to 4.8 for a path that is known. */
export function combineP1812(path: P1812Path, link: P1812Link, climate: RadioClimate): P1812Loss {
  const { length, ends, horizons, smooth, sea, inland, median, rare } = path;
  const { frequency, time } = link;
  const radius = medianRadius(climate);
  const incidence = pointIncidence(link.latitude, path.land, inland);
  const direct = Math.hypot(length, (ends[0] - ends[1]) / 1000);
  const freeSpace = 92.4 + 20 * Math.log10(frequency) + 20 * Math.log10(direct);
  const sum = horizons.transmitterDistance + horizons.receiverDistance;
  const multipath = (share: number) => 2.6 * (1 - Math.exp(-0.1 * sum)) * Math.log10(share / 50);
  const inTime = freeSpace + multipath(time);

  // The earth is three times as large in the share β₀ of time (eq. 40, 41).
  const between = time > incidence ? normalDeviate(time / 100) / normalDeviate(incidence / 100) : 1;
  const diffractionInTime = time === 50 ? median.loss : median.loss + between * (rare.loss - median.loss);

  const angle = (1000 * length) / radius + horizons.transmitterAngle + horizons.receiverAngle;
  const scatter = troposcatter(length, angle, frequency, time, climate.refractivity);
  const ducts = anomalous({
    length,
    horizons,
    ends,
    effective: [ends[0] - smooth.transmitter, ends[1] - smooth.receiver],
    roughness: smooth.roughness,
    inland,
    sea,
    coast: link.coast,
    frequency,
    radius,
    incidence,
    time,
  });

  const medianLoss = freeSpace + median.loss;
  const bent = inTime + diffractionInTime;
  const overLand = (1 - sea) * diffractionInTime;
  const least =
    time < incidence
      ? inTime + overLand
      : medianLoss + (freeSpace + multipath(incidence) + overLand - medianLoss) * between;
  const leastDucts = 2.5 * Math.log(Math.exp(ducts / 2.5) + Math.exp(inTime / 2.5));
  const nearby = 1 - 0.5 * (1 + Math.tanh((1.5 * (length - 20)) / 20));
  const withDucts = leastDucts > bent ? bent : leastDucts + (bent - leastDucts) * nearby;
  const flat = 1 - 0.5 * (1 + Math.tanh((2.4 * (angle - 0.3)) / 0.3));
  const clear = withDucts + (least - withDucts) * flat;
  const combined = -5 * Math.log10(10 ** (-0.2 * scatter) + 10 ** (-0.2 * clear));
  const elsewhere = -normalDeviate(link.places / 100) * link.placeSpread;
  const loss = Math.max(inTime, combined + elsewhere);
  return { loss, freeSpace, diffraction: median, diffractionInTime, scatter, ducts, horizons };
}
