import type { Database } from '../../store/database.ts';
import { forgetConcealed } from './concealed-store.ts';

const EVERY_MS = 3_600_000;

/** Forgets sensitive values with the last fact that spoke of them: those of history that is not kept any more. */
export class ConcealedKeeper {
  readonly #database: Database;
  readonly #report: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<unknown> = Promise.resolve();

  constructor(database: Database, report: (error: unknown) => void) {
    this.#database = database;
    this.#report = report;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), EVERY_MS).unref();
  }

  look(): Promise<unknown> {
    this.#running = this.#running.then(() => forgetConcealed(null, this.#database)).catch(this.#report);
    return this.#running;
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }
}
