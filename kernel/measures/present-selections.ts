import type { Facts } from '../facts/facts.ts';
import type { Database, Sql } from '../store/database.ts';
import type { CompiledMeasure, CompiledSelection } from './evaluator.ts';
import { factCount, nothing, type Present, renewed, settled } from './present.ts';
import { readPresent } from './read-present.ts';

/** Facts that are kept at most, of all selections together: some 150 bytes each. */
const MOST_FACTS = 2_000_000;

/**
 * The present facts of selections, kept in memory once for all measures that select the same: after a change only the entities
 * that changed are read again. What is read is always the present state, so a change that is told twice, or late, does no harm.
 * Of more facts than `most`, those selections are let go that were not asked for the longest; they are read anew when they are.
 */
export class PresentSelections {
  readonly #facts: Facts;
  readonly #database: Database;
  readonly #letGo: (keys: ReadonlySet<string>) => void;
  readonly #most: number;
  /** The one that was asked for last is the last. */
  readonly #kept = new Map<string, Present>();
  #count = 0;
  /** One reading after the other: what was read first must not overwrite what was read later. */
  #reading: Promise<unknown> = Promise.resolve();

  /** @param letGo is told the keys of selections that are not kept any more */
  constructor(
    facts: Facts,
    database: Database,
    letGo: (keys: ReadonlySet<string>) => void = () => {},
    most = MOST_FACTS,
  ) {
    this.#facts = facts;
    this.#database = database;
    this.#letGo = letGo;
    this.#most = most;
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
      const read = await this.#database.transaction(
        async (sql) => {
          const presents: Present[] = [];
          for (const { selection, ids } of wanted) presents.push(await this.#readOne(selection, ids, sql));
          return presents;
        },
        { isolation: 'repeatable read', readOnly: true },
      );
      for (const [index, { selection }] of wanted.entries())
        this.#keep(selection.key, read[index] ?? nothing);
    }
    const held = selections.map(({ name, key }) => [name, this.#use(key)] as const);
    this.#makeRoom(new Set(selections.map(({ key }) => key)));
    return Object.fromEntries(held);
  }

  async #readOne(selection: CompiledSelection, ids: readonly string[] | null, sql: Sql): Promise<Present> {
    const before = this.#kept.get(selection.key);
    if (before && ids) return renewed(before, await selection.read(this.#facts, sql, ids), ids);
    return settled(before, await readPresent(selection, this.#facts, sql));
  }

  #keep(key: string, present: Present): void {
    this.#count += factCount(present) - factCount(this.#kept.get(key) ?? nothing);
    this.#kept.set(key, present);
  }

  #use(key: string): Present {
    const present = this.#kept.get(key) ?? nothing;
    this.#kept.delete(key);
    this.#kept.set(key, present);
    return present;
  }

  #makeRoom(needed: ReadonlySet<string>): void {
    const gone = new Set<string>();
    for (const [key, present] of this.#kept) {
      if (this.#count <= this.#most) break;
      if (needed.has(key)) continue;
      this.#kept.delete(key);
      this.#count -= factCount(present);
      gone.add(key);
    }
    if (gone.size > 0) this.#letGo(gone);
  }
}
