import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { point } from '../../../test/stated.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server();
  const city = (name: string, rest: object = {}) => ({ id: `urn:City:${name}`, type: 'City', name, ...rest });
  const answer = await post('/entityOperations/create', [
    city('A', { inCountry: { object: 'urn:Country:X' }, twin: { object: 'urn:City:B' } }),
    city('B', {
      inCountry: { object: 'urn:Country:X' },
      twin: { object: 'urn:City:A' },
      location: point(1, 2),
    }),
    {
      id: 'urn:Country:X',
      type: 'Country',
      name: 'X',
      cities: { objectList: [{ object: 'urn:City:A' }, { object: 'urn:City:B' }] },
    },
    {
      id: 'urn:House:1',
      type: 'House',
      name: { value: 'one', height: 3 },
      floors: 2,
      location: point(113, 34),
      entrance: point(113.1, 34.1),
      locatedAt: { object: 'urn:City:A' },
      near: { type: 'Relationship', object: ['urn:City:B', 'urn:City:gone'] },
    },
    {
      id: 'urn:House:2',
      type: 'House',
      name: { value: 'two', height: 1 },
      floors: 9,
      label: [
        { type: 'Property', value: 'plain' },
        { type: 'Property', value: 'Haus', datasetId: 'urn:d:de' },
      ],
    },
    { id: 'urn:House:3', type: 'House', name: { value: 'three', height: 2 } },
  ]);
  assert.equal(answer.statusCode, 201, answer.body);
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url: `${root}${url}`, headers });
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: `${root}${url}`, payload, headers });
const simple = async (url: string) =>
  (await get(`${url}${url.includes('?') ? '&' : '?'}format=simplified`)).json();

/** ETSI GS CIM 009 V1.9.1, clause 4.5.23. */
describe('linked entities', () => {
  it('inside their relationships, level by level', async () => {
    const one = await simple('/entities/urn:House:1?pick=id,locatedAt&join=inline');
    assert.deepEqual(one, {
      id: 'urn:House:1',
      locatedAt: {
        id: 'urn:City:A',
        type: 'City',
        name: 'A',
        inCountry: 'urn:Country:X',
        twin: 'urn:City:B',
      },
    });
    const two = await simple(
      '/entities/urn:House:1?pick=id,locatedAt{name|inCountry{name}}&join=inline&joinLevel=2',
    );
    assert.deepEqual(two, { id: 'urn:House:1', locatedAt: { name: 'A', inCountry: { name: 'X' } } });
  });

  it('as members of them, normalised: one, several, and in lists; what is gone stays a URI', async () => {
    const { locatedAt, near } = (await get('/entities/urn:House:1?join=inline')).json();
    assert.equal(locatedAt.object, 'urn:City:A');
    assert.equal(locatedAt.entity.id, 'urn:City:A');
    assert.deepEqual(near.object, ['urn:City:B', 'urn:City:gone']);
    assert.deepEqual(
      near.entity.map(({ id }: { id: string }) => id),
      ['urn:City:B'],
    );
    const { cities } = (await get('/entities/urn:Country:X?join=inline')).json();
    assert.deepEqual(
      cities.entityList.map(({ id }: { id: string }) => id),
      ['urn:City:A', 'urn:City:B'],
    );
  });

  it('beside the entities, each once, and an object where there is none', async () => {
    const ids = async (url: string) => (await simple(url)).map(({ id }: { id: string }) => id);
    assert.deepEqual(await ids('/entities/urn:House:1?join=flat'), [
      'urn:House:1',
      'urn:City:B',
      'urn:City:A',
    ]);
    assert.deepEqual(await ids('/entities?type=House&join=flat&joinLevel=3'), [
      'urn:House:1',
      'urn:House:2',
      'urn:House:3',
      'urn:City:B',
      'urn:City:A',
      'urn:Country:X',
    ]);
    assert.equal((await simple('/entities/urn:House:3?join=flat')).id, 'urn:House:3');
  });

  it('circles end, and whom the asker knows is not joined', async () => {
    const a = await simple('/entities/urn:City:A?join=inline&joinLevel=9&pick=id,twin');
    assert.deepEqual(a.twin.twin, 'urn:City:A');
    const known = await simple('/entities/urn:House:1?pick=locatedAt&join=inline&containedBy=urn:City:A');
    assert.deepEqual(known, { locatedAt: 'urn:City:A' });
  });

  for (const wrong of [
    'join=all',
    'joinLevel=2',
    'containedBy=urn:a',
    'join=inline&joinLevel=0',
    'join=inline&joinLevel=17',
    'join=flat&containedBy=x y',
  ])
    it(`refuses ${wrong}`, async () => {
      assert.equal((await get(`/entities/urn:House:1?${wrong}`)).statusCode, 400);
    });
});

