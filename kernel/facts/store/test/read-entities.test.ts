import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { append, create, point, type Stated } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Entity, Json } from '../../model/entity.ts';
import { compileSelection } from '../../query/decide.ts';
import type { GeoQuery, Selection } from '../../selection.ts';

let test: TestKernel;
let all: readonly Entity[];
let byId: ReadonlyMap<string, Entity>;

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>('on', 'off', '5G', '郑州', '', 'true', '1', true, false, 0, 1, 2, -1.5, 1e21, 0.1),
  fc.constantFrom<Json>([], ['on', 'off'], [1, 2], [['on']], { x: 1 }, { x: { y: 'on' } }, { y: [1] }, [
    null,
  ]),
);
const place = fc.tuple(
  fc.double({ min: 113, max: 114, noNaN: true }),
  fc.double({ min: 34, max: 35, noNaN: true }),
);
const stated: fc.Arbitrary<Stated> = fc
  .record(
    {
      a: value.map((inner) => ({ type: 'Property', value: inner })),
      b: value.map((inner) => ({
        type: 'Property',
        value: inner,
        observedAt: '2026-01-01T08:00:00+08:00',
        unitCode: 'MTR',
      })),
      constructor: value.map((inner) => ({ type: 'Property', value: inner })),
      location: fc.oneof(
        place.map(([x, y]) => ({ type: 'GeoProperty', value: point(x, y) })),
        place.map(([x, y]) => ({ type: 'Property', value: point(x, y) })),
        place.map(([x, y]) => ({
          type: 'GeoProperty',
          value: {
            type: 'LineString',
            coordinates: [
              [x, y],
              [113.5, 34.5],
            ],
          },
        })),
      ),
      owner: fc
        .constantFrom('urn:o:1', 'urn:o:2', 'urn:e:0', 'urn:e:5', ['urn:e:10', 'urn:e:100'])
        .map((object) => ({ type: 'Relationship', object })),
      said: fc.oneof(
        fc
          .constantFrom({ en: 'on' }, { en: ['off', 'on'], zh: '郑州' }, { fr: 'rouge' })
          .map((languageMap) => ({
            type: 'LanguageProperty',
            languageMap,
          })),
        fc.constantFrom('on', ['off', 'https://example.org/on']).map((vocab) => ({
          type: 'VocabProperty',
          vocab,
        })),
        fc
          .constantFrom({ '@type': 'T', '@value': 'on' }, [{ '@value': 1 }], { '@list': ['off'] })
          .map((inner) => ({ type: 'Property', value: inner })),
        fc.constantFrom([{ object: 'urn:o:1' }], ['urn:o:2']).map((objectList) => ({
          type: 'ListRelationship',
          objectList,
        })),
        value.map((inner) => ({ type: 'Property', value: inner, datasetId: 'urn:d:1' })),
        value.map((inner) => ({ type: 'Property', value: 'on', how: { type: 'Property', value: inner } })),
      ),
    },
    { requiredKeys: [] },
  )
  .map((record) => JSON.parse(JSON.stringify(record)) as Stated);

before(async () => {
  test = await testKernel([]);
  const by = testActor();
  const made = fc.sample(fc.record({ stated, types: fc.subarray(['T', 'U', 'V'], { minLength: 1 }) }), {
    numRuns: 250,
    seed: 7,
  });
  const names = made.map((_, index) => `urn:e:${(index * 7919) % 1000}`);
  for (let at = 0; at < made.length; at += 50) {
    const batch = made.slice(at, at + 50);
    await test.kernel.facts.write(
      batch.map((one, index) => create(names[at + index] ?? '', one.stated, one.types)),
      by,
    );
  }
  for (const id of names.slice(0, 10)) await test.kernel.facts.write([{ op: 'delete', id }], by);
  for (const id of names.slice(10, 20))
    await test.kernel.facts.write([append(id, { a: 'changed', location: point(113.5, 34.5) })], by);
  all = (await test.kernel.facts.query({})).entities;
  byId = new Map(all.map((entity) => [entity.id, entity]));
});
after(() => test[Symbol.asyncDispose]());

