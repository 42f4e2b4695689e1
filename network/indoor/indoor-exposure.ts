import { distanceOf, farDensity } from '../exposure/plane-wave.ts';
import { publicLimit, strictestDensity } from '../exposure/public-limit.ts';
import type { IndoorDesign, Radiator } from './design-shape.ts';
import { poweredRadiators } from './radiators.ts';

/** Where a person's head is, m above the floor (HJ 1151-2020, as for the exposure of sites). */
const head = 1.7;
/** Nobody comes nearer to an antenna, m: what hangs at the height of a head is counted at this distance. */
const nearest = 0.2;
/**
 * dBm of EIRP on one path that designs of indoor systems keep to. It goes back to GB 9175-88, which GB 8702-2014 has replaced;
 * the limit itself is what `ratio` is held against.
 */
export const customaryEirp = 15;

export interface RadiatorExposure {
  readonly radiator: Radiator;
  /** Of one path, dBm. */
  readonly eirp: number;
  /** Under it, at the height of a head: all radiators of its floor, as share of the limit of GB 8702-2014. */
  readonly ratio: number;
  /** From it alone, how far the limit reaches, m. */
  readonly reach: number;
}

/**
 * What people under the antennas are exposed to: fields of all antennas of the floor as in free space, all paths at full
 * power, powers added (GB 8702-2014, table 1 and section 4.2).
 */
export function indoorExposure(design: IndoorDesign): readonly RadiatorExposure[] {
  const limit = strictestDensity(publicLimit(design.carrier.frequency));
  const radiating = poweredRadiators(design).map((each) => ({
    ...each,
    watts: (design.paths * 10 ** (each.eirp / 10)) / 1000,
  }));
  return radiating.map(({ radiator, eirp, watts }) => {
    let density = 0;
    for (const { radiator: other, watts: sent } of radiating) {
      if (other.floor !== radiator.floor) continue;
      const distance = Math.hypot(other.x - radiator.x, other.y - radiator.y, other.height - head);
      density += farDensity(sent, Math.max(distance, nearest));
    }
    return { radiator, eirp, ratio: density / limit, reach: distanceOf(watts, limit) };
  });
}