/** Clause 4.21. */
describe('pick and omit', () => {
  it('go before nothing: an entity of which nothing is left is not there', async () => {
    assert.equal((await get('/entities/urn:House:1?pick=unknown')).statusCode, 404);
    assert.equal((await get('/entities/urn:House:3?omit=id,type,name')).statusCode, 404);
    assert.equal((await get('/entities/urn:House:3?attrs=floors')).statusCode, 404);
    assert.deepEqual(await simple('/entities?type=House&pick=floors'), [{ floors: 2 }, { floors: 9 }]);
    assert.deepEqual(await simple('/entities?type=House&pick=floors&limit=1&offset=1'), [{ floors: 9 }]);
  });

  for (const wrong of [
    'pick=a&omit=a',
    'pick=a&attrs=b',
    'omit=a&attrs=b',
    'pick=a{b}&omit=a{b}',
    'pick=a;b',
    'attrs=id,type',
  ])
    it(`refuses ${wrong}`, async () => {
      assert.equal((await get(`/entities?type=House&${wrong}`)).statusCode, 400);
    });
});

/** Clauses 4.5.16 and 6.3.15. */
describe('entities as GeoJSON', () => {
  const geo = { accept: 'application/geo+json' };

  it('are features where they are, with the context in the body unless it is wanted in a header', async () => {
    const answer = await get('/entities/urn:House:1?options=keyValues&pick=id,type,floors,location', geo);
    assert.equal(answer.headers['content-type'], 'application/geo+json');
    const { '@context': context, ...feature } = answer.json();
    assert.match(context, /core-context/);
    assert.deepEqual(feature, {
      id: 'urn:House:1',
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [113, 34] },
      properties: { type: 'House', floors: 2, location: { type: 'Point', coordinates: [113, 34] } },
    });
    const linked = await get('/entities/urn:House:1', { ...geo, prefer: 'body=json' });
    assert.equal(linked.json()['@context'], undefined);
    assert.match(String(linked.headers['link']), /core-context/);
  });

  it('take their place from the property that is asked for, and may be nowhere', async () => {
    const at = async (url: string) => (await get(url, geo)).json();
    assert.deepEqual(
      (await at('/entities/urn:House:1?geometryProperty=entrance')).geometry.coordinates,
      [113.1, 34.1],
    );
    assert.equal((await at('/entities/urn:House:1?geometryProperty=floors')).geometry, null);
    const { type, features } = await at('/entities?type=House');
    assert.equal(type, 'FeatureCollection');
    assert.deepEqual(
      features.map(({ geometry }: { geometry: object | null }) => geometry !== null),
      [true, false, false],
    );
  });
});

