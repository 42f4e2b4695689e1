import type { Database } from '../../store/database.ts';
import { PutOff } from '../put-off.ts';
import { idsOf } from './context-names.ts';

interface Use {
  hits: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** How often contexts were found here: counted in memory and stored once a second; a process that is killed loses the last second of it. */
export class ContextUsage {
  readonly #database: Database;
  readonly #clock: () => Date;
  readonly #storingLater: PutOff;
  /** By address: what is not stored yet. */
  #uses = new Map<string, Use>();

  constructor(database: Database, clock: () => Date, report: (error: unknown) => void) {
    this.#database = database;
    this.#clock = clock;
    this.#storingLater = new PutOff(() => this.#flush(), report);
  }

  count(addresses: Iterable<string>): void {
    const at = this.#clock().getTime();
    for (const address of addresses) {
      const use = this.#uses.get(address);
      if (use) {
        use.hits += 1;
        use.at = at;
      } else this.#uses.set(address, { hits: 1, at });
    }
    if (this.#uses.size > 0) this.#storingLater.due();
  }

  /** What was counted until now is stored afterwards. */
  flush(): Promise<void> {
    return this.#storingLater.now();
  }

  async #flush(): Promise<void> {
    const uses = this.#uses;
    if (uses.size === 0) return;
    this.#uses = new Map();
    const rows = [...uses].flatMap(([address, { hits, at }]) =>
      idsOf(address).map((id) => ({ id, hits, at: new Date(at).toISOString() })),
    );
    // Two spellings of one address are one context; in the order of ids, so that two servers do not wait for each other.
    for (const table of ['facts.context', 'facts.context_copy'])
      await this.#database.query(
        `with new as (
           select id, sum(hits) as hits, max(at) as at from jsonb_to_recordset($1::jsonb) as one
             (id uuid, hits bigint, at timestamptz) group by id
         ), locked as materialized (
           select id from ${table} where id in (select id from new) order by id for update
         )
         update ${table} c set hits = c.hits + new.hits, last_usage = greatest(last_usage, new.at)
         from new join locked using (id) where c.id = new.id`,
        [JSON.stringify(rows)],
      );
  }
}
