import { Problem } from '@yuheng/kernel/problem';
import { mounted, type Pattern } from '../antenna/pattern.ts';
import type { Aperture } from './aperture.ts';
import { equivalentRadiatedPower, isExempt } from './exemption.ts';
import type { GainGlobe } from './gain-globe.ts';
import { farFrom } from './plane-wave.ts';
import { publicLimit, strictestDensity } from './public-limit.ts';

/** A place, m: easting, northing, and height above one level for all. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** One antenna on the air, as its surroundings are exposed to it. */
export interface EmitterSettings extends Place {
  /** Names of its site, which counts as one project, and of its cell. */
  readonly site: string;
  readonly cell: string;
  /** MHz */
  readonly frequency: number;
  /** Fed to the antenna, mean over six minutes, W. */
  readonly power: number;
  /** Of the transmitter at full load, W; `power` where nothing is said. */
  readonly rated?: number;
  /** Degrees clockwise from the grid's north; mechanical tilt, degrees down. */
  readonly azimuth: number;
  readonly tilt: number;
  /** In the antenna's own frame; the same as a table. */
  readonly pattern: Pattern;
  readonly globe: GainGlobe;
  readonly aperture: Aperture;
}

const degree = Math.PI / 180;

/**
 * An antenna with what follows from its settings: where its far field begins, and what its public limit is.
 * @throws Problem `network.bad-emission` for what no antenna can have
 */
export class Emitter implements Place {
  readonly settings: EmitterSettings;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** W/m², the strictest of GB 8702-2014 as a plane wave. */
  readonly limit: number;
  /** Where the far field begins, m. */
  readonly far: number;
  /** No point of the near field has a higher power density than 4P/A, W/m² (HJ/T 10.2-1996). */
  readonly nearMost: number;
  readonly #towards: Pattern;
  readonly #globe: GainGlobe;
  /** Power over 4π, W/sr. */
  readonly #even: number;
  /** Sines and cosines of azimuth and tilt. */
  readonly #sin: number;
  readonly #cos: number;
  readonly #down: number;
  readonly #level: number;

  constructor(settings: EmitterSettings) {
    const { frequency, power, azimuth, tilt, aperture } = settings;
    const { height, width } = aperture;
    const within = (what: string, value: number, least: number, most: number) => {
      if (!(value >= least && value <= most)) throw new Problem('network.bad-emission', { what, value });
    };
    within('power', power, 0, 1e7);
    within('power', settings.rated ?? power, power, 1e7);
    within('azimuth', azimuth, -360, 360);
    within('tilt', tilt, -90, 90);
    within('aperture', Math.min(height, width), 1e-4, 1000);
    within('aperture', Math.max(height, width), 1e-4, 1000);
    for (const what of ['x', 'y', 'z'] as const) within(what, settings[what], -1e9, 1e9);
    this.settings = settings;
    this.x = settings.x;
    this.y = settings.y;
    this.z = settings.z;
    this.limit = strictestDensity(publicLimit(frequency));
    this.far = farFrom(Math.max(height, width), frequency);
    this.nearMost = (4 * power) / (height * width);
    this.#towards = mounted(settings.pattern, { azimuth, tilt });
    this.#globe = settings.globe;
    this.#even = power / (4 * Math.PI);
    this.#sin = Math.sin(azimuth * degree);
    this.#cos = Math.cos(azimuth * degree);
    this.#down = Math.sin(tilt * degree);
    this.#level = Math.cos(tilt * degree);
  }

  /** Power times gain where the antenna is strongest, W. */
  get radiated(): number {
    return this.settings.power * this.settings.globe.peak;
  }

  /** Rated power times gain by the rule of GB 8702-2014, section 3.10, W. */
  get equivalent(): number {
    const { rated, power, frequency, globe } = this.settings;
    return equivalentRadiatedPower(rated ?? power, globe.peak, frequency);
  }

  /** By itself exempt from management (section 5); it is counted all the same. */
  get exempt(): boolean {
    return isExempt(this.settings.frequency, this.equivalent);
  }

  /**
   * Power density at a place, W/m². In the far field by the pattern. In the near field no pattern has formed yet: there it
   * is the most that it can be, which is the far field of the strongest direction, and never more than 4P/A.
   */
  densityAt({ x, y, z }: Place): number {
    const [east, north, up] = [x - this.x, y - this.y, z - this.z];
    const distance = Math.hypot(east, north, up);
    if (distance < this.far) return this.#nearDensity(distance);
    const azimuth = Math.atan2(east, north) / degree;
    const elevation = Math.asin(Math.min(1, Math.max(-1, up / distance))) / degree;
    const gain = 10 ** (this.#towards(azimuth, elevation) / 10);
    return (this.settings.power * gain) / (4 * Math.PI * distance ** 2);
  }

  /** The same, with gains between those of a table: fit to find the worst place, not to report it. */
  roughDensityAt(x: number, y: number, z: number): number {
    const east = x - this.x;
    const north = y - this.y;
    const up = z - this.z;
    const squared = east * east + north * north + up * up;
    if (squared < this.far * this.far) return this.#nearDensity(Math.sqrt(squared));
    const ahead = north * this.#cos + east * this.#sin;
    const aside = east * this.#cos - north * this.#sin;
    const along = ahead * this.#level - up * this.#down;
    const above = ahead * this.#down + up * this.#level;
    return (this.#even * this.#globe.at(along, aside, above)) / squared;
  }

  #nearDensity(distance: number): number {
    return Math.min(this.nearMost, this.radiated / (4 * Math.PI * distance ** 2));
  }
}
