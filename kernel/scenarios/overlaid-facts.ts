import { canonical } from '../audit/digest.ts';
import type { Facts } from '../facts/facts.ts';
import type { Entity } from '../facts/model/entity.ts';
import { alive } from '../facts/model/expiry.ts';
import { compileSelection, pick } from '../facts/query/decide.ts';
import type { Selection } from '../facts/selection.ts';
import type { FactSource } from '../measures/fact-source.ts';
import type { Sql } from '../store/database.ts';
import type { Timeline } from './timeline.ts';

/**
 * Facts ⊕ scenario: what the facts as they stand would be at later times, with a scenario or without. It only reads; what it
 * has read of a selection it keeps, so that all times are about one and the same state.
 *
 * It answers what measures ask: whole selections by type, id, `q` and place, without page, order, past or the far end of links.
 */
export class OverlaidFacts {
  readonly #facts: Pick<Facts, 'query'>;
  readonly #sql: Sql;
  readonly #timeline: Timeline;
  readonly #base = new Map<string, readonly Entity[]>();

  /** @param sql a snapshot: what is read is read from it */
  constructor(facts: Pick<Facts, 'query'>, sql: Sql, timeline: Timeline) {
    this.#facts = facts;
    this.#sql = sql;
    this.#timeline = timeline;
  }

  /** The facts as they stand, at a time: all that differs is what has ceased to be by then. */
  without(at: string): FactSource {
    return { query: async (selection) => page(await this.#standing(selection, at)) };
  }

  /** The same with everything that the scenario makes true by then. */
  with(at: string): FactSource {
    const touched = new Map(this.#timeline.touchedBy(at));
    return {
      query: async (selection) => {
        const compiled = compileSelection(selection);
        const kept = (await this.#standing(selection, at)).filter(({ id }) => !touched.has(id));
        const changed = [...touched.values()]
          .filter((entity): entity is Entity => entity !== null && compiled.decides(entity))
          .map((entity) => pick(entity, selection.attributes));
        return page([...kept, ...changed]);
      },
    };
  }

  async #standing(selection: Selection, at: string): Promise<readonly Entity[]> {
    const { limit, offset, order, after, asOf } = selection;
    if ([limit, offset, order, after, asOf].some((one) => one !== undefined))
      throw new Error('facts under a scenario are asked for whole selections at one time');
    const key = canonical(selection);
    const known = this.#base.get(key) ?? (await this.#facts.query(selection, { sql: this.#sql })).entities;
    this.#base.set(key, known);
    const compiled = compileSelection(selection);
    return known.flatMap((entity) => {
      const left = alive(entity, at);
      return left === null || (left !== entity && !compiled.decides(left)) ? [] : [left];
    });
  }
}

function page(entities: readonly Entity[]): { entities: readonly Entity[]; total: null } {
  return { entities: entities.toSorted((a, b) => (a.id < b.id ? -1 : 1)), total: null };
}
