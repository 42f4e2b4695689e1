import type { Database } from '../../store/database.ts';
import { type Counters, noCounters } from './subscription.ts';
import { storeCounters } from './subscription-store.ts';

const FLUSH_MS = 1000;

/** How deliveries went, counted in memory and stored once a second; a process that is killed loses the last second of it. */
export class Counting {
  readonly #database: Database;
  readonly #report: (error: unknown) => void;
  readonly #counters = new Map<string, Counters>();
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #flushing: Promise<void> = Promise.resolve();

  constructor(database: Database, report: (error: unknown) => void) {
    this.#database = database;
    this.#report = report;
  }

  of(id: string): Counters {
    return this.#counters.get(id) ?? noCounters;
  }

  set(id: string, counters: Counters): void {
    this.#counters.set(id, counters);
  }

  forget(id: string): void {
    this.#counters.delete(id);
    this.#changed.delete(id);
  }

  add(id: string, success: boolean, at: string): void {
    const before = this.of(id);
    this.#counters.set(id, {
      timesSent: before.timesSent + 1,
      timesFailed: before.timesFailed + (success ? 0 : 1),
      lastNotification: at,
      lastSuccess: success ? at : before.lastSuccess,
      lastFailure: success ? before.lastFailure : at,
    });
    this.#changed.add(id);
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const changed = new Map([...this.#changed].map((id) => [id, this.of(id)]));
    this.#changed.clear();
    this.#flushing = this.#flushing.then(() => storeCounters(this.#database, changed)).catch(this.#report);
    return this.#flushing;
  }
}
