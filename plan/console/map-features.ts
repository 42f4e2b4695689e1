import type { PlainEntity } from '@yuheng/console/data/facts';
import { collection, feature, isGeometry, type MapLabel, middleOf } from '@yuheng/console/map/map-data';
import type { Language } from '@yuheng/console/text/language';
import type { MapTheme } from './map-layers.ts';

/** The entities of a theme as features; one without a place is left out. */
export function featuresOf(theme: MapTheme, entities: readonly PlainEntity[]) {
  return collection(
    entities.flatMap((entity) => {
      const { location } = entity;
      if (!isGeometry(location)) return [];
      const by = theme.by === null ? null : String(entity[theme.by.attribute] ?? '');
      const level = typeof entity['level'] === 'string' ? entity['level'] : '';
      return [feature(entity.id, location, { type: theme.type, by, level })];
    }),
  );
}

/** How many entities have each value of the attribute that decides the colour. */
export function countsOf(theme: MapTheme, entities: readonly PlainEntity[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (theme.by === null) return counts;
  for (const entity of entities) {
    const value = String(entity[theme.by.attribute] ?? '');
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Names of cities in the middle of their areas; those of districts would cover the map. */
export function labelsOf(areas: readonly PlainEntity[], language: Language): readonly MapLabel[] {
  return areas.flatMap((area) => {
    const { location, centre, level } = area;
    if (level !== undefined && level !== 'city') return [];
    const name = language === 'en' && typeof area['nameEn'] === 'string' ? area['nameEn'] : area['name'];
    const place = isGeometry(centre) ? centre : location;
    if (typeof name !== 'string' || !isGeometry(place)) return [];
    const at = middleOf(place);
    return at === null ? [] : [{ id: area.id, text: name.replace(/市$/, ''), at }];
  });
}
