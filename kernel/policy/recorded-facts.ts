import type { Facts } from '../facts/facts.ts';
import type { EntityMaps } from '../facts/maps/entity-maps.ts';
import { mapsWith } from '../facts/maps/maps-with.ts';
import type { RecordedReads } from './recorded-reads.ts';

type Answered = Iterable<{ readonly id: string }>;

/** The facts, with a note of every entity that is in an answer. Counts show none. */
export function recordedFacts(facts: Facts, reads: RecordedReads): Facts {
  const note = (entities: Answered): void => reads.note([...entities].map(({ id }) => id));
  return {
    ...facts,
    get overloaded() {
      return facts.overloaded;
    },
    async get(id) {
      const entity = await facts.get(id);
      if (entity) reads.note([id]);
      return entity;
    },
    async query(selection, options) {
      const page = await facts.query(selection, options);
      note(page.entities);
      return page;
    },
    async history(asking) {
      const found = await facts.history(asking);
      if (found.length > 0) reads.note([asking.entity]);
      return found;
    },
    async hours(asking) {
      const found = await facts.hours(asking);
      if (found.length > 0) reads.note([asking.entity]);
      return found;
    },
    async instances(ids, sql) {
      const found = await facts.instances(ids, sql);
      reads.note(found.map(({ entity }) => entity));
      return found;
    },
    async evolution(id, selection) {
      const page = await facts.evolution(id, selection);
      note(page.evolutions);
      return page;
    },
    async evolutions(selection) {
      const page = await facts.evolutions(selection);
      note(page.evolutions);
      return page;
    },
  };
}

export function recordedMaps(maps: EntityMaps, reads: RecordedReads): EntityMaps {
  return mapsWith(maps, {
    async page(map, selection, options) {
      const page = await maps.page(map, selection, options);
      reads.note(page.entities.map(({ id }) => id));
      return page;
    },
  });
}
