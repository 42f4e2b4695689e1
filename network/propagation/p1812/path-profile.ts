/** 1 sea · 3 coastal land · 4 inland (ITU-R P.1812-8, table 1). */
export type RadioZone = 1 | 3 | 4;

/** The ground from transmitter to receiver: at least four points. */
export interface PathProfile {
  /** km, rising, the first is 0. */
  readonly distances: ArrayLike<number>;
  /** Ground above sea level, m. */
  readonly heights: ArrayLike<number>;
  /** Representative height of what stands on the ground, m; nothing is added under the antennas. */
  readonly clutter: ArrayLike<number>;
  readonly zones: ArrayLike<number>;
}

/** Ground with what stands on it, m above sea level. */
export function surfaceOf({ heights, clutter }: PathProfile): Float64Array {
  const last = heights.length - 1;
  return Float64Array.from(heights, (height, index) =>
    index === 0 || index === last ? height : height + (clutter[index] ?? 0),
  );
}

/** The longest stretch whose zones are all among those named, km; each reaches half-way to its neighbours. */
export function longestStretch({ distances, zones }: PathProfile, among: readonly RadioZone[]): number {
  let longest = 0;
  for (const length of stretches(distances, zones, among)) longest = Math.max(longest, length);
  return longest;
}

/** The share of a path in the zones named, 0 to 1. */
export function shareOf({ distances, zones }: PathProfile, among: readonly RadioZone[]): number {
  let sum = 0;
  for (const length of stretches(distances, zones, among)) sum += length;
  return sum / (distances[distances.length - 1] ?? 1);
}

function* stretches(distances: ArrayLike<number>, zones: ArrayLike<number>, among: readonly number[]) {
  const last = distances.length - 1;
  const at = (index: number) => distances[index] ?? 0;
  for (let start = 0; start <= last; start += 1) {
    if (!among.includes(zones[start] ?? 0)) continue;
    let end = start;
    while (end < last && among.includes(zones[end + 1] ?? 0)) end += 1;
    const before = start > 0 ? (at(start) - at(start - 1)) / 2 : 0;
    const behind = end < last ? (at(end + 1) - at(end)) / 2 : 0;
    yield at(end) - at(start) + before + behind;
    start = end;
  }
}