const attribute = fc.constantFrom('a', 'b', 'constructor', 'location', 'owner', 'said', 'said', 'missing');
const word = fc.constantFrom(
  'on',
  'off',
  '"5G"',
  '郑州',
  '""',
  'true',
  '"true"',
  '"1"',
  '0',
  '1',
  '-1.5',
  '1e21',
  '0.1',
  '1e999',
  'urn:o:1',
  'https://uri.etsi.org/ngsi-ld/default-context/on',
  'https://example.org/on',
);
const condition = fc.oneof(
  fc.tuple(attribute, fc.constantFrom('==', '!=', '>', '<=', '<', '>='), word).map((parts) => parts.join('')),
  fc
    .tuple(attribute, fc.array(word, { minLength: 2, maxLength: 3 }))
    .map(([name, words]) => `${name}==${words.join(',')}`),
  fc.tuple(attribute, word, word).map(([name, from, to]) => `${name}==${from}..${to}`),
  attribute,
  fc.constantFrom(
    'a[x]==1',
    'a[x.y]=="on"',
    'b.unitCode=="MTR"',
    'b.observedAt>=2026-01-01T00:00:00Z',
    'a~="^o[nf]+$"',
    'b!~="f"',
    'said[*]=="on"',
    'said[en]!="on"',
    'said.how==1',
    'owner{a}',
    'owner{a}=="on"',
    'owner{T:owner{said}}',
    'owner{U,V:b}!=1',
  ),
);
const q = fc.oneof(
  condition,
  fc.array(condition, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(';')),
  fc.array(condition, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('|')),
  fc.tuple(condition, condition, condition).map(([x, y, z]) => `${x};(${y}|${z})`),
);
const square = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [113.2, 34.2],
      [113.7, 34.2],
      [113.7, 34.7],
      [113.2, 34.7],
      [113.2, 34.2],
    ],
  ],
};
const geo: fc.Arbitrary<GeoQuery> = fc.oneof(
  fc.record({
    relation: fc.constant('near' as const),
    geometry: place.map(([x, y]) => point(x, y)),
    maxDistance: fc.constantFrom(0, 1000, 20_000, 60_000),
  }),
  fc.record({
    relation: fc.constant('near' as const),
    geometry: place.map(([x, y]) => point(x, y)),
    minDistance: fc.constant(30_000),
  }),
  fc.record({
    relation: fc.constantFrom('within' as const, 'intersects' as const),
    geometry: fc.constant(square),
  }),
  fc.record({
    relation: fc.constant('within' as const),
    geometry: fc.constant(square),
    property: fc.constantFrom('a', 'constructor', 'location'),
  }),
);
const selection: fc.Arbitrary<Selection> = fc.record(
  {
    types: fc.subarray(['T', 'U', 'V', 'W', 'constructor']),
    ids: fc.array(
      fc.nat(1000).map((number) => `urn:e:${number}`),
      { maxLength: 300 },
    ),
    q,
    geo,
    attributes: fc.subarray(['a', 'b', 'constructor', 'location', 'missing'], { minLength: 1 }),
  },
  { requiredKeys: [] },
);
const shown = (entities: readonly Entity[], attributes?: readonly string[]): unknown =>
  entities.map((entity) => [
    entity.id,
    entity.types,
    Object.fromEntries(
      Object.entries(entity.facts)
        .filter(([name]) => !attributes || attributes.includes(name))
        .toSorted(([x], [y]) => (x < y ? -1 : 1)),
    ),
  ]);

