/** So many at once, then one more in every `everyMs`. */
export interface Pace {
  readonly burst: number;
  readonly everyMs: number;
}

/** How many may come now (a token bucket), kept in memory. */
export class Credit {
  readonly #pace: Pace;
  #left: number;
  #at: number;

  constructor(pace: Pace, now = performance.now()) {
    this.#pace = pace;
    this.#left = pace.burst;
    this.#at = now;
  }

  /** Takes one, if there is one. */
  take(now = performance.now()): boolean {
    const { burst, everyMs } = this.#pace;
    this.#left = Math.min(burst, this.#left + (now - this.#at) / everyMs);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  /** Nothing is left. */
  spend(now = performance.now()): void {
    [this.#left, this.#at] = [0, now];
  }
}
