import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { numberOf, textOf } from '../rules/fact-values.ts';
import type { Station } from '../rules/station-case.ts';
import type { CaseArea } from './case-store.ts';

type Facts = Kernel['facts'];

/** What an area of the facts gives to a case. */
export interface AreaStations {
  readonly name: string;
  readonly area: CaseArea;
  /** 5G stations on air. */
  readonly stations: readonly Station[];
}

/**
 * The key areas of a city, or one of them, with the stations that serve them.
 * @param place a KeyArea, or what key areas name as their city
 * @throws Problem `network.area-not-found`, `network.area-without-stations`
 */
export async function stationsOf(facts: Facts, place: string): Promise<AreaStations> {
  const self = await facts.get(place);
  if (self === null) throw new Problem('network.area-not-found');
  const isArea = self.types.includes('KeyArea');
  const { entities: areas } = isArea
    ? { entities: [self] }
    : await facts.query({ types: ['KeyArea'], q: `city=="${place}"` });
  const rings = areas.flatMap(polygonsOf);
  if (rings.length === 0) throw new Problem('network.area-not-found');
  const ids = new Set(areas.map(({ id }) => id));
  const { entities } = await facts.query({ types: ['BaseStation'], q: 'technology=="5G";status=="onAir"' });
  const stations = entities
    .filter((each) => ids.has(String(each.facts['keyArea']?.value)))
    .flatMap(stationOf);
  if (stations.length === 0) throw new Problem('network.area-without-stations');
  return { name: textOf(self, 'name') ?? '', area: { type: 'MultiPolygon', coordinates: rings }, stations };
}

function stationOf({ id, facts }: Entity): readonly Station[] {
  const { type, coordinates } = (facts['location']?.value ?? {}) as { type?: string; coordinates?: unknown };
  if (type !== 'Point' || !Array.isArray(coordinates)) return [];
  const [longitude, latitude] = coordinates as readonly unknown[];
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return [];
  const of = { facts };
  return [{ id, longitude, latitude, height: numberOf(of, 'height'), band: numberOf(of, 'bandMHz') }];
}

/** Polygons of an entity's `location`; none where it has no area. */
export function polygonsOf({ facts }: Entity): CaseArea['coordinates'] {
  const { type, coordinates } = (facts['location']?.value ?? {}) as { type?: string; coordinates?: unknown };
  if (type === 'Polygon') return [coordinates as CaseArea['coordinates'][number]];
  return type === 'MultiPolygon' ? (coordinates as CaseArea['coordinates']) : [];
}

/** Names of those sites of a case that are stations of the facts, and whether any of them is synthetic. */
export async function namesOf(
  facts: Facts,
  ids: readonly string[],
): Promise<{ readonly names: ReadonlyMap<string, string>; readonly synthetic: boolean }> {
  const stations = ids.filter((id) => id.startsWith('urn:'));
  if (stations.length === 0) return { names: new Map(), synthetic: false };
  const { entities } = await facts.query({ types: ['BaseStation'], ids: stations });
  return {
    names: new Map(entities.map((entity) => [entity.id, textOf(entity, 'name') ?? ''])),
    synthetic: entities.some(({ facts: each }) => each['location']?.by.synthetic === true),
  };
}
