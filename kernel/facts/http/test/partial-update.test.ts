import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server();
  const r = { type: 'Relationship', object: 'urn:x:1' };
  const payload = { id: 'urn:k:1', type: 'K', r, p: 1, l: { languageMap: { en: 'hi' } } };
  assert.equal(await statusOf('POST', '/entities', payload), 201);
});
after(() => test[Symbol.asyncDispose]());

const headers = { 'content-type': 'application/json' };
const statusOf = async (method: 'POST' | 'PUT' | 'PATCH', url: string, payload: object): Promise<number> =>
  (await app.inject({ method, url: `/ngsi-ld/v1${url}`, headers, payload })).statusCode;
const types = async (): Promise<unknown> =>
  (await app.inject({ url: '/ngsi-ld/v1/entities/urn:k:1?format=concise' })).json();

describe('what an entity may be made into', () => {
  for (const [name, payload] of [
    ['r', { value: 3 }],
    ['r', { type: 'Property', value: 3 }],
    ['r', []],
    ['r', { object: [] }],
    ['r', { object: 3 }],
    ['r', { languageMap: { en: 'a' } }],
    ['p', { object: 'urn:x:1' }],
    ['p', { vocab: 'x' }],
    ['l', { value: 'x' }],
  ] as const)
    it(`a partial update does not change the kind (clause 5.6.4): ${name} ${JSON.stringify(payload)}`, async () => {
      const earlier = await types();
      assert.equal(await statusOf('PATCH', `/entities/urn:k:1/attrs/${name}`, payload), 400);
      assert.deepEqual(await types(), earlier);
    });

  it('a part of the same kind is taken', async () => {
    for (const [name, payload] of [
      ['r', { object: 'urn:x:2' }],
      ['r', { value2: 3 }],
      ['p', { value: { type: 'Point', coordinates: [1, 2] } }],
      ['p', { unitCode: 'MTR' }],
    ] as const)
      assert.equal(await statusOf('PATCH', `/entities/urn:k:1/attrs/${name}`, payload), 204, name);
  });

  it('NGSI-LD Null is no type (clause 4.5.0)', async () => {
    const earlier = await types();
    const nothing = { type: 'urn:ngsi-ld:null' };
    for (const [method, url] of [
      ['PATCH', '/entities/urn:k:1'],
      ['PUT', '/entities/urn:k:1'],
      ['POST', '/entities/urn:k:1/attrs'],
    ] as const) {
      assert.equal(await statusOf(method, url, nothing), 400, method);
      assert.equal(await statusOf(method, url, { type: ['K', nothing.type], p: 1 }), 400, method);
    }
    assert.equal(await statusOf('POST', '/entities', { id: 'urn:k:2', ...nothing }), 400);
    assert.deepEqual(await types(), earlier);
  });
});
