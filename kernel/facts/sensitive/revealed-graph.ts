import type { Facts } from '../facts.ts';
import type { EntityMaps } from '../maps/entity-maps.ts';
import { mapsWith } from '../maps/maps-with.ts';
import type { Entity } from '../model/entity.ts';
import type { Evolution, EvolutionPage } from '../temporal/temporal-selection.ts';
import { askedOf } from './sensitive-names.ts';
import type { SensitiveValues } from './sensitive-values.ts';

/** Facts with their sensitive values. What policy withholds must be gone already: what comes out here is to be shown. */
export function revealedFacts(facts: Facts, values: SensitiveValues): Facts {
  const ofPage = async (page: EvolutionPage): Promise<EvolutionPage> => ({
    ...page,
    evolutions: await Promise.all(page.evolutions.map((one) => revealedEvolution(one, values))),
  });
  return {
    ...facts,
    get overloaded() {
      return facts.overloaded;
    },
    async get(id) {
      const entity = await facts.get(id);
      if (!entity) return null;
      const [one = null] = await values.revealEntities([entity]);
      return one;
    },
    async query(selection, options) {
      const { entities, total } = await facts.query(selection, options);
      return { entities: await values.revealEntities(entities, options?.sql), total };
    },
    history: async (query) => values.reveal(await facts.history(query)),
    instances: async (ids, sql) => values.reveal(await facts.instances(ids, sql), sql),
    evolution: async (id, selection) => ofPage(await facts.evolution(id, selection)),
    evolutions: async (selection) => ofPage(await facts.evolutions(selection)),
  };
}

async function revealedEvolution(one: Evolution, values: SensitiveValues): Promise<Evolution> {
  return { ...one, instances: await values.revealInstances(one.id, one.instances) };
}

/** Entity maps whose pages show sensitive values, and that ask nothing about them. */
export function revealedMaps(maps: EntityMaps, values: SensitiveValues): EntityMaps {
  return mapsWith(maps, {
    async page(map, selection, options) {
      const { entities, total } = await maps.page(map, selection, options);
      return { entities: (await values.revealEntities(entities)) as readonly Entity[], total };
    },
    async create(selection, expiresAt) {
      values.names.demandOpen(selection);
      return maps.create(selection, expiresAt);
    },
    async createTemporal(selection, expiresAt) {
      values.names.demandOpen(askedOf(selection));
      return maps.createTemporal(selection, expiresAt);
    },
  });
}
