import { wavelength } from '../p526/radio-path.ts';

/** How both ends see the way to their horizons; in sight the horizons are where an edge would weigh most. */
export interface Horizons {
  readonly inSight: boolean;
  /** Distances to the horizons, km. */
  readonly transmitterDistance: number;
  readonly receiverDistance: number;
  /** Elevations of the horizons, mrad. */
  readonly transmitterAngle: number;
  readonly receiverAngle: number;
}

/**
 * ITU-R P.1812-8, Attachment 1 to Annex 1, section 4 (eq. 76 to 81).
 * @param heights of the ground, m above sea level
 * @param ends heights of both antennas, m above sea level
 * @param radius of the effective earth, km
 * @param frequency GHz
 */
export function horizonsOf(
  distances: ArrayLike<number>,
  heights: ArrayLike<number>,
  [transmitter, receiver]: readonly [number, number],
  radius: number,
  frequency: number,
): Horizons {
  const last = distances.length - 1;
  const length = distances[last] ?? 0;
  const angle = (rise: number, d: number) => 1000 * Math.atan(rise / (1000 * d) - d / (2 * radius));
  const direct = angle(receiver - transmitter, length);
  const back = angle(transmitter - receiver, length);
  let [first, second] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [firstAt, secondAt, edgeAt] = [0, last, 1];
  let v = Number.NEGATIVE_INFINITY;
  for (let index = 1; index < last; index += 1) {
    const d = distances[index] ?? 0;
    const rest = length - d;
    const height = heights[index] ?? 0;
    const one = angle(height - transmitter, d);
    if (one > first) [first, firstAt] = [one, index];
    const other = angle(height - receiver, rest);
    if (other >= second) [second, secondAt] = [other, index];
    const over = height + (500 * d * rest) / radius - (transmitter * rest + receiver * d) / length;
    const edge = over * Math.sqrt((0.002 * length) / (wavelength(frequency) * d * rest));
    if (edge > v) [v, edgeAt] = [edge, index];
  }
  const inSight = first <= direct;
  const at = (index: number) => distances[index] ?? 0;
  return {
    inSight,
    transmitterDistance: at(inSight ? edgeAt : firstAt),
    receiverDistance: length - at(inSight ? edgeAt : secondAt),
    transmitterAngle: inSight ? direct : first,
    receiverAngle: inSight ? back : second,
  };
}
