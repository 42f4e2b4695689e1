import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { boundariesOf, type CityAt, cityIndex } from '../rules/city-index.ts';
import { textOf } from '../rules/fact-values.ts';
import { readAreas } from './city-areas.ts';

/** Demands as a plan of a city sees them. */
export interface CityDemands {
  /** Those that say the city, and those that say none and lie in it. */
  readonly own: readonly Entity[];
  /** Those that say no city and lie in none, or say one that is not on record: they are in no plan at all. */
  readonly strays: readonly Entity[];
}

type Facts = Kernel['facts'];

/** Demands of a city; where one does not say its city, the boundary tells it that its place or area lies in. */
export async function demandsOfCity(facts: Facts, city: string): Promise<CityDemands> {
  const types = ['SiteDemand'];
  const { entities: said } = await facts.query({ types, q: `city==${JSON.stringify(city)}` });
  // Of all demands only this much is read: which of them say no city is nothing that a query can ask.
  const attributes = ['city', 'name', 'operator', 'radius', 'status', 'location'];
  const { entities: all } = await facts.query({ types, attributes });
  const others = all.filter((each) => textOf(each, 'city') !== city);
  const unknown = await unknownCities(facts, others);
  const astray = others.filter((each) => unknown.has(textOf(each, 'city') ?? ''));
  const without = others.filter((each) => each.facts['city'] === undefined);
  if (without.length === 0) return { own: said, strays: astray };
  const { places, keyAreas } = await readAreas(facts);
  const cityAt = cityIndex(boundariesOf(places, keyAreas));
  const cities = without.map((entity) => ({ entity, city: cityOf(entity, cityAt) }));
  const lying = (where: string | null) =>
    cities.filter((each) => each.city === where).map(({ entity }) => entity);
  return {
    own: [...said, ...(await whole(facts, lying(city)))],
    strays: [...lying(null), ...astray],
  };
}

/** Cities that demands say, and that nothing is on record of. */
async function unknownCities(facts: Facts, demands: readonly Entity[]): Promise<ReadonlySet<string>> {
  const said = [...new Set(demands.flatMap((each) => textOf(each, 'city') ?? []))];
  if (said.length === 0) return new Set();
  const { entities } = await facts.query({ ids: said });
  const known = new Set(entities.map(({ id }) => id));
  return new Set(said.filter((id) => !known.has(id)));
}

/** With all that is on record of them. */
async function whole(facts: Facts, demands: readonly Entity[]): Promise<readonly Entity[]> {
  if (demands.length === 0) return [];
  return (await facts.query({ ids: demands.map(({ id }) => id) })).entities;
}

function cityOf({ facts }: Entity, cityAt: CityAt): string | null {
  const location = facts['location']?.value as Parameters<CityAt>[0] | undefined;
  return location === undefined ? null : cityAt(location);
}