describe('reading entities', () => {
  it('answers what deciding every entity answers, whatever the database narrows by', async () => {
    await fc.assert(
      fc.asyncProperty(selection, async (asked) => {
        const compiled = compileSelection(asked);
        const wanted = all.filter((entity) => compiled.decides(entity, (id) => byId.get(id)));
        const { entities, total } = await test.kernel.facts.query(asked, { count: true });
        assert.deepEqual(shown(entities), shown(wanted, asked.attributes));
        assert.equal(total, wanted.length);
        const past = await test.kernel.facts.query({ ...asked, asOf: test.clock.text });
        assert.deepEqual(shown(past.entities), shown(wanted, asked.attributes));
      }),
      { numRuns: 120 },
    );
  });

  it('pages: in every order the pages are the whole, nothing twice, nothing left out', async () => {
    const order = fc.array(
      fc.record({
        path: fc.constantFrom('id', 'a', 'b', 'constructor').map((name) => [name]),
        descending: fc.boolean(),
      }),
      { maxLength: 2 },
    );
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 20, max: 110 }), async (by, limit) => {
        const whole = (await test.kernel.facts.query({ order: by })).entities.map(({ id }) => id);
        assert.equal(new Set(whole).size, all.length);
        const paged: string[] = [];
        for (let offset = 0; offset < all.length + limit; offset += limit) {
          const page = await test.kernel.facts.query({ order: by, limit, offset });
          assert.ok(page.entities.length <= limit);
          paged.push(...page.entities.map(({ id }) => id));
        }
        assert.deepEqual(paged, whole);
      }),
      { numRuns: 8 },
    );
  });

  it('orders by id unless told, by value when told, with what is absent last either way', async () => {
    const ids = all.map(({ id }) => id);
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => (a < b ? -1 : 1)),
    );
    for (const descending of [false, true]) {
      const { entities } = await test.kernel.facts.query({ order: [{ path: ['a'], descending }] });
      const has = entities.map(({ facts }) => Object.hasOwn(facts, 'a'));
      assert.equal(has.lastIndexOf(true), has.indexOf(false) - 1);
      const numbers = entities.flatMap(({ facts: { a } }) => (typeof a?.value === 'number' ? [a.value] : []));
      assert.deepEqual(
        numbers,
        numbers.toSorted((x, y) => (descending ? y - x : x - y)),
      );
    }
  });

  it('orders texts as people read them', async () => {
    const by = testActor();
    const cities = ['郑州', '安阳', '开封', '洛阳', '信阳'];
    await test.kernel.facts.write(
      cities.map((name, index) => create(`urn:city:${index}`, { name }, ['City'])),
      by,
    );
    const { entities } = await test.kernel.facts.query({ types: ['City'], order: [{ path: ['name'] }] });
    assert.deepEqual(
      entities.map(({ facts }) => facts['name']?.value),
      ['安阳', '开封', '洛阳', '信阳', '郑州'],
    );
  });

  it('answers for more attributes than a function of the database takes', async () => {
    const attributes = ['a', ...Array.from({ length: 120 }, (_, index) => `x${index}`)];
    const { entities } = await test.kernel.facts.query({ types: ['T'], attributes });
    assert.equal(
      entities.length,
      all.filter(({ types, facts }) => types.includes('T') && Object.hasOwn(facts, 'a')).length,
    );
  });

  it('answers nothing for an empty list of types or ids, and refuses pages that are none', async () => {
    assert.deepEqual((await test.kernel.facts.query({ types: [] })).entities, []);
    assert.deepEqual((await test.kernel.facts.query({ ids: [] })).entities, []);
    assert.deepEqual((await test.kernel.facts.query({ limit: 0 }, { count: true })).entities, []);
    for (const bad of [{ limit: -1 }, { limit: 1.5 }, { offset: Number.NaN }])
      assert.throws(() => compileSelection(bad), { code: 'facts.bad-page' });
    assert.throws(() => compileSelection({ q: 'a~="(x)\\1"' }), { code: 'facts.bad-pattern' });
  });
});
