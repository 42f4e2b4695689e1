import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { buildWorld, sizeOf } from '../build-world.ts';
import { openingZone, outageStations, reportingCompany } from '../events/subjects.ts';
import { contains } from '../geography/contains.ts';
import { outline } from '../geography/outline.ts';
import { companies } from '../parts/companies.ts';
import { keyAreas } from '../parts/key-areas.ts';
import { stations } from '../parts/stations.ts';
import { settingOf } from '../setting.ts';
import { attributesOf, digestOf, now, positionsOf, smallWorld } from './worlds.ts';

/** Rows of tables: they have numbers, not names. */
const rowTypes = new Set(['CoverageThreshold', 'PredictedLevel', 'DriveTestSample', 'SiteStage']);

describe('world', () => {
  it('is the same for the same seed and another for another', () => {
    assert.equal(digestOf(smallWorld(5)), digestOf(smallWorld(5)));
    assert.notEqual(digestOf(smallWorld(5)), digestOf(smallWorld(6)));
    const world = smallWorld(5);
    assert.equal(digestOf(world), digestOf(world), 'walking through it changes nothing');
  });

  it('is the same all day, but for what sensors read', () => {
    const at = (hour: string) =>
      buildWorld({ seed: 3, scale: 'small', now: `2026-11-22T${hour}:00Z` })
        .items()
        .filter(({ entity }) => !String(entity.type).endsWith('Observed'))
        .toArray();
    assert.deepEqual(at('00:10'), at('23:50'));
  });

  it('is the same in items(), entities() and history()', () => {
    const world = smallWorld(8);
    const items = [...world.items()];
    assert.deepEqual(
      [...world.entities()],
      items.map(({ entity }) => entity),
    );
    assert.deepEqual(
      [...world.history()],
      items.flatMap(({ history }) => history),
    );
  });

  it('has the promised size', () => {
    const small = sizeOf(smallWorld(1));
    assert.ok(small.entities >= 6000 && small.entities <= 9500, String(small.entities));
    assert.ok(small.history <= 15_000, String(small.history));
    const city = sizeOf(buildWorld({ seed: 1, scale: 'city', now }));
    assert.ok(city.entities >= 58_000 && city.entities <= 80_000, String(city.entities));
  });

  it('reaches 400,000 entities of a province without keeping them', () => {
    const entities = buildWorld({ seed: 1, scale: 'province', now }).entities();
    assert.equal(entities.drop(399_999).take(1).toArray().length, 1);
  });

  it('holds for any seed: unique ids, references that resolve, places inside, time that runs forward', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const items = [...smallWorld(seed).items()];
        const ids = new Set(items.map(({ entity }) => entity.id));
        assert.equal(ids.size, items.length);
        for (const id of [openingZone, reportingCompany, ...outageStations]) assert.ok(ids.has(id), id);
        for (const { entity, history } of items) {
          assert.match(entity.id, new RegExp(`^urn:ngsi-ld:${String(entity.type)}:[A-Za-z0-9-]+$`));
          const latest = new Map<string, string>();
          for (const value of history) {
            assert.deepEqual([value.entity, value.entityType], [entity.id, entity.type]);
            assert.ok(
              (latest.get(value.attribute) ?? '') < value.observedAt,
              `${entity.id} ${value.attribute}`,
            );
            latest.set(value.attribute, value.observedAt);
          }
          for (const [name, attribute] of attributesOf(entity)) {
            const { observedAt = '' } = attribute;
            assert.ok(
              observedAt > (latest.get(name) ?? '') && observedAt <= now,
              `${entity.id} ${name} ${observedAt}`,
            );
            if (attribute.type === 'Relationship')
              assert.ok(ids.has(String(attribute.object)), String(attribute.object));
            if (attribute.type !== 'GeoProperty' || entity.type === 'AdministrativeArea') continue;
            const { coordinates } = attribute.value as { coordinates: unknown };
            for (const at of positionsOf(coordinates))
              assert.ok(contains([outline], at), `${entity.id} ${at}`);
          }
          if (rowTypes.has(String(entity.type))) continue;
          assert.equal(typeof attributesOf(entity).find(([name]) => name === 'name')?.[1].value, 'string');
        }
      }),
      { numRuns: 8 },
    );
  });

  it('places the key areas and stations of the larger scales inside the outline', () => {
    for (const scale of ['city', 'province'] as const) {
      const setting = settingOf(2, scale, now);
      for (const { entity } of [...keyAreas(setting), ...stations(setting)]) {
        for (const [, { type, value }] of attributesOf(entity)) {
          if (type !== 'GeoProperty') continue;
          const { coordinates } = value as { coordinates: unknown };
          for (const at of positionsOf(coordinates)) assert.ok(contains([outline], at), `${entity.id} ${at}`);
        }
      }
    }
  });

  it('gives every company its own name', () => {
    const names = companies(settingOf(1, 'province', now))
      .map(({ entity }) => attributesOf(entity).find(([name]) => name === 'name')?.[1].value)
      .toArray();
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(String(name), /（虚构）/);
  });
});
