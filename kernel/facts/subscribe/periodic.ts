/** Calls for each subscription with a `timeInterval`, on and on. */
export class Periodic {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #tick: (id: string) => void;

  constructor(tick: (id: string) => void) {
    this.#tick = tick;
  }

  set(id: string, seconds: number | undefined): void {
    clearInterval(this.#timers.get(id));
    this.#timers.delete(id);
    if (seconds === undefined) return;
    const milliseconds = Math.max(1000, Math.min(seconds * 1000, 2_147_483_647));
    this.#timers.set(id, setInterval(() => this.#tick(id), milliseconds).unref());
  }

  stop(): void {
    for (const id of this.#timers.keys()) this.set(id, undefined);
  }
}
