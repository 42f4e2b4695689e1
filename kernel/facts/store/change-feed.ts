import type { Database } from '../../store/database.ts';
import { TENANT } from './shard.ts';

/** One entity changed in one write. `seq` grows in the order of commits. */
export interface FactChange {
  readonly seq: number;
  readonly at: string;
  readonly entity: string;
  readonly types: readonly string[];
  readonly attributes: readonly string[];
  readonly deleted: boolean;
}

export type ChangeHandler = (changes: readonly FactChange[]) => void | Promise<void>;

const PAGE = 1000;
/** Under a steady stream of writes a follower looks so often at most: reading each commit by itself costs as much as writing it. */
const REST_MS = 10;

/** Reads what was committed after `seq`, oldest first. */
export async function changesAfter(
  database: Database,
  seq: number,
  limit = PAGE,
): Promise<readonly FactChange[]> {
  return database.query<FactChange & Record<string, unknown>>(
    `select seq, at, entity, types, attributes, deleted from facts.change where tenant = $1 and seq > $2 order by seq limit $3`,
    [TENANT, seq, limit],
  );
}

export async function newestChange(database: Database): Promise<number> {
  const [row] = await database.query<{ seq: number }>(
    'select coalesce(max(seq), 0) as seq from facts.change',
  );
  return row?.seq ?? 0;
}

/**
 * Hands committed changes, in order, to whoever follows. A follower with a name goes on after a restart where it stopped
 * (at least once); one without begins now. Each follower has its own pace: a slow one delays nobody.
 */
export class ChangeFeed {
  readonly #database: Database;
  readonly #followers = new Set<Follower>();
  readonly #report: (error: unknown) => void;
  #stopListening: (() => Promise<void>) | null = null;

  constructor(database: Database, report: (error: unknown) => void) {
    this.#database = database;
    this.#report = report;
  }

  async start(): Promise<void> {
    this.#stopListening = await this.#database.listen('yuheng_facts', () => this.poke());
  }

  /** Something may have been committed. */
  poke(): void {
    for (const follower of this.#followers) follower.poke();
  }

  async follow(handler: ChangeHandler, name?: string): Promise<() => Promise<void>> {
    const seq = name === undefined ? await newestChange(this.#database) : await this.#cursor(name);
    const follower = new Follower(this.#database, seq, handler, name ?? null, this.#report);
    this.#followers.add(follower);
    follower.poke();
    return async () => {
      this.#followers.delete(follower);
      await follower.stop();
    };
  }

  async stop(): Promise<void> {
    await this.#stopListening?.();
    await Promise.all([...this.#followers].map((follower) => follower.stop()));
    this.#followers.clear();
  }

  async #cursor(name: string): Promise<number> {
    await this.#database.query(
      'insert into facts.consumer (name, seq) values ($1, 0) on conflict do nothing',
      [name],
    );
    const [row] = await this.#database.query<{ seq: number }>(
      'select seq from facts.consumer where name = $1',
      [name],
    );
    return row?.seq ?? 0;
  }
}

class Follower {
  readonly #database: Database;
  readonly #handler: ChangeHandler;
  readonly #name: string | null;
  readonly #report: (error: unknown) => void;
  #seq: number;
  #poked = false;
  #stopped = false;
  #running: Promise<void> | null = null;
  #looked = Number.NEGATIVE_INFINITY;

  constructor(
    database: Database,
    seq: number,
    handler: ChangeHandler,
    name: string | null,
    report: (error: unknown) => void,
  ) {
    this.#database = database;
    this.#seq = seq;
    this.#handler = handler;
    this.#name = name;
    this.#report = report;
  }

  poke(): void {
    this.#poked = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#poked && !this.#stopped) this.poke();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#poked && !this.#stopped) {
      const rest = this.#looked + REST_MS - performance.now();
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      this.#poked = false;
      this.#looked = performance.now();
      try {
        await this.#drain();
      } catch (error) {
        if (this.#stopped) return;
        this.#report(error);
        await new Promise((resolve) => setTimeout(resolve, 500));
        this.#poked = true;
      }
    }
  }

  async #drain(): Promise<void> {
    for (;;) {
      const changes = await changesAfter(this.#database, this.#seq);
      const last = changes.at(-1);
      if (!last || this.#stopped) return;
      await this.#handler(changes);
      this.#seq = last.seq;
      if (this.#name !== null) {
        await this.#database.query('update facts.consumer set seq = $2 where name = $1 and seq < $2', [
          this.#name,
          this.#seq,
        ]);
      }
      // What was committed since then pokes again.
      if (changes.length < PAGE) return;
    }
  }
}
