/** The smooth surface that stands for the ground of a path; heights in m above sea level. */
export interface SmoothEarth {
  /** Under both ends, not above the ground there: for ducts. */
  readonly transmitter: number;
  readonly receiver: number;
  /** The same, lowered under obstacles: for diffraction. */
  readonly diffractionTransmitter: number;
  readonly diffractionReceiver: number;
  /** Terrain roughness between the horizons, m. */
  readonly roughness: number;
}

/**
 * ITU-R P.1812-8, Attachment 1 to Annex 1, section 5 (eq. 83 to 93).
 * @param ends heights of both antennas, m above sea level
 * @param horizonDistances from each end, km
 */
export function smoothEarthOf(
  distances: ArrayLike<number>,
  heights: ArrayLike<number>,
  ends: readonly [number, number],
  horizonDistances: readonly [number, number],
): SmoothEarth {
  const last = distances.length - 1;
  const length = distances[last] ?? 0;
  const fitted = leastSquares(distances, heights);
  const lower = belowObstacles(distances, heights, ends);
  const grounds = [heights[0] ?? 0, heights[last] ?? 0] as const;
  const surface = smoothSurface(fitted, lower, grounds);
  const { transmitter, receiver } = surface;
  const slope = (receiver - transmitter) / length;
  let roughness = Number.NEGATIVE_INFINITY;
  for (let index = 0; index <= last; index += 1) {
    const d = distances[index] ?? 0;
    if (d < horizonDistances[0] || length - d < horizonDistances[1]) continue;
    roughness = Math.max(roughness, (heights[index] ?? 0) - (transmitter + slope * d));
  }
  return { ...surface, roughness };
}

/**
 * The smooth surface under both ends (eq. 87 to 92).
 * @param fitted heights of the line that fits the profile; @param lower what obstacles take off it; @param grounds under
 * the antennas: m each
 */
export function smoothSurface(
  fitted: readonly [number, number],
  lower: readonly [number, number],
  grounds: readonly [number, number],
): Omit<SmoothEarth, 'roughness'> {
  return {
    transmitter: Math.min(fitted[0], grounds[0]),
    receiver: Math.min(fitted[1], grounds[1]),
    diffractionTransmitter: Math.min(fitted[0] - lower[0], grounds[0]),
    diffractionReceiver: Math.min(fitted[1] - lower[1], grounds[1]),
  };
}

/** Heights at both ends of the straight line that fits the profile (eq. 83 to 86). */
function leastSquares(distances: ArrayLike<number>, heights: ArrayLike<number>): readonly [number, number] {
  const length = distances[distances.length - 1] ?? 0;
  let [v1, v2] = [0, 0];
  for (let index = 1; index < distances.length; index += 1) {
    const [from, to] = [distances[index - 1] ?? 0, distances[index] ?? 0];
    const [low, high] = [heights[index - 1] ?? 0, heights[index] ?? 0];
    v1 += (to - from) * (high + low);
    v2 += (to - from) * (high * (2 * to + from) + low * (to + 2 * from));
  }
  return [(2 * v1 * length - v2) / length ** 2, (v2 - v1 * length) / length ** 2];
}

/** By how much the surface is lowered at each end where something stands in the way (eq. 87, 88). */
function belowObstacles(
  distances: ArrayLike<number>,
  heights: ArrayLike<number>,
  [transmitter, receiver]: readonly [number, number],
): readonly [number, number] {
  const last = distances.length - 1;
  const length = distances[last] ?? 0;
  let [highest, fromTransmitter, fromReceiver] = [
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (let index = 1; index < last; index += 1) {
    const d = distances[index] ?? 0;
    const rest = length - d;
    const over = (heights[index] ?? 0) - (transmitter * rest + receiver * d) / length;
    highest = Math.max(highest, over);
    fromTransmitter = Math.max(fromTransmitter, over / d);
    fromReceiver = Math.max(fromReceiver, over / rest);
  }
  if (highest <= 0) return [0, 0];
  const share = fromTransmitter / (fromTransmitter + fromReceiver);
  return [highest * share, highest * (1 - share)];
}
