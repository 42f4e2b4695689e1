import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createServer } from '../../../http/server.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const inTenant = (
  tenant: string | null,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
  server = app,
) =>
  server.inject({
    method,
    url: `${root}${url}`,
    headers: tenant === null ? {} : { 'ngsild-tenant': tenant },
    ...(payload === undefined ? {} : { payload }),
  });
const lamp = (power: number) => ({ id: 'urn:ngsi-ld:Lamp:1', type: 'Lamp', power });
const powers = async (tenant: string | null) =>
  (await inTenant(tenant, 'GET', '/entities?type=Lamp&format=simplified'))
    .json<{ power: number }[]>()
    .map(({ power }) => power);

/** ETSI GS CIM 009 V1.9.1, clauses 4.14, 5.5.10 and 6.3.14. */
describe('tenants', () => {
  it('are not there before something is created in them', async () => {
    for (const [method, url] of [
      ['GET', '/entities?type=Lamp'],
      ['GET', '/entities/urn:ngsi-ld:Lamp:1'],
      ['PATCH', '/entities/urn:ngsi-ld:Lamp:1'],
      ['DELETE', '/entities/urn:ngsi-ld:Lamp:1'],
      ['GET', '/temporal/entities/urn:ngsi-ld:Lamp:1'],
    ] as const) {
      const answer = await inTenant('nowhere', method, url, method === 'PATCH' ? { power: 1 } : undefined);
      assert.equal(answer.statusCode, 404, `${method} ${url}`);
      assert.equal(answer.json().type, 'https://uri.etsi.org/ngsi-ld/errors/NonexistentTenant');
    }
    const refused = await inTenant('nowhere', 'POST', '/entityOperations/upsert', [{}]);
    assert.equal(refused.statusCode, 404, 'a batch of which everything is refused makes no tenant');
    assert.deepEqual(await test.kernel.tenants.names(), []);
  });

  it('are not made by what is refused', async () => {
    assert.equal((await inTenant('refused', 'POST', '/entities', { id: 'no uri' })).statusCode, 400);
    assert.equal((await inTenant('a b', 'POST', '/entities', lamp(1))).statusCode, 400);
    assert.equal((await inTenant('x'.repeat(129), 'GET', '/entities?type=Lamp')).statusCode, 400);
    assert.deepEqual(await test.kernel.tenants.names(), []);
  });

  it('come with the first entity, and see nothing of one another', async () => {
    const created = await inTenant('city:zhengzhou', 'POST', '/entities', lamp(1));
    assert.equal(created.statusCode, 201);
    assert.equal(created.headers['ngsild-tenant'], 'city:zhengzhou');
    const upserted = await inTenant('city:kaifeng', 'POST', '/entityOperations/upsert', [lamp(2)]);
    assert.equal(upserted.statusCode, 201);
    assert.equal((await inTenant(null, 'POST', '/entities', lamp(3))).statusCode, 201);
    assert.deepEqual(
      [await powers('city:zhengzhou'), await powers('city:kaifeng'), await powers(null)],
      [[1], [2], [3]],
    );
    assert.equal((await inTenant('city:kaifeng', 'DELETE', '/entities/urn:ngsi-ld:Lamp:1')).statusCode, 204);
    assert.deepEqual(
      [await powers('city:zhengzhou'), await powers('city:kaifeng'), await powers(null)],
      [[1], [], [3]],
    );
  });

  it('have a past of their own', async () => {
    await inTenant('city:zhengzhou', 'PATCH', '/entities/urn:ngsi-ld:Lamp:1', { power: 11 });
    const past = async (tenant: string | null) => {
      const url = '/temporal/entities/urn:ngsi-ld:Lamp:1?format=temporalValues';
      const { power } = (await inTenant(tenant, 'GET', url)).json<{
        power: { values: [number, string][] };
      }>();
      return power.values.map(([value]) => value);
    };
    assert.deepEqual([await past('city:zhengzhou'), await past(null)], [[1, 11], [3]]);
  });

  it('have a log of their own, each whole', async () => {
    const rows = await test.database.query<{ tenant: number; entries: number; head: number }>(
      `select e.tenant, count(*) as entries, max(h.sequence) as head
       from audit.entry e join audit.head h on h.tenant = e.tenant group by 1 order by 1`,
    );
    assert.deepEqual(
      rows.map(({ entries, head }) => [entries, head]),
      [
        [1, 1],
        [2, 2],
        [2, 2],
      ],
    );
  });

  it('tell followers of their own changes alone', async () => {
    const { facts } = await test.kernel.tenants.find('city:zhengzhou');
    const heard: string[] = [];
    const stop = await facts.watch((changes) => void heard.push(...changes.map(({ entity }) => entity)));
    await inTenant(null, 'POST', '/entities', { id: 'urn:elsewhere', type: 'T' });
    await inTenant('city:zhengzhou', 'POST', '/entities', { id: 'urn:here', type: 'T' });
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await stop();
    assert.deepEqual(heard, ['urn:here']);
  });

  it('are one for all servers, and outlive them', async () => {
    const second = await test.another();
    const other = await createServer({ auth: false, kernel: second, consoleFolder: null });
    assert.equal((await inTenant('made-here', 'POST', '/entities', lamp(5), other)).statusCode, 201);
    assert.deepEqual(await powers('made-here'), [5]);
    const both = await Promise.all(
      [app, other].map((server, index) =>
        inTenant('at-once', 'POST', '/entities', { id: `urn:${index}`, type: 'Lamp', power: index }, server),
      ),
    );
    assert.deepEqual(
      both.map(({ statusCode }) => statusCode),
      [201, 201],
    );
    assert.deepEqual(await powers('at-once'), [0, 1]);
    await other.close();
    assert.deepEqual((await second.tenants.names()).toSorted(), [
      'at-once',
      'city:kaifeng',
      'city:zhengzhou',
      'made-here',
    ]);
  });
});
