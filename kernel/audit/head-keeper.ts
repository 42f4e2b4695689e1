import type { Audit } from './audit.ts';

const EVERY_MS = 60_000;

/** Signs the head of the log once a day, on every server; who comes second changes nothing. */
export class HeadKeeper {
  readonly #audit: Audit;
  readonly #clock: () => Date;
  readonly #report: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  /** The last day that has a head. */
  #kept = '';

  constructor(options: {
    readonly audit: Audit;
    readonly clock: () => Date;
    readonly report: (error: unknown) => void;
  }) {
    this.#audit = options.audit;
    this.#clock = options.clock;
    this.#report = options.report;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), EVERY_MS).unref();
    void this.look();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }

  /** Resolves when the day has its head. */
  look(): Promise<void> {
    this.#running ??= this.#keep()
      .catch(this.#report)
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #keep(): Promise<void> {
    const day = this.#clock().toISOString().slice(0, 10);
    if (day === this.#kept) return;
    await this.#audit.keepHead();
    this.#kept = day;
  }
}
