import type { WireEntity } from '@yuheng/kernel/facts-model';
import { offset, type Position } from '../geography/plane.ts';
import { saidBy, shortOf } from '../model/item.ts';
import { random } from '../model/random.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { cellSide, keyAreaId, keyAreaSites } from './key-areas.ts';
import { publicResources } from './public-resources.ts';
import { siteCandidates } from './site-candidates.ts';

/** Where a site of an earlier plan stands, or will. */
export interface ProjectPlace {
  readonly short: string;
  readonly name: string;
  readonly construction: 'existing' | 'resource' | 'newBuild';
  readonly place: Position;
  readonly height: number;
  readonly candidate: string | null;
  readonly keyArea: string | null;
  readonly city: string;
}

/** Of one city, at most: public resources whose use has a project on record. */
const resourcesEach = 60;
/** Cells of a key area to one site that was built anew. */
const cellsEach = 48;

/** Public resources that are used, towers of key areas that are shared, and new masts in key areas. */
export function* projectPlaces(setting: Setting): Generator<ProjectPlace> {
  const taken = new Map<string, number>();
  for (const { entity } of publicResources(setting)) {
    const found = used(entity, 'resource', null);
    if (found === null) continue;
    const count = (taken.get(found.city) ?? 0) + 1;
    taken.set(found.city, count);
    if (count <= resourcesEach) yield found;
  }
  const { cities, seed } = setting;
  const areas = cities.flatMap(({ city, plan }) => keyAreaSites(city, plan));
  const areaOf = new Map(areas.map((area) => [area.short, keyAreaId(area)]));
  for (const { entity } of siteCandidates(setting)) {
    const short = shortOf(entity);
    const area = areaOf.get(short.slice(0, short.lastIndexOf('-')));
    const found = used(entity, 'existing', area ?? null);
    if (found) yield found;
  }
  for (const area of areas) {
    const draw = random(seed, 'new masts', area.short);
    const { columns, rows } = area.size;
    const count = Math.max(1, Math.round((columns * rows) / cellsEach));
    for (let number = 1; number <= count; number += 1) {
      const [east, north] = [draw.between(-0.4, 0.4) * columns, draw.between(-0.4, 0.4) * rows];
      yield {
        short: `${area.short}-n${number}`,
        name: `${area.name}新建站${number}`,
        construction: 'newBuild',
        place: offset(area.centre, east * cellSide, north * cellSide),
        height: draw.whole(25, 40),
        candidate: null,
        keyArea: keyAreaId(area),
        city: cityId(area.city),
      };
    }
  }
}

function used(
  entity: WireEntity,
  construction: ProjectPlace['construction'],
  keyArea: string | null,
): ProjectPlace | null {
  if (saidBy(entity, 'availability') !== 'used' || saidBy(entity, 'kind') === 'duct') return null;
  const { coordinates } = saidBy(entity, 'location') as { readonly coordinates: Position };
  return {
    short: `${shortOf(entity)}-p`,
    name: `${String(saidBy(entity, 'name'))}站址`,
    construction,
    place: coordinates,
    height: Number(saidBy(entity, 'height') ?? 20),
    candidate: entity.id,
    keyArea,
    city: String(saidBy(entity, 'city')),
  };
}
