import type { Emitter, Place } from './emitter.ts';
import { electricField } from './plane-wave.ts';

/** What several antennas add up to at a place. */
export interface ExposureSum {
  /** Σ S/S_limit over all antennas (GB 8702-2014, section 4.2: of squared field strengths): at most 1 is kept. */
  readonly ratio: number;
  /** The same by site, largest first. */
  readonly bySite: readonly { readonly site: string; readonly ratio: number }[];
  /** W/m² */
  readonly density: number;
  /** V/m */
  readonly electric: number;
}

/** The exposure at a place. Fields of different antennas are not in phase: their power densities add up. */
export function sumExposure(emitters: Iterable<Emitter>, place: Place): ExposureSum {
  const sites = new Map<string, number>();
  let [ratio, density] = [0, 0];
  for (const emitter of emitters) {
    const part = emitter.densityAt(place);
    density += part;
    ratio += part / emitter.limit;
    const { site } = emitter.settings;
    sites.set(site, (sites.get(site) ?? 0) + part / emitter.limit);
  }
  const bySite = [...sites]
    .map(([site, own]) => ({ site, ratio: own }))
    .toSorted((one, other) => other.ratio - one.ratio);
  return { ratio, bySite, density, electric: electricField(density) };
}
