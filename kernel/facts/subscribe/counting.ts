import type { Database } from '../../store/database.ts';
import { PutOff } from '../put-off.ts';
import { type Counters, noCounters } from './subscription.ts';
import { addCounters } from './subscription-store.ts';

/** How deliveries went, counted in memory and stored once a second; a process that is killed loses the last second of it. */
export class Counting {
  readonly #database: Database;
  readonly #tenant: number;
  readonly #storingLater: PutOff;
  /** What is not stored yet. */
  #counters = new Map<string, Counters>();
  /** What is being stored just now. */
  #storing: ReadonlyMap<string, Counters> = new Map();
  /** Resolved when nothing is being stored; another one whenever storing begins. */
  #stored: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(database: Database, tenant: number, report: (error: unknown) => void) {
    this.#database = database;
    this.#tenant = tenant;
    this.#storingLater = new PutOff(() => this.#flush(), report);
  }

  /** What is read of the stored counters while none are being stored, which would count twice or not at all. */
  async atRest<T>(read: () => Promise<T>): Promise<T> {
    for (;;) {
      await this.#stored;
      const stored = this.#stored;
      const result = await read();
      if (stored === this.#stored) return result;
    }
  }

  /** Stored counters that were read at rest, and what was counted since. */
  with(id: string, stored: Counters): Counters {
    return sum(sum(stored, this.#storing.get(id)), this.#counters.get(id));
  }

  add(id: string, success: boolean, at: string): void {
    const one: Counters = {
      timesSent: 1,
      timesFailed: success ? 0 : 1,
      lastNotification: at,
      lastSuccess: success ? at : null,
      lastFailure: success ? null : at,
    };
    this.#counters.set(id, sum(this.#counters.get(id) ?? noCounters, one));
    if (!this.#closed) this.#storingLater.due();
  }

  flush(): Promise<void> {
    return this.#storingLater.now();
  }

  /** Stores what was counted; an answer that still comes afterwards has nowhere to be stored. */
  close(): Promise<void> {
    this.#closed = true;
    return this.flush();
  }

  async #flush(): Promise<void> {
    const counters = this.#counters;
    this.#counters = new Map();
    this.#storing = counters;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#stored = promise;
    try {
      await addCounters(this.#database, this.#tenant, counters);
    } catch (error) {
      for (const [id, one] of counters) this.#counters.set(id, sum(one, this.#counters.get(id)));
      throw error;
    } finally {
      this.#storing = new Map();
      resolve();
    }
  }
}

function sum(before: Counters, more: Counters | undefined): Counters {
  if (!more) return before;
  return {
    timesSent: before.timesSent + more.timesSent,
    timesFailed: before.timesFailed + more.timesFailed,
    lastNotification: more.lastNotification ?? before.lastNotification,
    lastSuccess: more.lastSuccess ?? before.lastSuccess,
    lastFailure: more.lastFailure ?? before.lastFailure,
  };
}
