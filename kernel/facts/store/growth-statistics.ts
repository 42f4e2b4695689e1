import type { Database } from '../../store/database.ts';

/** The least growth that is worth a look. */
const LEAST = 1000;

/**
 * PostgreSQL plans by statistics that it renews about once a minute. A table that is being filled doubles many times in
 * a minute, and queries are planned as if it were empty: its statistics are renewed whenever it has doubled.
 */
export class GrowthStatistics {
  readonly #database: Database;
  readonly #report: (error: unknown) => void;
  #known = 0;
  #grown = 0;
  #running: Promise<void> | null = null;

  constructor(database: Database, report: (error: unknown) => void) {
    this.#database = database;
    this.#report = report;
  }

  /** So many entities were created. */
  add(created: number): void {
    this.#grown += created;
    if (this.#grown < Math.max(LEAST, this.#known) || this.#running) return;
    this.#known += this.#grown;
    this.#grown = 0;
    this.#running = this.#analyze().finally(() => {
      this.#running = null;
    });
  }

  async stop(): Promise<void> {
    await this.#running;
  }

  async #analyze(): Promise<void> {
    await this.#database.query('analyze facts.entity, facts.place', []).catch(this.#report);
  }
}
