import type { Entity } from '@yuheng/kernel/facts-model';
import { boundsOf, type Position, polygonContains, polygonsOf, positionsOf } from '@yuheng/kernel/geometry';
import { textOf } from './fact-values.ts';

type Geometry = Parameters<typeof boundsOf>[0];

/** What lies inside belongs to the city. */
export interface CityBoundary {
  readonly city: string;
  readonly shape: Geometry;
}

/** Finds the city of a place, or of an area: the one that most of its corners lie in. Null in none. */
export type CityAt = (where: Geometry) => string | null;

/**
 * Boundaries that tell a city, the most certain first: of cities themselves, of their districts, of key areas that name one.
 * @param places entities of AdministrativeArea, with `level`, `parent` and `location`
 * @param keyAreas entities of KeyArea, with `city` and `location`
 */
export function boundariesOf(
  places: readonly Entity[],
  keyAreas: readonly Entity[],
): readonly CityBoundary[] {
  const cities = places.filter((each) => textOf(each, 'level') === 'city');
  const known = new Set(cities.map(({ id }) => id));
  return [
    ...cities.map((each) => [each.id, each] as const),
    ...places.map((each) => [textOf(each, 'parent'), each] as const).filter(([of]) => known.has(of ?? '')),
    ...keyAreas.map((each) => [textOf(each, 'city'), each] as const),
  ].flatMap(([city, { facts }]) => {
    const shape = facts['location']?.value as Geometry | undefined;
    return city === null || shape === undefined || polygonsOf(shape).length === 0 ? [] : [{ city, shape }];
  });
}

/** Of several boundaries about a place the first counts. */
export function cityIndex(boundaries: readonly CityBoundary[]): CityAt {
  const boxed = boundaries.map(({ city, shape }) => ({
    city,
    box: boundsOf(shape),
    polygons: polygonsOf(shape),
  }));
  const cityOf = (place: Position): string | null => {
    const [x, y] = place;
    const found = boxed.find(
      ({ box: [west, south, east, north], polygons }) =>
        x >= west &&
        x <= east &&
        y >= south &&
        y <= north &&
        polygons.some((rings) => polygonContains(rings, place)),
    );
    return found?.city ?? null;
  };
  return (where) => {
    const counts = new Map<string, number>();
    for (const corner of positionsOf(where)) {
      const city = cityOf(corner);
      if (city !== null) counts.set(city, (counts.get(city) ?? 0) + 1);
    }
    const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
    return most?.[0] ?? null;
  };
}
