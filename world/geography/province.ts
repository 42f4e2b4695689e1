import type { Random } from '../model/random.ts';
import { type City, cities } from './cities.ts';
import { contains } from './contains.ts';
import { outline } from './outline.ts';
import { offset, type Position } from './plane.ts';
import { divide } from './voronoi.ts';

const areas = divide(
  [outline],
  cities.map(({ position }) => position),
);

const areaOf = new Map(cities.map((city, index) => [city.code, areas[index] ?? []]));

/** The schematic area of a city: open rings. */
export function cityArea(city: City): readonly (readonly Position[])[] {
  return areaOf.get(city.code) ?? [];
}

/** Pairs of cities whose schematic areas share a border. */
export function neighbours(): readonly (readonly [City, City])[] {
  const corners = new Map(cities.map((city) => [city, new Set(cityArea(city).flat().map(String))]));
  return cities.flatMap((a, index) =>
    cities
      .slice(index + 1)
      .filter((b) => (corners.get(a)?.intersection(corners.get(b) ?? new Set()).size ?? 0) >= 2)
      .map((b) => [a, b] as const),
  );
}

/**
 * A place in a city, dense in the middle and thin outside: normal around the centre with `spread` metres,
 * always inside the schematic area.
 */
export function placeIn(city: City, draw: Random, spread: number): Position {
  const area = cityArea(city);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const place = offset(city.position, draw.normal() * spread, draw.normal() * spread);
    if (contains(area, place)) return place;
  }
  return city.position;
}

/** Metres of standard spread of what is built in a city: grows with the root of its population. */
export function builtSpread(city: City): number {
  return 1500 + 6000 * Math.sqrt(city.population / 12_600_574);
}
