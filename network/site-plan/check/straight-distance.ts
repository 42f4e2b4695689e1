/** Great-circle distance by the chord through the earth, m: another way than the solver's. */
export function straightDistance(one: readonly [number, number], other: readonly [number, number]): number {
  const [a, b] = [towards(one), towards(other)];
  const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, chord / 2));
}

function towards([longitude, latitude]: readonly [number, number]): readonly [number, number, number] {
  const [east, north] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

/** What two ways to work out a distance may differ by, m. */
export const slack = 0.01;
