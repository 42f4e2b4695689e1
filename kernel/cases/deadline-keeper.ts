import { Problem } from '../http/problem.ts';
import type { Cases } from './cases.ts';

const EVERY_MS = 5000;

/** Sends the notices of cases as they become due, on every server; what one leaves undone, the next finds. */
export class DeadlineKeeper {
  readonly #cases: Cases;
  readonly #report: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(cases: Cases, report: (error: unknown) => void) {
    this.#cases = cases;
    this.#report = report;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), EVERY_MS).unref();
    void this.look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }

  /** Resolves when nothing is left that is due by now. */
  look(): Promise<void> {
    this.#running ??= this.#send()
      .catch((error: unknown) => {
        // Under load a notice can wait a moment.
        if (!(error instanceof Problem && error.code === 'facts.busy')) this.#report(error);
      })
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #send(): Promise<void> {
    while (!this.#stopped && (await this.#cases.sendDue()) > 0);
  }
}
