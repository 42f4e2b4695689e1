import type { Facts } from '../facts/facts.ts';
import type { Fact } from '../facts/model/entity.ts';
import type { Database } from '../store/database.ts';
import type { CompiledMeasure } from './evaluator.ts';

/**
 * The present facts of a measure's selections, kept in memory: after a change only the entities that changed are read
 * again. What is read is always the present state, so a change that is told twice, or late, does no harm.
 */
export class PresentFacts {
  readonly #measure: CompiledMeasure;
  readonly #facts: Facts;
  readonly #database: Database;
  /** Selection -> entity -> its facts. */
  #kept: ReadonlyMap<string, Map<string, readonly Fact[]>> | null = null;

  constructor(measure: CompiledMeasure, facts: Facts, database: Database) {
    this.#measure = measure;
    this.#facts = facts;
    this.#database = database;
  }

  /** @param changed entities to read again; null: everything */
  async read(changed: ReadonlySet<string> | null): Promise<Readonly<Record<string, readonly Fact[]>>> {
    const kept = changed === null ? null : this.#kept;
    const used = await this.#database.transaction(
      (sql) => this.#measure.read(this.#facts, sql, kept && changed ? { ids: [...changed] } : {}),
      { isolation: 'repeatable read', readOnly: true },
    );
    this.#kept = new Map(
      Object.entries(used).map(([selection, facts]) => {
        const entities = kept?.get(selection) ?? new Map<string, readonly Fact[]>();
        for (const id of changed ?? []) entities.delete(id);
        for (const [id, own] of Map.groupBy(facts, (fact) => fact.entity)) entities.set(id, own);
        return [selection, entities];
      }),
    );
    return Object.fromEntries(
      [...this.#kept].map(([selection, entities]) => [selection, [...entities.values()].flat()]),
    );
  }
}
