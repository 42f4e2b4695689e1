import { Fifo } from './fifo.ts';

/** So many are sent at once, over all endpoints: who finds no place is called in turn. */
export class Places {
  #free: number;
  readonly #waiting = new Fifo<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Takes one, or has `later` called once it is worth asking again. */
  take(later: () => void): boolean {
    if (this.#free > 0) {
      this.#free -= 1;
      return true;
    }
    this.#waiting.add(later);
    return false;
  }

  give(): void {
    this.#free += 1;
    // Who has nothing to send any more takes none.
    while (this.#free > 0 && this.#waiting.size > 0) this.#waiting.take()?.();
  }
}
