import type { Database } from '../../store/database.ts';

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
  tenant: number,
  database: Database,
  seq: number,
  limit = PAGE,
): Promise<readonly FactChange[]> {
  return database.query<FactChange & Record<string, unknown>>(
    `select seq, at, entity, types, attributes, deleted from facts.change where tenant = $1 and seq > $2 order by seq limit $3`,
    [tenant, seq, limit],
  );
}

export async function newestChange(tenant: number, database: Database): Promise<number> {
  const [row] = await database.query<{ seq: number }>(
    'select coalesce(max(seq), 0) as seq from facts.change where tenant = $1',
    [tenant],
  );
  return row?.seq ?? 0;
}

/**
 * Hands committed changes, in order, to whoever follows. A follower with a name goes on after a restart where it stopped
 * (at least once); one without begins now. Each follower has its own pace: a slow one delays nobody.
 */
export class ChangeFeed {
  readonly #tenant: number;
  readonly #database: Database;
  readonly #followers = new Set<Follower>();
  readonly #report: (error: unknown) => void;
  #stopListening: (() => Promise<void>) | null = null;

  constructor(tenant: number, database: Database, report: (error: unknown) => void) {
    this.#tenant = tenant;
    this.#database = database;
    this.#report = report;
  }

  async start(): Promise<void> {
    this.#stopListening = await this.#database.listen('yuheng_facts', (payload) => {
      if (payload === String(this.#tenant)) this.poke();
    });
  }

  /** Something may have been committed. */
  poke(): void {
    for (const follower of this.#followers) follower.poke();
  }

  async follow(
    handler: ChangeHandler,
    from?: string | { readonly after: number },
  ): Promise<() => Promise<void>> {
    const name = typeof from === 'string' ? from : null;
    const seq = await this.#beginning(from);
    const follower = new Follower({
      tenant: this.#tenant,
      database: this.#database,
      seq,
      handler,
      name,
      report: this.#report,
    });
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

  #beginning(from: string | { readonly after: number } | undefined): number | Promise<number> {
    if (typeof from === 'object') return from.after;
    return from === undefined ? newestChange(this.#tenant, this.#database) : this.#cursor(from);
  }

  async #cursor(name: string): Promise<number> {
    await this.#database.query(
      'insert into facts.consumer (tenant, name, seq) values ($1, $2, 0) on conflict do nothing',
      [this.#tenant, name],
    );
    const [row] = await this.#database.query<{ seq: number }>(
      'select seq from facts.consumer where tenant = $1 and name = $2',
      [this.#tenant, name],
    );
    return row?.seq ?? 0;
  }
}

interface FollowerOptions {
  readonly tenant: number;
  readonly database: Database;
  /** Where it begins. */
  readonly seq: number;
  readonly handler: ChangeHandler;
  readonly name: string | null;
  readonly report: (error: unknown) => void;
}

class Follower {
  readonly #options: FollowerOptions;
  #seq: number;
  #poked = false;
  #stopped = false;
  #running: Promise<void> | null = null;
  #looked = Number.NEGATIVE_INFINITY;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#seq = options.seq;
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
        this.#options.report(error);
        await new Promise((resolve) => setTimeout(resolve, 500));
        this.#poked = true;
      }
    }
  }

  async #drain(): Promise<void> {
    const { tenant, database, handler, name } = this.#options;
    for (;;) {
      const changes = await changesAfter(tenant, database, this.#seq);
      const last = changes.at(-1);
      if (!last || this.#stopped) return;
      await handler(changes);
      this.#seq = last.seq;
      if (name !== null) {
        await database.query(
          'update facts.consumer set seq = $3 where tenant = $1 and name = $2 and seq < $3',
          [tenant, name, this.#seq],
        );
      }
      // What was committed since then pokes again.
      if (changes.length < PAGE) return;
    }
  }
}
