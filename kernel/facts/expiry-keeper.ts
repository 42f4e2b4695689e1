import { Problem } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import { readExpired } from './sources/registration-store.ts';
import { forgetDue, readDue } from './store/expiries.ts';
import { EXPIRY, EXPIRY_ACTION } from './store/lock-for-write.ts';
import { sumUpCensus } from './store/read-census.ts';
import type { Tenants } from './tenants.ts';

const EVERY_MS = 5000;
/** Removed in one transaction. */
const LOT = 500;

export interface ExpiryOptions {
  readonly database: Database;
  readonly tenants: Tenants;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
}

/**
 * Removes what has ceased to be (ETSI GS CIM 009 V1.9.1, clauses 4.22 and 5.2.9), and sums up the census. Removing is a write like any
 * other: it is logged, becomes part of the past, and followers hear of it. What a server leaves undone, the next one finds.
 */
export class ExpiryKeeper {
  readonly #options: ExpiryOptions;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(options: ExpiryOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }

  /** Resolves when nothing is left that has expired by now. */
  look(): Promise<void> {
    this.#running ??= this.#keep()
      .catch((error: unknown) => {
        // Under load the removing can wait: nobody sees what has expired.
        if (!(error instanceof Problem && error.code === 'facts.busy')) this.#options.report(error);
      })
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #keep(): Promise<void> {
    await sumUpCensus(this.#options.database);
    while (!this.#stopped && (await this.#removeLot()) > 0);
    while (!this.#stopped && (await this.#removeSources()) > 0);
  }

  async #removeSources(): Promise<number> {
    const { database, tenants, clock } = this.#options;
    const expired = await readExpired(database, clock().toISOString(), LOT);
    for (const { tenant, id } of expired) await (await tenants.find(tenant)).registrations.expire(id);
    return expired.length;
  }

  /** Looks at a lot of what is due; none of it is due afterwards. */
  async #removeLot(): Promise<number> {
    const { database, tenants, clock } = this.#options;
    const at = clock().toISOString();
    const due = await readDue(at, LOT, database);
    for (const { tenant, ids } of due) {
      const { facts } = await tenants.find(tenant);
      const changes = ids.map((id) => ({ op: 'expire', id, at }) as const);
      await facts.write(changes, EXPIRY, { action: EXPIRY_ACTION });
      await forgetDue(tenant, ids, at, database);
    }
    return due.length;
  }
}
