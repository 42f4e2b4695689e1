import type { WireEntity } from '@yuheng/kernel/facts-model';
import type { HistoryValue, Item } from './model/item.ts';
import { administrativeAreas } from './parts/administrative-areas.ts';
import { buildings } from './parts/buildings.ts';
import { companies } from './parts/companies.ts';
import { coverageEvidence } from './parts/coverage-evidence.ts';
import { coverageThresholds } from './parts/coverage-thresholds.ts';
import { demonstrationZones } from './parts/demonstration-zones.ts';
import { indoorSystems } from './parts/indoor-systems.ts';
import { keyAreas } from './parts/key-areas.ts';
import { products } from './parts/products.ts';
import { publicResources } from './parts/public-resources.ts';
import { researchPlatforms } from './parts/research-platforms.ts';
import { roads } from './parts/roads.ts';
import { sensors } from './parts/sensors.ts';
import { siteCandidates } from './parts/site-candidates.ts';
import { siteDemands } from './parts/site-demands.ts';
import { siteProjects } from './parts/site-projects.ts';
import { stations } from './parts/stations.ts';
import { technologyProjects } from './parts/technology-projects.ts';
import { zoneRules } from './parts/zone-rules.ts';
import type { Scale } from './scale.ts';
import { settingOf } from './setting.ts';

/**
 * A synthetic province. Nothing is kept in memory: each call walks through the generators again
 * and gives exactly the same, in the same order.
 */
export interface World {
  readonly seed: number;
  readonly scale: Scale;
  /** The moment of the world's present, ISO 8601. */
  readonly now: string;
  /** Entities with their past. */
  items(): Generator<Item>;
  /** The present, in NGSI-LD normalised form, every attribute with `observedAt`. */
  entities(): Generator<WireEntity>;
  /** The past: the values of an entity stand together, those of an attribute oldest first. */
  history(): Generator<HistoryValue>;
}

export interface WorldOptions {
  readonly seed: number;
  readonly scale: Scale;
  readonly now: string;
}

/**
 * Builds the province of a seed.
 * @example
 * const world = buildWorld({ seed: 1, scale: 'small', now: '2026-11-22T02:00:00Z' });
 * for (const entity of world.entities()) console.log(entity.id);
 */
export function buildWorld({ seed, scale, now }: WorldOptions): World {
  const setting = settingOf(seed, scale, now);
  function* items(): Generator<Item> {
    yield* administrativeAreas(setting);
    yield* roads(setting);
    yield* keyAreas(setting);
    yield* stations(setting);
    yield* coverageThresholds(setting);
    yield* coverageEvidence(setting);
    yield* companies(setting);
    yield* demonstrationZones(setting);
    yield* researchPlatforms(setting);
    yield* technologyProjects(setting);
    yield* products(setting);
    yield* publicResources(setting);
    yield* siteCandidates(setting);
    yield* siteDemands(setting);
    yield* zoneRules(setting);
    yield* siteProjects(setting);
    yield* indoorSystems(setting);
    yield* buildings(setting);
    yield* sensors(setting);
  }
  return {
    seed,
    scale,
    now,
    items,
    *entities() {
      for (const { entity } of items()) yield entity;
    },
    *history() {
      for (const { history } of items()) yield* history;
    },
  };
}

/** How many entities and older values a world has, by walking through it once. */
export function sizeOf(world: World): { readonly entities: number; readonly history: number } {
  let entities = 0;
  let history = 0;
  for (const item of world.items()) {
    entities += 1;
    history += item.history.length;
  }
  return { entities, history };
}
