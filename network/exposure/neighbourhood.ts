import type { Emitter } from './emitter.ts';

/** Emitters by squares of a distance, so that those about a place are found without asking all. */
export class Neighbourhood {
  readonly #reach: number;
  readonly #squares = new Map<string, Emitter[]>();

  /** @param reach m: how far an emitter counts */
  constructor(emitters: Iterable<Emitter>, reach: number) {
    this.#reach = reach;
    for (const emitter of emitters) {
      const key = `${Math.floor(emitter.x / reach)} ${Math.floor(emitter.y / reach)}`;
      const square = this.#squares.get(key);
      if (square === undefined) this.#squares.set(key, [emitter]);
      else square.push(emitter);
    }
  }

  /** All whose level distance to a place is at most the reach and some metres more. */
  about({ x, y }: { readonly x: number; readonly y: number }, more = 0): readonly Emitter[] {
    const within = this.#reach + more;
    const [west, east] = [Math.floor((x - within) / this.#reach), Math.floor((x + within) / this.#reach)];
    const [south, north] = [Math.floor((y - within) / this.#reach), Math.floor((y + within) / this.#reach)];
    const found: Emitter[] = [];
    for (let row = south; row <= north; row += 1)
      for (let column = west; column <= east; column += 1)
        for (const emitter of this.#squares.get(`${column} ${row}`) ?? [])
          if (Math.hypot(emitter.x - x, emitter.y - y) <= within) found.push(emitter);
    return found;
  }
}
