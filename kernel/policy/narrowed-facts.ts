import type { Facts } from '../facts/facts.ts';
import type { Entity } from '../facts/model/entity.ts';
import type { EntitySelector, Selection } from '../facts/selection.ts';
import type { Counted } from '../facts/store/read-census.ts';
import type { TemporalSelection } from '../facts/temporal/temporal-selection.ts';
import { Problem } from '../http/problem.ts';
import { pastWriter, writer } from './narrowed-writes.ts';
import { demandAsked, type Visible } from './visible.ts';

/** Entities read at once. */
const BATCH = 1000;

/**
 * The facts as somebody sees them: rows and attributes that policy withholds are not there, neither in answers nor in
 * counts. What is past is told of entities that may be seen as they stand now.
 * @param writing writes are decided as well
 */
export function narrowedFacts(facts: Facts, visible: Visible, writing: boolean): Facts {
  const see = async (id: string): Promise<Entity | null> => {
    const entity = await facts.get(id);
    return entity && visible.see(entity);
  };
  const query: Facts['query'] = async (selection, options) => {
    const { entities, total } = await facts.query(visible.narrow(selection), options);
    return { entities: entities.map(visible.strip), total };
  };
  const each = (selection: Selection): AsyncGenerator<Entity> => eachSeen(facts, visible, selection);
  const shows =
    (selection: Pick<TemporalSelection, 'shows'>) =>
    (attribute: string): boolean =>
      !visible.hides(attribute) && (selection.shows?.(attribute) ?? true);
  return {
    ...facts,
    get overloaded() {
      return facts.overloaded;
    },
    get: see,
    query,
    async census({ type, attribute } = {}) {
      const counts = new Map<string, Counted>();
      const count = (one: Omit<Counted, 'n'>): void => {
        const key = JSON.stringify(one);
        counts.set(key, { ...one, n: (counts.get(key)?.n ?? 0) + 1 });
      };
      for await (const entity of each(type ? { types: [type] } : {})) {
        const own = Object.entries(visible.see(entity)?.facts ?? {});
        for (const of of ['', ...entity.types]) {
          count({ type: of, attribute: '', kind: '' });
          for (const [name, { kind }] of own) count({ type: of, attribute: name, kind });
        }
      }
      const wanted = ({ type: of, attribute: name }: Counted): boolean =>
        (type === undefined || of === type) && (attribute === undefined || name === attribute);
      const order = (one: Counted): string => `${one.type} ${one.attribute} ${one.kind}`;
      return [...counts.values()].filter(wanted).toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
    },
    async history(asking) {
      const entity = await see(asking.entity);
      if (!entity) return [];
      return (await facts.history(asking)).filter(({ attribute }) => !visible.hides(attribute, entity.types));
    },
    async hours(asking) {
      const entity = await see(asking.entity);
      return entity && !visible.hides(asking.attribute, entity.types) ? facts.hours(asking) : [];
    },
    async instances(ids, sql) {
      const found = await facts.instances(ids, sql);
      const entities = new Map<string, Entity>();
      const all = [...new Set(found.map(({ entity }) => entity))];
      for (let from = 0; from < all.length; from += BATCH)
        for await (const entity of each({ ids: all.slice(from, from + BATCH) }))
          entities.set(entity.id, entity);
      return found.filter(({ entity, attribute }) => {
        const own = entities.get(entity);
        return own !== undefined && !visible.hides(attribute, own.types);
      });
    },
    async evolution(id, selection) {
      if (!(await see(id))) throw new Problem('facts.not-found', { id });
      return facts.evolution(id, { ...selection, shows: shows(selection) });
    },
    async evolutions(selection) {
      demandAsked(visible, selection);
      const ids = await seenIds(facts, visible, selection.selectors);
      if (ids.length === 0) return { evolutions: [], range: null, total: selection.count ? 0 : null };
      return facts.evolutions({ ...selection, selectors: [{ ids }], shows: shows(selection) });
    },
    watch: () => Promise.reject(new Error('changes are followed by the house, not by somebody')),
    ...(writing
      ? {
          write: writer(facts, visible),
          ...pastWriter(facts, visible),
        }
      : {}),
  };
}

/** All of a selection that somebody may see, some read at a time. */
async function* eachSeen(facts: Facts, visible: Visible, selection: Selection): AsyncGenerator<Entity> {
  for (let after = selection.after ?? ''; ; ) {
    const { entities } = await facts.query(visible.narrow({ ...selection, after, limit: BATCH }));
    yield* entities;
    const last = entities.at(-1);
    if (!last || entities.length < BATCH) return;
    after = last.id;
  }
}

/** Of the entities that are meant, those that somebody may see. */
export async function seenIds(
  facts: Facts,
  visible: Visible,
  selectors: readonly EntitySelector[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of eachSeen(facts, visible, { anyOf: selectors })) ids.push(id);
  return ids;
}
