import { farDensity } from '../../exposure/plane-wave.ts';
import { publicLimit, strictestDensity } from '../../exposure/public-limit.ts';

/** Loads are whole billionths of the limit, so that their sums are exact. */
export const wholeLimit = 1e9;

/** How far about a site its exposure counts, m (HJ/T 10.3-1996, section 3.1: up to 100 kW). */
export const exposureReach = 500;

/**
 * What an operator's antennas on a site use of the limit at the highest window of a building, in billionths, rounded up: the
 * strongest direction all around, nothing shades (GB 8702-2014, table 1; HJ/T 10.2-1996, far field).
 * @param radiated mean power times gain, W; @param frequency MHz
 * @param metres along the ground; @param above how much higher antennas are than the window, m; not below it
 */
export function exposureLoad(radiated: number, frequency: number, metres: number, above: number): number {
  const distance = Math.max(1, Math.hypot(metres, Math.max(0, above)));
  return Math.ceil((wholeLimit * farDensity(radiated, distance)) / strictestDensity(publicLimit(frequency)));
}
