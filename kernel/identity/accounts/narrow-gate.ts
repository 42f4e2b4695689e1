import { Problem } from '../../http/problem.ts';

/** Work that is dear, a few pieces at a time; a bounded number waits, and what comes beyond is refused at once. */
export class NarrowGate {
  readonly #width: number;
  readonly #queue: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor({ width, queue }: { readonly width: number; readonly queue: number }) {
    this.#width = width;
    this.#queue = queue;
  }

  /** @throws Problem identity.busy where too much waits; whatever the work throws */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#width) this.#running += 1;
    else {
      if (this.#waiting.length >= this.#queue) throw new Problem('identity.busy');
      // Whoever goes out hands over the place, so that nobody slips in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
