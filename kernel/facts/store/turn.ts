/** Milliseconds that a reader of many entities may take before others have their turn. */
const LENGTH_MS = 15;

/** The turn of one who computes for long in a process that serves many. */
export class Turn {
  readonly #now: () => number;
  #ends: number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#ends = now() + LENGTH_MS;
  }

  /** Lets others go first when the turn is over. undefined: it is not, and there is nothing to wait for. */
  giveWay(): Promise<void> | undefined {
    if (this.#now() < this.#ends) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        this.#ends = this.#now() + LENGTH_MS;
        resolve();
      });
    });
  }
}
