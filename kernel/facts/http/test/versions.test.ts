import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { shortTime } from '../../model/instant.ts';

let test: TestKernel;
let app: FastifyInstance;
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const entity = {
  id: 'urn:ngsi-ld:Thing:1',
  type: ['Thing', 'Other'],
  scope: '/a',
  expiresAt: '2099-01-01T00:00:00Z',
  n: [
    { type: 'Property', value: 1, unitCode: 'MTR', observedAt: '2026-01-01T00:00:00Z' },
    { type: 'Property', value: 2, datasetId: 'urn:d:1' },
  ],
  label: { type: 'LanguageProperty', languageMap: { en: 'x' } },
  json: { type: 'JsonProperty', json: { expiresAt: 1 }, about: { type: 'VocabProperty', vocab: 'y' } },
  list: { type: 'ListProperty', valueList: [1] },
  to: { type: 'ListRelationship', objectList: [{ object: 'urn:x:1' }], objectType: 'X' },
  at: { type: 'GeoProperty', value: { type: 'Point', coordinates: [1, 2] } },
};
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
  const answer = await app.inject({
    method: 'POST',
    url: `${root}/entities`,
    payload: JSON.stringify(entity),
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(answer.statusCode, 201);
});
const get = (prefer: string, url = `/entities/${entity.id}`) =>
  app.inject({ method: 'GET', url: root + url, headers: { prefer } });

const asProperty = {
  json: { type: 'Property', value: { expiresAt: 1 }, about: { type: 'Property', value: 'y' } },
  list: { type: 'Property', value: [1] },
  to: { type: 'Relationship', object: ['urn:x:1'] },
};
const { id, type, scope, n, label, at } = entity;
const n0 = [{ ...n[0], observedAt: '2026-01-01T00:00:00Z' }, n[1]];

describe('Prefer: ngsi-ld=1.x (clause 4.3.6.8)', () => {
  for (const [prefer, status, applied, expected] of [
    [
      'ngsi-ld=1.8',
      203,
      '1.8',
      { id, type, scope, n: n0, label, json: entity.json, list: entity.list, to: entity.to, at },
    ],
    ['return=minimal, ngsi-ld="1.5"', 203, '1.5', { id, type, scope, n: n0, label, ...asProperty, at }],
    [
      'ngsi-ld=1.0',
      203,
      '1.0',
      {
        id,
        type: 'Thing',
        n: { type: 'Property', value: 1 },
        label: { type: 'Property', value: { en: 'x' } },
        ...asProperty,
        at,
      },
    ],
  ] as const) {
    it(prefer, async () => {
      const answer = await get(prefer);
      assert.equal(answer.statusCode, status);
      assert.equal(answer.headers['preference-applied'], `ngsi-ld=${applied}`);
      assert.deepEqual(answer.json(), expected);
    });
  }

  it('says 1.9 to whoever wants that or more', async () => {
    const answer = await get('ngsi-ld=1.12');
    assert.deepEqual([answer.statusCode, answer.headers['preference-applied']], [200, 'ngsi-ld=1.9']);
    assert.deepEqual(answer.json().expiresAt, '2099-01-01T00:00:00Z');
  });

  it('holds for queries as well', async () => {
    const answer = await get('ngsi-ld=1.3', '/entities?type=Thing');
    assert.equal(answer.statusCode, 203);
    assert.equal(answer.json()[0].scope, undefined);
  });

  it('is passed over where it makes no sense', async () => {
    for (const prefer of ['ngsi-ld=2.0', 'ngsi-ld=one', 'return=minimal'])
      assert.equal((await get(prefer)).headers['preference-applied'], undefined);
    assert.equal((await get('ngsi-ld=1.0', '/entities/urn:x:none')).statusCode, 404);
  });
});

describe('identity of the source (clause 5.15)', () => {
  it('stays the same, and each tenant has its own', async () => {
    const identity = async (headers = {}) =>
      (await app.inject({ method: 'GET', url: `${root}/info/sourceIdentity`, headers })).json();
    const first = await identity();
    assert.equal(first.type, 'ContextSourceIdentity');
    assert.match(first.id, /^urn:ngsi-ld:/);
    assert.match(first.contextSourceUptime, /^PT\d+\.\d{3}S$/);
    assert.equal(first.contextSourceTimeAt, shortTime(test.clock.now().toISOString()));
    assert.equal((await identity()).contextSourceAlias, first.contextSourceAlias);
    await app.inject({
      method: 'POST',
      url: `${root}/entities`,
      payload: JSON.stringify({ id: 'urn:x:1', type: 'T' }),
      headers: { 'content-type': 'application/json', 'ngsild-tenant': 'town' },
    });
    assert.notEqual(
      (await identity({ 'ngsild-tenant': 'town' })).contextSourceAlias,
      first.contextSourceAlias,
    );
  });
});
