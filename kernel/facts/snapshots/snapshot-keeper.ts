import { Problem } from '../../http/problem.ts';
import type { Commons } from '../commons.ts';
import { clearLeftovers } from './clear-data.ts';
import { fillSnapshot } from './fill-snapshot.ts';
import { statusOfResults } from './snapshot.ts';
import { deleteEndedSnapshots, endPreparing, readPreparing } from './snapshot-store.ts';

const EVERY_MS = 60_000;

/**
 * Fills snapshots and clears what is left of those that are gone. What a server did not finish before it died is begun anew by
 * whichever looks next.
 */
export class SnapshotKeeper {
  readonly #commons: Commons;
  readonly #clock: () => Date;
  readonly #report: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #stopping = false;

  constructor(options: {
    readonly commons: Commons;
    readonly clock: () => Date;
    readonly report: (error: unknown) => void;
  }) {
    this.#commons = options.commons;
    this.#clock = options.clock;
    this.#report = options.report;
  }

  start(): void {
    this.#timer = setInterval(() => this.look(), EVERY_MS);
    this.#timer.unref();
    this.look();
  }

  /** Asked again while it looks, it looks once more. */
  look(): void {
    this.#again = true;
    this.#running ??= this.#work()
      .catch((error: unknown) => this.#stopping || this.#report(error))
      .then(() => {
        this.#running = null;
      });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }

  async #work(): Promise<void> {
    const { database, provenances } = this.#commons;
    const now = () => this.#clock().toISOString();
    while (this.#again && !this.#stopping) {
      this.#again = false;
      await deleteEndedSnapshots(now(), database);
      for (const snapshot of await readPreparing(database)) {
        if (this.#stopping) return;
        const read = {
          tenant: snapshot.tenant,
          database,
          provenances,
          clock: this.#clock,
          searched: new Set<string>(),
        };
        const results = await fillSnapshot(read, snapshot).catch((error: unknown) => {
          // Of the query itself: trying again would not help.
          if (error instanceof Problem) return [{ resultStatus: 'failure' } as const];
          throw error;
        });
        if (results) await endPreparing(snapshot.data, statusOfResults(results), results, now(), database);
      }
      await clearLeftovers(database);
    }
  }
}
