import { type ComplianceVolume, complianceVolume } from './compliance-volume.ts';
import type { Emitter, Place } from './emitter.ts';
import { type ExposureSum, sumExposure } from './exposure-sum.ts';
import { Neighbourhood } from './neighbourhood.ts';
import { distanceOf } from './plane-wave.ts';
import { worstPlace } from './worst-place.ts';

/**
 * How far an antenna counts, m: 500, of transmitters above 100 kW 1000 (HJ/T 10.3-1996, section 3.1), and in any case as far
 * as it alone uses up what a site may. In steps of twice the distance, so that few squares have to be kept.
 */
function reachOf(emitter: Emitter, share: number): number {
  const { power, rated = power } = emitter.settings;
  const alone = distanceOf(emitter.radiated, emitter.limit * share);
  const least = rated > 100_000 ? 1000 : 500;
  return alone <= least ? least : 500 * 2 ** Math.ceil(Math.log2(alone / 500));
}

/** A site on its own ground, m. */
export interface ExposedSite {
  readonly id: string;
  readonly ground: number;
  readonly emitters: readonly Emitter[];
}

export interface Sensitive extends Place {
  readonly id: string;
}

export interface ExposureOptions {
  /** Of the limit, what one site may use. */
  readonly share: number;
  /** Height of a head above ground, m. */
  readonly person: number;
  /** Places of people beside the ground about the sites: roofs, windows. */
  readonly places: readonly Sensitive[];
}

/** A place that was looked at. */
export interface AssessedPlace extends ExposureSum {
  /** A site, whose worst place on the ground it is, or a sensitive place. */
  readonly kind: 'ground' | 'place';
  readonly id: string;
  readonly place: Place;
  /** All together keep the limit, and each site its share of it. */
  readonly kept: boolean;
}

export interface AssessedEmitter {
  readonly emitter: Emitter;
  readonly volume: ComplianceVolume;
}

export interface ExposureAssessment {
  readonly emitters: readonly AssessedEmitter[];
  readonly places: readonly AssessedPlace[];
}

/**
 * The exposure about sites: the compliance volume of each antenna, the worst place on the ground about each site and each
 * sensitive place, with the antennas of all sites near there.
 * @throws Problem `network.bad-emission`
 */
export function assessExposure(
  sites: readonly ExposedSite[],
  { share, person, places }: ExposureOptions,
): ExposureAssessment {
  const all = sites.flatMap(({ emitters }) => emitters);
  const reaches = Map.groupBy(all, (emitter) => reachOf(emitter, share));
  const near = [...reaches].map(([reach, emitters]) => new Neighbourhood(emitters, reach));
  const about = (place: Pick<Place, 'x' | 'y'>) => near.flatMap((one) => one.about(place));
  const judge = (kind: AssessedPlace['kind'], id: string, place: Place): AssessedPlace => {
    const sum = sumExposure(about(place), place);
    const kept = sum.ratio <= 1 && (sum.bySite[0]?.ratio ?? 0) <= share;
    return { kind, id, place, kept, ...sum };
  };
  return {
    emitters: volumes(sites, share),
    places: [
      ...sites.map(({ id, ground, emitters }) => {
        const [first] = emitters;
        const here = first === undefined ? [] : about(first);
        const others = here.filter(({ settings }) => settings.site !== id);
        return judge('ground', id, worstPlace(emitters, others, ground, person));
      }),
      ...places.map((place) => judge('place', place.id, place)),
    ],
  };
}

/** Antennas of the same kind, tilt, power and frequency have the same volume. */
function volumes(sites: readonly ExposedSite[], share: number): readonly AssessedEmitter[] {
  const known = new Map<unknown, Map<string, ComplianceVolume>>();
  return sites.flatMap(({ emitters }) =>
    emitters.map((emitter) => {
      const { pattern, tilt, power, frequency, aperture } = emitter.settings;
      const like = known.get(pattern) ?? new Map<string, ComplianceVolume>();
      known.set(pattern, like);
      const key = `${tilt} ${power} ${frequency} ${aperture.height} ${aperture.width}`;
      const volume = like.get(key) ?? complianceVolume(emitter, share);
      like.set(key, volume);
      return { emitter, volume };
    }),
  );
}
