import type { Facts } from '../facts/facts.ts';
import type { EntityMaps } from '../facts/maps/entity-maps.ts';
import { mapsWith } from '../facts/maps/maps-with.ts';
import { seenIds } from './narrowed-facts.ts';
import { demandAsked, type Visible } from './visible.ts';

/** Entity maps as somebody sees them: made of what they may see, and read as far as they may see it. */
export function narrowedMaps(maps: EntityMaps, visible: Visible, facts: Facts): EntityMaps {
  return mapsWith(maps, {
    create: (selection, expiresAt) => maps.create(visible.narrow(selection), expiresAt),
    async createTemporal(selection, expiresAt) {
      demandAsked(visible, selection);
      const ids = await seenIds(facts, visible, selection.selectors);
      return maps.createTemporal({ ...selection, selectors: [{ ids }] }, expiresAt);
    },
    async page(map, selection, options) {
      const { entities, total } = await maps.page(map, visible.narrow(selection), options);
      return { entities: entities.map(visible.strip), total };
    },
    async *ids(map) {
      for await (const some of maps.ids(map)) {
        const { entities } = await facts.query(visible.narrow({ ids: some }));
        const seen = new Set(entities.map(({ id }) => id));
        yield some.filter((id) => seen.has(id));
      }
    },
  });
}
