import type { Facts } from '../facts/facts.ts';
import type { Fact } from '../facts/model/entity.ts';
import type { Database } from '../store/database.ts';
import type { CompiledMeasure, CompiledSelection } from './evaluator.ts';
import { type Row, rowsOf } from './rows.ts';

/** What a selection holds at present. It is never changed: what is selected otherwise is another one. */
export interface Present {
  /** Entity -> what it says, in the order of ids; the very same as long as an entity says the same. */
  readonly entities: ReadonlyMap<string, Own>;
  readonly rows: readonly Row[];
}

interface Own {
  readonly facts: readonly Fact[];
  readonly row: Row;
}

/**
 * The present facts of selections, kept in memory once for all measures that select the same: after a change only the entities
 * that changed are read again. What is read is always the present state, so a change that is told twice, or late, does no harm.
 */
export class PresentSelections {
  readonly #facts: Facts;
  readonly #database: Database;
  readonly #kept = new Map<string, Present>();
  /** One reading after the other: what was read first must not overwrite what was read later. */
  #reading: Promise<unknown> = Promise.resolve();

  constructor(facts: Facts, database: Database) {
    this.#facts = facts;
    this.#database = database;
  }

  /** @param changed selection -> entities to read again, the rest is as it was; null: everything is read */
  read(
    measure: CompiledMeasure,
    changed: ReadonlyMap<string, readonly string[]> | null,
  ): Promise<Readonly<Record<string, Present>>> {
    const turn = this.#reading.then(() => this.#read(measure.selections, changed));
    this.#reading = turn.catch(() => undefined);
    return turn;
  }

  async #read(
    selections: readonly CompiledSelection[],
    changed: ReadonlyMap<string, readonly string[]> | null,
  ): Promise<Readonly<Record<string, Present>>> {
    const wanted = selections.flatMap((selection) => {
      const ids = changed && this.#kept.has(selection.key) ? (changed.get(selection.name) ?? []) : null;
      return ids?.length === 0 ? [] : [{ selection, ids }];
    });
    if (wanted.length > 0) {
      const news = await this.#database.transaction(
        async (sql) => {
          const read = [];
          for (const { selection, ids } of wanted)
            read.push(await selection.read(this.#facts, sql, ids ? { ids } : {}));
          return read;
        },
        { isolation: 'repeatable read', readOnly: true },
      );
      for (const [index, { selection, ids }] of wanted.entries()) {
        const before = this.#kept.get(selection.key);
        this.#kept.set(selection.key, renewed(before, news[index] ?? [], ids));
      }
    }
    return Object.fromEntries(
      selections.map(({ name, key }) => [name, this.#kept.get(key) ?? { entities: new Map(), rows: [] }]),
    );
  }
}

/** What was kept with what was read, of some entities or (null) of all; the very same where nothing differs. */
function renewed(
  before: Present | undefined,
  facts: readonly Fact[],
  ids: readonly string[] | null,
): Present {
  const news = Map.groupBy(facts, (fact) => fact.entity);
  const known = before?.entities ?? new Map<string, Own>();
  const gone = [...(ids ?? known.keys())].filter((id) => known.has(id) && !news.has(id));
  const fresh = [...news].filter(([id, own]) => !isSame(known.get(id), own));
  if (before && gone.length === 0 && fresh.length === 0) return before;
  const entities = new Map(known);
  for (const id of gone) entities.delete(id);
  for (const [id, own] of fresh) for (const row of rowsOf(own)) entities.set(id, { facts: own, row });
  // A map keeps the place of what it knew.
  const isNew = fresh.some(([id]) => !known.has(id));
  const ordered = isNew ? new Map([...entities].toSorted(([a], [b]) => (a < b ? -1 : 1))) : entities;
  return { entities: ordered, rows: [...ordered.values()].map(({ row }) => row) };
}

function isSame(before: Own | undefined, facts: readonly Fact[]): boolean {
  return (
    before?.facts.length === facts.length &&
    facts.every(({ instance }, index) => instance === before.facts[index]?.instance)
  );
}