/** Clauses 5.2.23, 5.7.2 and 6.23. */
describe('a query in a body', () => {
  const ids = async (body: object, url = '/entityOperations/query') =>
    (await post(url, { type: 'Query', ...body })).json().map(({ id }: { id: string }) => id);

  it('asks for any of several selections, and what holds for all of them', async () => {
    const entities = [
      { type: 'House', id: 'urn:House:3' },
      { type: 'City' },
      { type: 'House', idPattern: '1$' },
    ];
    assert.deepEqual(await ids({ entities }), ['urn:City:A', 'urn:City:B', 'urn:House:1', 'urn:House:3']);
    assert.deepEqual(await ids({ entities, q: 'name=="A","three"' }), ['urn:City:A', 'urn:House:3']);
    assert.deepEqual(
      await ids({ entities: [{ type: 'House' }], q: 'floors>1' }, '/entityOperations/query?limit=1&offset=1'),
      ['urn:House:2'],
    );
    assert.deepEqual(
      await ids({
        entities: [{ type: 'House' }, { type: 'City' }],
        geoQ: { georel: 'near;maxDistance==1000', geometry: 'Point', coordinates: [113, 34] },
      }),
      ['urn:House:1'],
    );
  });

  it('says how it wants to be answered', async () => {
    const body = {
      type: 'Query',
      entities: [{ type: 'House' }],
      q: 'floors<5',
      pick: ['id', 'locatedAt'],
      join: 'inline',
      joinLevel: 1,
    };
    const [house] = (await post('/entityOperations/query?format=simplified', body)).json();
    assert.equal(house.locatedAt.name, 'A');
  });

  it('is answered in the words of its own context', async () => {
    const context = { '@context': { haus: 'https://uri.etsi.org/ngsi-ld/default-context/House' } };
    const answer = await post(
      '/entityOperations/query',
      { ...context, type: 'Query', entities: [{ type: 'haus', id: 'urn:House:3' }] },
      { 'content-type': 'application/ld+json', accept: 'application/ld+json' },
    );
    assert.deepEqual([answer.json()[0].type, answer.json()[0]['@context']], ['haus', context['@context']]);
  });

  for (const [wrong, body] of Object.entries({
    'no Query': { type: 'Entity' },
    everything: { type: 'Query' },
    'ids alone': { type: 'Query', entities: [{ id: 'urn:House:1' }] },
    'a time': {
      type: 'Query',
      entities: [{ type: 'House' }],
      temporalQ: { timerel: 'after', timeAt: '2020-01-01T00:00:00Z' },
    },
    'an unknown member': { type: 'Query', entities: [{ type: 'House' }], what: 1 },
  }))
    it(`refuses ${wrong}`, async () => {
      assert.equal((await post('/entityOperations/query', body)).statusCode, 400);
    });
});

describe('pages and order', () => {
  it('link to the pages before and behind (clause 6.3.10)', async () => {
    const links = async (url: string) => String((await get(url)).headers['link']);
    const middle = await links('/entities?type=House&limit=1&offset=1');
    assert.match(middle, /<\/ngsi-ld\/v1\/entities\?type=House&limit=1&offset=0>;rel="prev"/);
    assert.match(middle, /<\/ngsi-ld\/v1\/entities\?type=House&limit=1&offset=2>;rel="next"/);
    assert.doesNotMatch(await links('/entities?type=House&limit=1&offset=2'), /rel="next"/);
    assert.doesNotMatch(await links('/entities?type=House'), /rel="(?:next|prev)"/);
  });

  it('order by paths: sub-attributes, members, times (clause 4.23)', async () => {
    const ids = async (order: string) =>
      (await simple(`/entities?type=House&orderBy=${order}`))
        .map(({ id }: { id: string }) => id.slice(-1))
        .join('');
    assert.equal(await ids('name'), '132');
    assert.equal(await ids('name.height'), '231');
    assert.equal(await ids('name.height;desc'), '132');
    assert.equal(await ids('floors;desc,name'), '213');
    assert.equal(await ids('type,id;desc'), '321');
  });

  it('ids alone do not bound a query (clause 5.7.2.4)', async () => {
    assert.equal((await get('/entities?id=urn:House:1')).statusCode, 400);
    assert.equal((await get('/entities?id=urn:House:1&local=true')).statusCode, 200);
  });
});

/** Clause 4.5.5. */
describe('datasets', () => {
  it('only those that are asked for are shown', async () => {
    const label = async (datasets: string) =>
      (await simple(`/entities/urn:House:2?datasetId=${datasets}`)).label;
    assert.equal(await label('urn:d:de'), 'Haus');
    assert.equal(await label('@none'), 'plain');
    assert.deepEqual(await label('@none,urn:d:de'), { dataset: { '@none': 'plain', 'urn:d:de': 'Haus' } });
    assert.deepEqual(await simple('/entities/urn:House:2?datasetId=urn:d:other'), {
      id: 'urn:House:2',
      type: 'House',
    });
  });
});
