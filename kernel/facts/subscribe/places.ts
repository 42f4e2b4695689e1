import { Fifo } from './fifo.ts';

/**
 * For what a place is wanted. `first`: nothing of this lane is under way. `probe`: whether an endpoint that failed is well
 * again. `more`: beside what is under way already.
 */
export type Wish = 'first' | 'probe' | 'more';

/** Of all places these parts stay free for those before: however many hang, others are sent to. */
const KEPT_FREE: Readonly<Record<Wish, number>> = { first: 0, probe: 1 / 4, more: 1 / 2 };

/** So many are sent at once, over all endpoints: who finds no place is called in turn. */
export class Places {
  readonly #count: number;
  #free: number;
  readonly #waiting = new Map<Wish, Fifo<() => void>>([
    ['first', new Fifo()],
    ['probe', new Fifo()],
    ['more', new Fifo()],
  ]);

  constructor(count: number) {
    this.#count = count;
    this.#free = count;
  }

  /** Takes one, or has `later` called once it is worth asking again. */
  take(wish: Wish, later: () => void): boolean {
    if (this.#has(wish)) {
      this.#free -= 1;
      return true;
    }
    this.#waiting.get(wish)?.add(later);
    return false;
  }

  give(): void {
    this.#free += 1;
    // Who has nothing to send any more takes none.
    for (const [wish, waiting] of this.#waiting)
      while (this.#has(wish) && waiting.size > 0) waiting.take()?.();
  }

  #has(wish: Wish): boolean {
    return this.#free > this.#count * KEPT_FREE[wish];
  }
}
