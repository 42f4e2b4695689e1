import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { boundariesOf, type CityAt, cityIndex } from '../rules/city-index.ts';
import { textOf } from '../rules/fact-values.ts';
import { readAreas } from './city-areas.ts';

/** Types of records that belong to a city, by what they say or by where they lie. */
export const cityTypes = ['SiteDemand', 'CandidateSite', 'ZoneRule'] as const;
export type CityType = (typeof cityTypes)[number];

/** Why a record belongs to no city: it says none, and lies in none; or it says one that is not on record. */
export const strayReasons = ['without-city', 'unknown-city'] as const;

/** A record that is in no plan at all. */
export interface Stray {
  readonly entity: Entity;
  readonly reason: (typeof strayReasons)[number];
}

export interface CityRecords {
  /** Of a city: those that say it, and those that say none and lie in it. */
  of(type: CityType, city: string): Promise<readonly Entity[]>;
  /** Those that belong to none, with what a list shows of them. Demands that are not open any more are none. */
  strays(type: CityType): Promise<readonly Stray[]>;
}

type Facts = Kernel['facts'];

/** What is read of all records: which of them say no city is nothing that a query can ask. */
const attributes = ['city', 'name', 'operator', 'status', 'location'];

/** Tells which records belong to which city, as they and the boundaries are recorded now. */
export function cityRecords(facts: Facts): CityRecords {
  const once = new Map<string, Promise<unknown>>();
  const keep = <Value>(key: string, read: () => Promise<Value>): Promise<Value> => {
    const known = once.get(key) ?? read();
    once.set(key, known);
    return known as Promise<Value>;
  };
  const cityAt = () =>
    keep('areas', async () => {
      const { places, keyAreas } = await readAreas(facts);
      return cityIndex(boundariesOf(places, keyAreas));
    });
  const all = (type: CityType) =>
    keep(type, async () => (await facts.query({ types: [type], attributes })).entities);
  return {
    async of(type, city) {
      const { entities: said } = await facts.query({ types: [type], q: `city==${JSON.stringify(city)}` });
      const without = (await all(type)).filter((each) => each.facts['city'] === undefined);
      if (without.length === 0) return said;
      const at = await cityAt();
      return [
        ...said,
        ...(await whole(
          facts,
          without.filter((each) => cityOf(each, at) === city),
        )),
      ];
    },
    async strays(type) {
      const entities = (await all(type)).filter(
        (each) => type !== 'SiteDemand' || (textOf(each, 'status') ?? 'open') === 'open',
      );
      const unknown = await unknownCities(facts, entities);
      const without = entities.some((each) => each.facts['city'] === undefined);
      const at = without ? await cityAt() : () => null;
      return entities.flatMap((entity): readonly Stray[] => {
        if (entity.facts['city'] === undefined)
          return cityOf(entity, at) === null ? [{ entity, reason: 'without-city' }] : [];
        return unknown.has(textOf(entity, 'city') ?? '') ? [{ entity, reason: 'unknown-city' }] : [];
      });
    },
  };
}

/** Cities that records say, and that nothing is on record of. */
async function unknownCities(facts: Facts, records: readonly Entity[]): Promise<ReadonlySet<string>> {
  const said = [...new Set(records.flatMap((each) => textOf(each, 'city') ?? []))];
  if (said.length === 0) return new Set();
  const { entities } = await facts.query({ ids: said, attributes: ['name'] });
  const known = new Set(entities.map(({ id }) => id));
  return new Set(said.filter((id) => !known.has(id)));
}

/** With all that is on record of them. */
async function whole(facts: Facts, records: readonly Entity[]): Promise<readonly Entity[]> {
  if (records.length === 0) return [];
  return (await facts.query({ ids: records.map(({ id }) => id) })).entities;
}

function cityOf({ facts }: Entity, cityAt: CityAt): string | null {
  const location = facts['location']?.value as Parameters<CityAt>[0] | undefined;
  return location === undefined ? null : cityAt(location);
}
