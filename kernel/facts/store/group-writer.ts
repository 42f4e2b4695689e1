import { Problem } from '../../http/problem.ts';
import type { Database, Sql } from '../../store/database.ts';
import { withoutRaces } from './without-races.ts';

interface Waiting<Request, Receipt> {
  readonly request: Request;
  resolve(receipt: Receipt): void;
  reject(error: unknown): void;
}

/** What is written together, and how. */
export interface GroupWork<Request, Receipt> {
  /** How many changes a request comes to. */
  sizeOf(request: Request): number;
  /** All requests in one transaction; what one is refused for is its own outcome. */
  write(requests: readonly Request[], tx: Sql): Promise<readonly (Receipt | Problem)[]>;
}

/** Changes that share a transaction; a request with more has one to itself. */
const BATCH_LIMIT = 200;

/**
 * Transactions at once. Small ones only wait for one another's audit chain; a second one begins when a full batch waits,
 * so that it is folded here while PostgreSQL works on the first.
 */
const LANES = 2;

/**
 * Group commit. What waits when the last transaction has ended goes into the next one together, so that the cost of a
 * commit is shared by as many as there are, and nobody waits for others to come.
 */
export class GroupWriter<Request, Receipt extends object> {
  readonly #database: Database;
  readonly #work: GroupWork<Request, Receipt>;
  readonly #waiting: Waiting<Request, Receipt>[] = [];
  readonly #running = new Set<Promise<void>>();
  #changes = 0;
  #lanes = 0;

  constructor(database: Database, work: GroupWork<Request, Receipt>) {
    this.#database = database;
    this.#work = work;
  }

  /** Answers after the commit. @throws Problem what this request was refused for, facts.busy; errors of the store */
  write(request: Request): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      this.#changes += this.#work.sizeOf(request);
      if (this.#lanes === 0 || (this.#lanes < LANES && this.#changes >= BATCH_LIMIT)) this.#open();
    });
  }

  /** Resolves when all that waits is done. */
  async stop(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #open(): void {
    this.#lanes += 1;
    const lane = this.#run().finally(() => this.#running.delete(lane));
    this.#running.add(lane);
  }

  async #run(): Promise<void> {
    do {
      // What arrived with the first of them is still being read.
      await new Promise((resolve) => setImmediate(resolve));
      await this.#write(this.#next());
    } while (this.#waiting.length > 0);
    this.#lanes -= 1;
  }

  #next(): readonly Waiting<Request, Receipt>[] {
    let changes = 0;
    const end = this.#waiting.findIndex(({ request }) => {
      changes += this.#work.sizeOf(request);
      return changes > BATCH_LIMIT;
    });
    const batch = this.#waiting.splice(0, end < 0 ? this.#waiting.length : Math.max(1, end));
    for (const { request } of batch) this.#changes -= this.#work.sizeOf(request);
    return batch;
  }

  async #write(batch: readonly Waiting<Request, Receipt>[]): Promise<void> {
    if (batch.length === 0) return;
    try {
      const requests = batch.map(({ request }) => request);
      const outcomes = await withoutRaces(() =>
        this.#database.transaction((tx) => this.#work.write(requests, tx), { byKey: true }),
      );
      for (const [place, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[place];
        if (outcome === undefined || outcome instanceof Problem) reject(outcome);
        else resolve(outcome);
      }
    } catch (error) {
      // Lost servers and full disks concern everybody; what else PostgreSQL refuses is the fault of one of them.
      const ofAll = error instanceof Problem && error.code.startsWith('store.');
      if (ofAll || batch.length === 1) for (const { reject } of batch) reject(error);
      else for (const one of batch) await this.#write([one]);
    }
  }
}
