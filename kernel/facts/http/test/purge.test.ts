import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const idOf = (name: string): string => `urn:ngsi-ld:Thing:${name}`;
const purge = (query: string) => app.inject({ method: 'DELETE', url: `${root}/entities${query}` });
const left = async (): Promise<Record<string, readonly string[]>> => {
  const answer = await app.inject({ method: 'GET', url: `${root}/entities?type=Thing&options=keyValues` });
  return Object.fromEntries(
    answer
      .json()
      .map((one: { id: string }) => [
        one.id,
        Object.keys(one).filter((name) => name !== 'id' && name !== 'type'),
      ]),
  );
};
beforeEach(async () => {
  const things = ['1', '2', '3'].map((name) => ({
    id: idOf(name),
    type: 'Thing',
    n: Number(name),
    name,
    scope: '/x',
  }));
  await app.inject({
    method: 'POST',
    url: `${root}/entityOperations/upsert`,
    payload: JSON.stringify(things),
    headers: { 'content-type': 'application/json' },
  });
});

describe('purge of entities (clauses 5.6.21 and 6.4.3.3)', () => {
  for (const query of [
    '',
    '?local=false',
    `?id=${idOf('1')}`,
    '?idPattern=.*',
    '?attrs=createdAt',
    '?q=modifiedAt>2020-01-01T00:00:00Z',
    '?type=Thing&keep=n&drop=name',
    '?type=Thing&id=one',
  ]) {
    it(`refuses what is too wide or makes no sense: ${query}`, async () => {
      const answer = await purge(query);
      assert.equal(answer.statusCode, 400);
      assert.equal(answer.json().type, 'https://uri.etsi.org/ngsi-ld/errors/BadRequestData');
      assert.equal(Object.keys(await left()).length, 3);
    });
  }

  it('does not know every parameter', async () => {
    assert.equal((await purge('?type=Thing&limit=1')).json().code, 'facts.unknown-parameter');
  });

  for (const [query, remain] of [
    ['?type=Thing', []],
    ['?type=*', []],
    ['?local=true', []],
    ['?type=Thing|Other&q=n>1', ['1']],
    ['?type=Thing&idPattern=[12]$', ['3']],
    [`?type=Thing&id=${idOf('1')},${idOf('3')}`, ['2']],
  ] as const) {
    it(`removes entities: ${query}`, async () => {
      assert.equal((await purge(query)).statusCode, 204);
      assert.deepEqual(Object.keys(await left()), remain.map(idOf));
    });
  }

  it('drops attributes', async () => {
    assert.equal((await purge('?type=Thing&drop=name,none&q=n<=2')).statusCode, 204);
    assert.deepEqual(await left(), {
      [idOf('1')]: ['scope', 'n'],
      [idOf('2')]: ['scope', 'n'],
      [idOf('3')]: ['scope', 'n', 'name'],
    });
  });

  it('keeps attributes only', async () => {
    assert.equal((await purge('?type=Thing&keep=name')).statusCode, 204);
    assert.deepEqual(await left(), {
      [idOf('1')]: ['scope', 'name'],
      [idOf('2')]: ['scope', 'name'],
      [idOf('3')]: ['scope', 'name'],
    });
  });

  it('goes on over lots', async () => {
    const many = Array.from({ length: 1300 }, (_, place) => ({ id: idOf(`many${place}`), type: 'Thing' }));
    for (const some of [many.slice(0, 700), many.slice(700)])
      await test.kernel.facts.write(
        some.map(({ id }) => ({ op: 'create', id, types: ['Thing'], statements: new Map() })),
        { id: 'user:x', name: 'X', organisation: null, source: 'test', roles: [], synthetic: false },
      );
    assert.equal((await purge('?type=Thing')).statusCode, 204);
    assert.deepEqual(await left(), {});
  });
});
