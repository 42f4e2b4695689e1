import type { Database } from '../../store/database.ts';
import { deleteDeliveries } from './delivery-store.ts';
import type { Place } from './lease-store.ts';

/** What was delivered is deleted together, so often. */
const SWEEP_MS = 50;
const AFTER_FAULT_MS = 1000;

interface SweepingOptions {
  readonly database: Database;
  readonly place: Place;
  readonly term: number;
  readonly report: (error: unknown) => void;
}

/** Deletes deliveries that have arrived. */
export class Sweeping {
  readonly #options: SweepingOptions;
  #done: number[] = [];
  #timer: NodeJS.Timeout | null = null;
  #sweeping: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: SweepingOptions) {
    this.#options = options;
  }

  add(id: number): void {
    this.#done.push(id);
    this.#later(SWEEP_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#sweeping;
    await this.#sweep();
  }

  #later(wait: number): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#sweeping = this.#sweeping.then(() => this.#sweep());
    }, wait);
  }

  async #sweep(): Promise<void> {
    const ids = this.#done;
    this.#done = [];
    const { database, place, term, report } = this.#options;
    try {
      await deleteDeliveries(database, place, term, ids);
    } catch (error) {
      for (const id of ids) this.#done.push(id);
      this.#later(AFTER_FAULT_MS);
      if (!this.#stopped) report(error);
    }
  }
}
