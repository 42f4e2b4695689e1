import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { ExpiryKeeper } from '../../expiry-keeper.ts';

let test: TestKernel;
let app: FastifyInstance;
let keeper: ExpiryKeeper;
before(async () => {
  test = await testKernel([fixturePack], '2026-03-02T02:00:00.000Z');
  app = await test.server();
  const { database, kernel, clock } = test;
  keeper = new ExpiryKeeper({
    database,
    tenants: kernel.tenants,
    clock: clock.now,
    report: (error) => test.reported.push(error),
  });
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const idOf = (name: string): string => `urn:ngsi-ld:Thing:${name}`;
const ask = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) => {
  const answer = await app.inject({
    method,
    url: root + url,
    ...(body && { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
};
const create = (name: string, stated: object) =>
  ask('POST', '/entities', { id: idOf(name), type: 'Thing', ...stated });
const ids = async (): Promise<readonly string[]> =>
  (await ask('GET', '/entities?type=Thing')).body.map(({ id }: { id: string }) => id);
/** So many seconds from now. */
const soon = (seconds: number): string => new Date(test.clock.now().getTime() + seconds * 1000).toISOString();
const rows = async (table: string): Promise<number> => {
  const [row] = await test.database.query<{ n: number }>(`select count(*)::int as n from facts.${table}`, []);
  return row?.n ?? -1;
};

describe('what ceases to be (clause 4.22)', () => {
  it('is not seen any more from then on, and removed later', async () => {
    assert.equal((await create('1', { a: 1, expiresAt: soon(60) })).status, 201);
    const b = { type: 'Property', value: 1, expiresAt: soon(30) };
    assert.equal(
      (await create('2', { a: 1, b: [b, { ...b, datasetId: 'urn:d:1', expiresAt: soon(90) }] })).status,
      201,
    );
    assert.deepEqual(await ids(), [idOf('1'), idOf('2')]);
    test.clock.advance(30_000);
    assert.equal((await ask('GET', `/entities/${idOf('2')}`)).body.b.datasetId, 'urn:d:1');
    test.clock.advance(30_000);
    assert.deepEqual(await ids(), [idOf('2')]);
    assert.equal((await ask('GET', `/entities/${idOf('1')}`)).status, 404);
    test.clock.advance(30_000);
    assert.equal((await ask('GET', `/entities/${idOf('2')}`)).body.b, undefined);

    assert.equal(await rows('expiry'), 3);
    await keeper.look();
    assert.equal(await rows('expiry'), 0);
    assert.deepEqual(await ids(), [idOf('2')]);
    // Its past stays, and says that it ended.
    const past = await ask('GET', `/temporal/entities/${idOf('1')}?options=audit`);
    const instances: readonly { deletedAt?: string }[] = past.body.a;
    assert.ok(instances.some(({ deletedAt }) => deletedAt !== undefined));
    assert.deepEqual(await test.walk(), []);
    assert.equal((await ask('GET', '/types/Thing')).body.entityCount, 1);
    await ask('DELETE', `/entities/${idOf('2')}`);
  });

  it('is not seen inside an attribute either, at whatever depth', async () => {
    const inner = { type: 'Property', value: 2, expiresAt: soon(10) };
    const a = { type: 'Property', value: 1, inner, other: { ...inner, expiresAt: soon(60), deep: inner } };
    await create('i', { a });
    test.clock.advance(10_000);
    const seen = async () => (await ask('GET', `/entities/${idOf('i')}`)).body.a;
    const { other } = await seen();
    assert.deepEqual(Object.keys(await seen()).toSorted(), ['other', 'type', 'value']);
    assert.deepEqual(other, {
      type: 'Property',
      value: 2,
      expiresAt: a.other.expiresAt.replace('.000Z', 'Z'),
    });
    const asked = async (q: string) => (await ask('GET', `/entities?type=Thing&q=${q}`)).body.length;
    assert.deepEqual(
      [await asked('a.inner'), await asked('a.other.deep'), await asked('a.other')],
      [0, 0, 1],
    );
    // What is said anew is not over because something of that name once was.
    await ask('PATCH', `/entities/${idOf('i')}`, { a: { inner: { type: 'Property', value: 3 } } });
    assert.deepEqual((await seen()).inner, { type: 'Property', value: 3 });
    assert.equal((await test.kernel.audit.verify()).brokenAt, null);
    await ask('DELETE', `/entities/${idOf('i')}`);
  });

  it('may be made anew, changed in vain and deleted in vain before it is removed', async () => {
    for (const name of ['n1', 'n2', 'n3']) await create(name, { a: 1, old: 1, expiresAt: soon(5) });
    test.clock.advance(5_000);
    assert.equal((await create('n1', { a: 2 })).status, 201);
    assert.deepEqual(Object.keys((await ask('GET', `/entities/${idOf('n1')}`)).body), ['id', 'type', 'a']);
    assert.equal((await ask('POST', `/entities/${idOf('n2')}/attrs`, { a: 2 })).status, 404);
    assert.equal((await ask('DELETE', `/entities/${idOf('n3')}`)).status, 404);
    assert.equal(await rows('expiry'), 0);
    assert.deepEqual(await ids(), [idOf('n1')]);
    await ask('DELETE', `/entities/${idOf('n1')}`);
  });

  it('may be put off, and taken back', async () => {
    await create('p', { a: { value: 1, expiresAt: soon(5) }, expiresAt: soon(5) });
    assert.equal((await ask('PATCH', `/entities/${idOf('p')}`, { expiresAt: soon(60) })).status, 204);
    assert.equal((await ask('POST', `/entities/${idOf('p')}/attrs`, { a: 2 })).status, 204);
    test.clock.advance(10_000);
    await keeper.look();
    assert.deepEqual(await ids(), [idOf('p')]);
    assert.equal(
      (await ask('PATCH', `/entities/${idOf('p')}`, { expiresAt: 'urn:ngsi-ld:null' })).status,
      204,
    );
    assert.equal(await rows('expiry'), 0);
    test.clock.advance(60_000);
    assert.deepEqual(await ids(), [idOf('p')]);
    await ask('DELETE', `/entities/${idOf('p')}`);
  });

  it('is not counted any more, though nobody has removed it', async () => {
    const count = async (type: string): Promise<number> =>
      (await ask('GET', `/types/${type}`)).body.entityCount ?? 0;
    const brief = { type: 'Property', value: 1, expiresAt: soon(2) };
    const whole = { id: idOf('c1'), type: 'Counted', a: 1, expiresAt: soon(2) };
    for (const one of [
      whole,
      { id: idOf('c2'), type: 'Counted', b: 1, brief },
      { ...whole, id: idOf('c3'), type: 'Brief' },
    ])
      assert.equal((await ask('POST', '/entities', one)).status, 201);
    assert.equal(await count('Counted'), 2);
    assert.equal((await ask('GET', '/attributes/brief')).status, 200);
    test.clock.advance(2_000);
    assert.equal(await count('Counted'), 1);
    assert.deepEqual(
      (await ask('GET', '/types/Counted')).body.attributeDetails.map(
        ({ attributeName }: { attributeName: string }) => attributeName,
      ),
      ['b'],
    );
    assert.equal((await ask('GET', '/types/Brief')).status, 404);
    assert.equal((await ask('GET', '/types')).body.typeList.includes('Brief'), false);
    const left: readonly string[] = (await ask('GET', '/attributes')).body.attributeList;
    assert.deepEqual(
      ['a', 'b', 'brief'].filter((name) => left.includes(name)),
      ['b'],
    );
    await keeper.look();
    assert.equal(await count('Counted'), 1);
    assert.equal((await ask('DELETE', `/entities/${idOf('c2')}`)).status, 204);
  });

  it('is removed of every tenant, more than a lot at a time', async () => {
    const many = Array.from({ length: 700 }, (_, place) => ({
      id: idOf(`m${place}`),
      type: 'Thing',
      expiresAt: soon(1),
    }));
    for (const tenant of ['one', 'two'])
      await app.inject({
        method: 'POST',
        url: `${root}/entityOperations/create`,
        payload: JSON.stringify(many),
        headers: { 'content-type': 'application/json', 'ngsild-tenant': tenant },
      });
    assert.equal(await rows('expiry'), 1400);
    test.clock.advance(1_000);
    await keeper.look();
    assert.equal(await rows('expiry'), 0);
    const [present] = await test.database.query<{ n: number }>(
      'select count(*)::int as n from facts.entity where present',
      [],
    );
    assert.equal(present?.n, 0);
  });
});
