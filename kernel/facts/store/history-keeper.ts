import type { Database } from '../../store/database.ts';
import { rollHours } from './history-hours.ts';
import { keepHistoryPartitions } from './history-partitions.ts';

const EVERY_MS = 60_000;
/** Nobody has added to the past for so long: what was loaded is rolled up without delaying the load. */
const CALM_MS = 500;

/** Looks after history while a server runs: partitions for the time to come, none for what is not kept, hours rolled up. */
export class HistoryKeeper {
  readonly #database: Database;
  readonly #clock: () => Date;
  readonly #keepMonths: number | null;
  readonly #report: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #calm: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;

  constructor(options: {
    readonly database: Database;
    readonly clock: () => Date;
    /** Whole months that history is kept besides this one; null: for ever. */
    readonly keepMonths: number | null;
    readonly report: (error: unknown) => void;
  }) {
    this.#database = options.database;
    this.#clock = options.clock;
    this.#keepMonths = options.keepMonths;
    this.#report = options.report;
  }

  /** Resolves when the partitions are there that are written to now. */
  async start(): Promise<void> {
    await this.#partitions();
    this.#timer = setInterval(() => this.#look(), EVERY_MS);
    this.#timer.unref();
  }

  /** The past got more: its hours are rolled up as soon as nothing more comes. */
  added(): void {
    if (this.#calm) this.#calm.refresh();
    else if (this.#timer) this.#calm = setTimeout(() => this.#look(), CALM_MS).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    if (this.#calm) clearTimeout(this.#calm);
    this.#timer = null;
    this.#calm = null;
    await this.#running;
  }

  #look(): void {
    this.#running ??= this.#keep()
      .catch(this.#report)
      .finally(() => {
        this.#running = null;
      });
  }

  async #keep(): Promise<void> {
    await this.#partitions();
    await rollHours(this.#database, this.#clock());
  }

  async #partitions(): Promise<void> {
    await keepHistoryPartitions(this.#database, { now: this.#clock(), keepMonths: this.#keepMonths });
  }
}
