import { distance } from '@yuheng/kernel/distance';
import type { Place } from '../input/plan-problem.ts';

/** Metres along a degree of a meridian (mean radius of the earth, IUGG). */
const metresPerDegree = (Math.PI / 180) * 6_371_008.8;

/** Places in squares, for asking which are near another. */
export class PlaceGrid {
  readonly #places: readonly (Place | null)[];
  readonly #squares = new Map<string, number[]>();
  readonly #side: number;

  /** @param side of the squares, m: about as far as will be asked for; places that are null are never near */
  constructor(places: readonly (Place | null)[], side: number) {
    this.#places = places;
    this.#side = Math.max(side, 10) / metresPerDegree;
    for (const [index, place] of places.entries()) {
      if (place === null) continue;
      const key = `${Math.floor(place[0] / this.#side)} ${Math.floor(place[1] / this.#side)}`;
      const square = this.#squares.get(key);
      if (square === undefined) this.#squares.set(key, [index]);
      else square.push(index);
    }
  }

  /** Those at most so many metres away, rising. */
  near(place: Place, metres: number): readonly number[] {
    const up = metres / metresPerDegree;
    const across = up / Math.max(0.02, Math.cos((Math.PI / 180) * (Math.abs(place[1]) + up)));
    const found: number[] = [];
    const square = (degrees: number) => Math.floor(degrees / this.#side);
    for (let x = square(place[0] - across); x <= square(place[0] + across); x += 1)
      for (let y = square(place[1] - up); y <= square(place[1] + up); y += 1)
        for (const index of this.#squares.get(`${x} ${y}`) ?? []) {
          const other = this.#places[index];
          if (other && distance(place, other) <= metres) found.push(index);
        }
    return found.toSorted((a, b) => a - b);
  }

  /** The nearest, wherever it is. */
  nearest(place: Place): { readonly index: number; readonly metres: number } | null {
    let found: { index: number; metres: number } | null = null;
    for (const [index, other] of this.#places.entries()) {
      if (other === null) continue;
      const metres = distance(place, other);
      if (found === null || metres < found.metres) found = { index, metres };
    }
    return found;
  }
}
