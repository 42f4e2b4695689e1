import type { Emitter, Place } from './emitter.ts';

/** Level distances from a mast that people may stand at, m. */
const distances = [2, 5, 10, 15, 22, 32, 45, 60, 80, 105, 135, 170, 210, 260, 320, 400, 500] as const;
/** Directions beside where a cell looks, degrees. */
const asides = [-45, -20, 0, 20, 45] as const;

/** Places at which the neighbours are asked too. */
const shortlist = 32;

/**
 * Where people on the ground about a site are exposed most: of the places 2 to 500 m in and beside the directions that its
 * cells look in, the 32 at which its own antennas give most, and of these the one at which all antennas together do. Where
 * neighbours matter more than the site itself, they have the place among their own.
 * @param own the site's antennas; @param others those of other sites that count there
 * @param ground height of the ground, `person` of a head above it, m
 */
export function worstPlace(
  own: readonly Emitter[],
  others: readonly Emitter[],
  ground: number,
  person: number,
): Place {
  const z = ground + person;
  const { x: west, y: south } = own[0] ?? { x: 0, y: 0 };
  const candidates = directions(own).flatMap((azimuth) =>
    distances.map((distance) => {
      const [x, y] = [west + distance * Math.sin(azimuth), south + distance * Math.cos(azimuth)];
      return { x, y, ratio: ratioOf(own, x, y, z) };
    }),
  );
  candidates.sort((one, other) => other.ratio - one.ratio);
  let [worst, most] = [{ x: west, y: south, z }, -1];
  for (const { x, y, ratio } of candidates.slice(0, shortlist)) {
    const all = ratio + ratioOf(others, x, y, z);
    if (all > most) [worst, most] = [{ x, y, z }, all];
  }
  return worst;
}

function ratioOf(emitters: readonly Emitter[], x: number, y: number, z: number): number {
  let ratio = 0;
  for (const emitter of emitters) ratio += emitter.roughDensityAt(x, y, z) / emitter.limit;
  return ratio;
}

/** rad */
function directions(own: readonly Emitter[]): readonly number[] {
  const looks = new Set(own.map(({ settings }) => settings.azimuth));
  return [...looks].flatMap((azimuth) => asides.map((aside) => ((azimuth + aside) * Math.PI) / 180));
}
