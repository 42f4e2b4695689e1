import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { point } from '../../../test/stated.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown) =>
  app.inject({
    method,
    url,
    ...(body === undefined
      ? {}
      : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
describe('NGSI-LD queries', () => {
  before(async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      id: `urn:ngsi-ld:Probe:${String(index).padStart(2, '0')}`,
      type: 'Probe',
      n: index,
      even: index % 2 === 0,
      location: point(113 + index / 100, 34),
    }));
    await ask('POST', `${root}/entityOperations/upsert`, many);
  });
  const query = (parameters: Record<string, string>) =>
    ask('GET', `${root}/entities?${new URLSearchParams(parameters)}`);

  it('refuses patterns that cost too much over long texts, not those that only look it', async () => {
    let seed = 1;
    const irregular = Array.from({ length: 200_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % 2 === 0 ? 'a' : 'b';
    }).join('');
    await ask('POST', `${root}/entities`, { id: 'urn:long:1', type: 'LongText', text: irregular });
    const wild = await query({ type: 'LongText', q: 'text~="(.*a){25}c"|text~="a.{20}c"|text~="(a|b)+$"' });
    assert.deepEqual(
      wild.json().map(({ id }: { id: string }) => id),
      ['urn:long:1'],
    );
    const refused = await query({ type: 'LongText', q: 'text~="(a|b).{140}c.{140}|a.{140}c"' });
    assert.equal(refused.statusCode, 403);
    assert.equal(refused.json().type, 'https://uri.etsi.org/ngsi-ld/errors/TooComplexQuery');
  });

  it('pages and counts', async () => {
    const page = await query({
      type: 'Probe',
      limit: '7',
      offset: '25',
      count: 'true',
      options: 'keyValues',
    });
    assert.equal(page.statusCode, 200);
    assert.equal(page.headers['ngsild-results-count'], '30');
    assert.deepEqual(
      page.json().map(({ n }: { n: number }) => n),
      [25, 26, 27, 28, 29],
    );
    const plain = await query({ type: 'Probe' });
    assert.equal(plain.headers['ngsild-results-count'], undefined);
    assert.equal(plain.json().length, 20);
    assert.deepEqual(
      (await query({ type: 'Probe', limit: '0', count: 'true' })).headers['ngsild-results-count'],
      '30',
    );
  });

  it('asks by type expressions, patterns of ids and scopes; picks and omits', async () => {
    await ask('POST', `${root}/entityOperations/upsert`, [
      { id: 'urn:ngsi-ld:Scoped:1', type: ['Scoped', 'Red'], scope: '/a/b', n: 1, m: 1 },
      { id: 'urn:ngsi-ld:Scoped:2', type: ['Scoped', 'Blue'], scope: ['/a', '/c'], n: 2, m: 2 },
      { id: 'urn:ngsi-ld:Scoped:3', type: 'Scoped', n: 3, m: 3 },
    ]);
    const found = async (parameters: Record<string, string>): Promise<unknown> =>
      (await query({ options: 'keyValues', pick: 'n', ...parameters })).json();
    assert.deepEqual(await found({ type: 'Scoped;(Red|Blue)' }), [{ n: 1 }, { n: 2 }]);
    assert.deepEqual(await found({ type: 'Scoped;Red' }), [{ n: 1 }]);
    assert.deepEqual(await found({ type: 'Scoped', idPattern: '[13]$' }), [{ n: 1 }, { n: 3 }]);
    assert.deepEqual(await found({ scopeQ: '/a/#' }), [{ n: 1 }, { n: 2 }]);
    assert.deepEqual(await found({ scopeQ: '/a;/c', type: 'Scoped' }), [{ n: 2 }]);
    const { pick: _, ...rest } = { pick: '', type: 'Scoped', scopeQ: '/c', options: 'keyValues' };
    assert.deepEqual((await query({ ...rest, omit: 'n,scope,id' })).json(), [
      { type: ['Scoped', 'Blue'], m: 2 },
    ]);
  });

  it('asks by id, q, attributes, place and order', async () => {
    const numbers = async (parameters: Record<string, string>): Promise<unknown> =>
      (await query({ options: 'keyValues', ...parameters })).json().map(({ n }: { n: number }) => n);
    assert.deepEqual(
      await numbers({ type: 'Probe', id: 'urn:ngsi-ld:Probe:03,urn:ngsi-ld:Probe:01,urn:x:1' }),
      [1, 3],
    );
    assert.deepEqual(await numbers({ type: 'Lamp,Probe', q: 'even==true;n>24' }), [26, 28]);
    assert.deepEqual(await numbers({ type: 'Probe', q: 'n==5..7', orderBy: 'n;desc' }), [7, 6, 5]);
    assert.deepEqual(
      await numbers({
        type: 'Probe',
        georel: 'near;maxDistance==1500',
        geometry: 'Point',
        coordinates: '[113.1,34]',
      }),
      [9, 10, 11],
    );
    const box = '[[[113.195,33],[113.215,33],[113.215,35],[113.195,35],[113.195,33]]]';
    assert.deepEqual(
      await numbers({ georel: 'within', geometry: 'Polygon', coordinates: box, geoproperty: 'location' }),
      [20, 21],
    );
    const [picked] = (await query({ type: 'Probe', attrs: 'even', limit: '1' })).json();
    assert.deepEqual(Object.keys(picked), ['id', 'type', 'even']);
  });

  for (const text of [
    '',
    'limit=5',
    'type=Probe&idPattern=(',
    'type=Probe&scopeQ=/x//y',
    'type=Probe;',
    'type=Probe&pick=a-b',
    'type=Probe&type=Lamp',
    'type=Pro%00be',
    'type=a-b',
    'id=nothing',
    'attrs=a,%00',
    'attrs=,',
    'type=Probe&q=n%3D1',
    'type=Probe&q=name~%3D%22(a)%5C1%22',
    'type=Probe&q=n%3D%3D%22%00%22',
    'type=Probe&limit=1001',
    'type=Probe&limit=-1',
    'type=Probe&limit=1e2',
    'type=Probe&offset=99999999999999999999',
    'type=Probe&orderBy=a%20b',
    'type=Probe&orderBy=n;down',
    'type=Probe&geometry=Point&coordinates=[0,0]',
    'type=Probe&geoproperty=place',
    'type=Probe&georel=near',
    'type=Probe&georel=near;maxDistance==5&geometry=Point&coordinates=x',
    'type=Probe&georel=near;maxDistance==5&geometry=Point&coordinates=[200,0]',
    'type=Probe&georel=near;maxDistance==-5&geometry=Point&coordinates=[0,0]',
    'type=Probe&georel=touches&geometry=Point&coordinates=[0,0]',
    'type=Probe&georel=within;maxDistance==1&geometry=Point&coordinates=[0,0]',
    'type=Probe&georel=near;maxDistance==5&geometry=Point&coordinates=[0,0]&geoproperty=a.b',
  ]) {
    it(`refuses ?${text}`, async () => {
      const answer = await ask('GET', `${root}/entities?${text}`);
      assert.equal(answer.statusCode, 400, answer.body);
      assert.match(answer.json().code, /^facts\.bad-/);
    });
  }
});
