/** Radius of the effective earth (4/3), m, as the models of a site's surface have it. */
const effectiveEarth = 8_495_000;

/** Ground from an antenna to a terminal, sampled at equal distances; m above sea level. */
export interface PathProfile {
  readonly spacing: number;
  readonly ground: readonly number[];
  /** With what stands on it; as the ground at both ends. */
  readonly surface: readonly number[];
  /** Of the antenna and the terminal. */
  readonly antenna: number;
  readonly terminal: number;
}

export interface Sight {
  /** Nothing stands above the ray. */
  readonly clear: boolean;
  /** Where the ray is covered most, m from the antenna; null where it is clear. */
  readonly blockedAt: number | null;
  /** The least of the first Fresnel zone's radius that is free below the ray: 1 and more is all, below 0 none. */
  readonly fresnel: number;
}

/** How far the earth bulges above the chord at a distance on a path, m. */
export function bulge(distance: number, length: number): number {
  return (distance * (length - distance)) / (2 * effectiveEarth);
}

/** Radius of the first Fresnel zone, m (ITU-R P.526-15, eq. 2). @param frequency MHz */
export function fresnelRadius(distance: number, length: number, frequency: number): number {
  const wave = 299.792458 / frequency;
  return Math.sqrt((wave * distance * (length - distance)) / length);
}

/** Line of sight over a profile. @param frequency MHz */
export function sightOf({ spacing, surface, antenna, terminal }: PathProfile, frequency: number): Sight {
  const last = surface.length - 1;
  const length = spacing * last;
  let [fresnel, at] = [Infinity, 0];
  for (let index = 1; index < last; index += 1) {
    const distance = index * spacing;
    const ray = antenna + ((terminal - antenna) * distance) / length;
    const free = ray - (surface[index] ?? 0) - bulge(distance, length);
    const share = free / fresnelRadius(distance, length, frequency);
    if (share < fresnel) [fresnel, at] = [share, distance];
  }
  return { clear: fresnel >= 0, blockedAt: fresnel < 0 ? at : null, fresnel: Math.min(fresnel, 9.99) };
}
