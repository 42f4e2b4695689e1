import type { Actor } from '../../identity/actor.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Provenance } from '../model/entity.ts';

/** Who-recorded-it, kept once and referred to by number. The table is small, only grows, and is mirrored in memory. */
export class Provenances {
  readonly #database: Database;
  readonly #byKey = new Map<string, number>();
  readonly #byId = new Map<number, Provenance>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The number of an actor's provenance. Recorded outside of the caller's transaction: a number without facts does no harm. */
  async idOf(by: Actor): Promise<number> {
    const provenance = provenanceOf(by);
    const key = keyOf(provenance);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const values = [provenance.actor, provenance.organisation, provenance.source, provenance.synthetic];
    await this.#database.query(
      `insert into facts.provenance (actor, organisation, source, synthetic) values ($1, $2, $3, $4) on conflict do nothing`,
      values,
    );
    await this.load();
    const id = this.#byKey.get(key);
    if (id === undefined) throw new Error('provenance was not stored');
    return id;
  }

  /** Reads all numbers; after it `get` knows those of every row that the caller has read before. */
  async load(sql: Sql = this.#database): Promise<void> {
    const rows = await sql.query<Provenance & { id: number }>(
      'select id, actor, organisation, source, synthetic from facts.provenance',
    );
    for (const { id, ...provenance } of rows) {
      this.#byKey.set(keyOf(provenance), id);
      this.#byId.set(id, provenance);
    }
  }

  /**
   * Makes sure that `get` knows these numbers: another server may have added them. Inside a transaction give its `sql`:
   * asking the pool for a second connection while holding one can wait for ever.
   */
  async ensure(ids: Iterable<number>, sql: Sql = this.#database): Promise<void> {
    for (const id of ids) {
      if (!this.#byId.has(id)) return this.load(sql);
    }
  }

  readonly get = (id: number): Provenance => {
    const provenance = this.#byId.get(id);
    if (!provenance) throw new Error(`unknown provenance ${id}`);
    return provenance;
  };
}

export function provenanceOf({ id, organisation, source, synthetic }: Actor): Provenance {
  return { actor: id, organisation, source, synthetic };
}

function keyOf({ actor, organisation, source, synthetic }: Provenance): string {
  return JSON.stringify([actor, organisation, source, synthetic]);
}
