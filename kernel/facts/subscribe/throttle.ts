/** Calls for each throttled subscription once it may be told of what waits. */
export class Throttle {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #tell: (subscription: string) => void;

  constructor(tell: (subscription: string) => void) {
    this.#tell = tell;
  }

  /** @param wait milliseconds */
  set(subscription: string, wait: number): void {
    if (this.#timers.has(subscription)) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(subscription);
        this.#tell(subscription);
      },
      Math.max(0, Math.min(wait, 2_147_483_647)),
    );
    this.#timers.set(subscription, timer);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
