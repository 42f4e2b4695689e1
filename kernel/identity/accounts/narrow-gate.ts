import { Problem } from '../../http/problem.ts';

interface Waiting {
  readonly rank: number;
  readonly settle: (refused: Problem | null) => void;
}

/**
 * Work that is dear, a few pieces at a time; a bounded number waits, the lowest rank first, and where too many wait the
 * highest is refused at once.
 */
export class NarrowGate {
  readonly #width: number;
  readonly #queue: number;
  #running = 0;
  /** By rank, then as they came. */
  readonly #waiting: Waiting[] = [];

  constructor({ width, queue }: { readonly width: number; readonly queue: number }) {
    this.#width = width;
    this.#queue = queue;
  }

  /** @throws Problem identity.busy where work of this rank would be refused now */
  demandRoom(rank: number): void {
    const last = this.#waiting.at(-1);
    if (this.#waiting.length >= this.#queue && (!last || last.rank <= rank))
      throw new Problem('identity.busy');
  }

  /** @throws Problem identity.busy where too much waits; whatever the work throws */
  async pass<T>(work: () => Promise<T>, rank = 0): Promise<T> {
    if (this.#running < this.#width) this.#running += 1;
    else await this.#wait(rank);
    try {
      return await work();
    } finally {
      // Whoever goes out hands over the place, so that nobody slips in between.
      const next = this.#waiting.shift();
      if (next) next.settle(null);
      else this.#running -= 1;
    }
  }

  async #wait(rank: number): Promise<void> {
    this.demandRoom(rank);
    const turn = new Promise<void>((resolve, reject) => {
      const settle = (refused: Problem | null): void => (refused ? reject(refused) : resolve());
      const at = this.#waiting.findIndex((other) => other.rank > rank);
      this.#waiting.splice(at < 0 ? this.#waiting.length : at, 0, { rank, settle });
    });
    if (this.#waiting.length > this.#queue) this.#waiting.pop()?.settle(new Problem('identity.busy'));
    await turn;
  }
}
