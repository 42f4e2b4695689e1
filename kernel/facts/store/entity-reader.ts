import type { Entity } from '../model/entity.ts';
import { alive } from '../model/expiry.ts';
import type { ReadContext } from './read-entities.ts';
import { shardOf } from './shard.ts';
import { type EntityRow, entityOf } from './stored-fact.ts';

interface Waiting {
  resolve(entity: Entity | null): void;
  reject(error: unknown): void;
}

/** Ids asked for in one statement. */
const BATCH_LIMIT = 100;
/** Statements under way at once: while one is answered, others are read. */
const LANES = 2;

const PRESENT = `select e.id, e.types, e.doc, e.version, e.created_at, e.modified_at
  from unnest($2::smallint[], $3::text[]) as wanted (sid, id)
  join facts.entity e on e.tenant = $1 and e.sid = wanted.sid and e.id = wanted.id where e.present`;

/**
 * Entities by id, as they stand. What is asked for while others are read goes into the next statement together: under
 * load the cost of a statement is shared, without load nobody waits.
 */
export class EntityReader {
  readonly #context: ReadContext;
  #waiting = new Map<string, Waiting[]>();
  #free = LANES;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  get(id: string): Promise<Entity | null> {
    return new Promise((resolve, reject) => {
      const others = this.#waiting.get(id);
      if (others) others.push({ resolve, reject });
      else this.#waiting.set(id, [{ resolve, reject }]);
      if (this.#free === LANES) void this.#open();
    });
  }

  async #open(): Promise<void> {
    this.#free -= 1;
    // What arrived with the first of them is still being read.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting].slice(0, BATCH_LIMIT);
      for (const [id] of batch) this.#waiting.delete(id);
      if (this.#waiting.size > 0 && this.#free > 0) void this.#open();
      await this.#read(batch);
    }
    this.#free += 1;
  }

  async #read(batch: readonly (readonly [id: string, waiting: readonly Waiting[]])[]): Promise<void> {
    try {
      const { database, provenances, tenant } = this.#context;
      const ids = batch.map(([id]) => id);
      const rows = await database.transaction(
        (tx) => tx.query<EntityRow>(PRESENT, [tenant, ids.map(shardOf), ids]),
        {
          readOnly: true,
          byKey: true,
        },
      );
      await provenances.ensure(rows.flatMap(({ doc }) => Object.values(doc).map(({ p }) => p)));
      const now = this.#context.clock().toISOString();
      const found = new Map(rows.map((row) => [row.id, row]));
      for (const [id, waiting] of batch) {
        const row = found.get(id);
        const entity = row ? alive(entityOf(row, provenances.get), now) : null;
        for (const { resolve } of waiting) resolve(entity);
      }
    } catch (error) {
      for (const [, waiting] of batch) for (const { reject } of waiting) reject(error);
    }
  }
}
