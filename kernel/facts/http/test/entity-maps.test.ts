import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createServer } from '../../../http/server.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { shortTime } from '../../model/instant.ts';
import { askingWithHeaders } from './ask-with-headers.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const ask = askingWithHeaders(() => app);
const idOf = (n: number) => `urn:ngsi-ld:Pump:${n}`;
const pump = (n: number, flow = n) => ({ id: idOf(n), type: 'Pump', flow });
interface MapBody {
  readonly id: string;
  readonly type: string;
  readonly expiresAt: string;
  readonly entityMap: Record<string, string[]>;
}
const idsOf = ({ entityMap }: MapBody) => Object.keys(entityMap);
const makeMap = async (query = 'type=Pump', headers = {}) => {
  const answer = await ask('GET', `/entityMaps?${query}`, { headers });
  assert.equal(answer.statusCode, 201, answer.body);
  return { location: String(answer.headers['ngsild-entitymap']), body: answer.json<MapBody>() };
};
const page = async (location: string, query: string, server = app) => {
  const headers = { 'ngsild-entitymap': location };
  const answer = await ask('GET', `/entities?format=simplified&${query}`, { headers }, server);
  assert.equal(answer.statusCode, 200, answer.body);
  assert.equal(answer.headers['ngsild-entitymap'], location);
  return answer.json<{ id: string; flow: number }[]>().map(({ id }) => id);
};
const count = async () => {
  const [row] = await test.database.query<{ n: number }>('select count(*) as n from facts.entity_map', []);
  return row?.n;
};

beforeEach(async () => {
  await ask('POST', '/entityOperations/delete', { payload: [1, 2, 3, 4, 5, 6].map(idOf) });
  await ask('POST', '/entityOperations/create', { payload: [1, 2, 3, 4, 5].map((n) => pump(n)) });
});

/** ETSI GS CIM 009 V1.9.1, clauses 5.2.39, 5.14.4, 6.34. */
describe('an entity map of a query', () => {
  it('names the entities that match, and is there under its address', async () => {
    const { location, body } = await makeMap('type=Pump&q=flow>3');
    assert.equal(body.type, 'EntityMap');
    assert.deepEqual(body.entityMap, { [idOf(4)]: ['@none'], [idOf(5)]: ['@none'] });
    assert.equal(location, `/ngsi-ld/v1/entityMaps/${body.id}`);
    assert.deepEqual((await ask('GET', `/entityMaps/${encodeURIComponent(body.id)}`)).json(), body);
    const linked = await ask('GET', `/entityMaps/${body.id}`, { headers: { accept: 'application/ld+json' } });
    assert.match(linked.json<{ '@context': string }>()['@context'], /ngsi-ld-core-context/);
  });

  it('may be asked for with a body, of several kinds of entities, each once', async () => {
    const query = { type: 'Query', entities: [{ type: 'Pump' }, { type: 'Pump', id: idOf(1) }], q: 'flow<3' };
    const answer = await ask('POST', '/entityMaps', { payload: query });
    assert.equal(answer.statusCode, 201);
    assert.deepEqual(idsOf(answer.json()), [idOf(1), idOf(2)]);
    assert.match(answer.body, /^(?!.*Pump:1".*Pump:1")/);
  });

  it('is made by a query in a body that asks for it (clause 5.2.23)', async () => {
    const query = {
      type: 'Query',
      entities: [{ type: 'Pump' }],
      entityMap: true,
      entityMapLifetime: 'PT10M',
    };
    const answer = await ask('POST', '/entityOperations/query', { payload: query });
    assert.equal(answer.statusCode, 201, answer.body);
    assert.equal(answer.json<unknown[]>().length, 5);
    const location = String(answer.headers['ngsild-entitymap']);
    assert.equal(idsOf((await ask('GET', location.replace('/ngsi-ld/v1', ''))).json()).length, 5);
  });

  it('is named, and made, for one entity as well (clauses 5.7.1 and 6.5.3.1)', async () => {
    const { location } = await makeMap();
    const headers = { 'ngsild-entitymap': location };
    const known = await ask('GET', `/entities/${idOf(1)}`, { headers });
    assert.deepEqual([known.statusCode, known.headers['ngsild-entitymap']], [200, location]);
    const made = await ask('GET', `/entities/${idOf(2)}?entityMap=true&entityMapLifetime=PT1M`);
    assert.equal(made.statusCode, 200);
    const own = await ask('GET', String(made.headers['ngsild-entitymap']).replace('/ngsi-ld/v1', ''));
    assert.deepEqual(idsOf(own.json()), [idOf(2)]);
    assert.equal((await ask('GET', `/entities/${idOf(2)}`)).headers['ngsild-entitymap'], undefined);
    const held = await count();
    assert.equal((await ask('GET', '/entities/urn:ngsi-ld:Pump:none?entityMap=true')).statusCode, 404);
    assert.equal(await count(), held);
  });

  it('is in the order that was asked for', async () => {
    const { body, location } = await makeMap('type=Pump&orderBy=flow;desc');
    assert.deepEqual(idsOf(body), [5, 4, 3, 2, 1].map(idOf));
    assert.deepEqual(await page(location, 'type=Pump&limit=2&offset=1'), [idOf(4), idOf(3)]);
  });

  it('is not made of what is refused', async () => {
    const held = await count();
    const query = { type: 'Query', entities: [{ type: 'Pump' }], temporalQ: { timerel: 'before' } };
    for (const answer of [
      await ask('GET', `/entityMaps?id=${idOf(1)}`),
      await ask('GET', '/entityMaps?type=Pump&entityMapLifetime=soon'),
      await ask('GET', '/entityMaps?type=Pump&q=(flow'),
      await ask('GET', '/entityMaps?type=Pump&colour=red'),
      await ask('GET', '/entities?type=Pump&entityMap=maybe'),
      await ask('GET', '/entities?type=Pump&entityMapLifetime=PT1H'),
      await ask('GET', '/temporal/entityMaps?type=Pump'),
      await ask('POST', '/entityMaps', { payload: query }),
    ])
      assert.equal(answer.statusCode, 400, answer.body);
    assert.equal(await count(), held);
  });

  it('is of one tenant', async () => {
    const headers = { 'ngsild-tenant': 'pumps' };
    await ask('POST', '/entities', { payload: pump(9), headers });
    const { location, body } = await makeMap('type=Pump', headers);
    assert.deepEqual(idsOf(body), [idOf(9)]);
    assert.equal((await ask('GET', `/entityMaps/${body.id}`)).statusCode, 404);
    assert.equal((await ask('DELETE', `/entityMaps/${body.id}`)).statusCode, 404);
    assert.equal((await ask('GET', `/entityMaps/${body.id}`, { headers })).statusCode, 200);
    const elsewhere = await ask('GET', '/entities?type=Pump', { headers: { 'ngsild-entitymap': location } });
    assert.notEqual(elsewhere.headers['ngsild-entitymap'], location);
  });
});

/** Clauses 5.5.9.3 and 5.5.14. */
describe('pages through an entity map', () => {
  it('begin with the query that makes it, and do not see what came later', async () => {
    const first = await ask('GET', '/entities?type=Pump&entityMap=true&limit=2');
    assert.equal(first.statusCode, 201);
    assert.equal(first.json<unknown[]>().length, 2);
    const location = String(first.headers['ngsild-entitymap']);
    await ask('POST', '/entities', { payload: pump(6) });
    assert.deepEqual(await page(location, 'type=Pump&limit=2&offset=2'), [idOf(3), idOf(4)]);
    assert.deepEqual(await page(location, 'type=Pump&limit=2&offset=4'), [idOf(5)]);
  });

  it('show entities as they stand, are full, and leave out for good what does not fit any more', async () => {
    const { location, body } = await makeMap('type=Pump&q=flow<10');
    await ask('DELETE', `/entities/${idOf(1)}`);
    await ask('PATCH', `/entities/${idOf(2)}`, { payload: { flow: 99 } });
    await ask('PATCH', `/entities/${idOf(3)}`, { payload: { flow: 0 } });
    assert.deepEqual(await page(location, 'type=Pump&q=flow<10&limit=2'), [idOf(3), idOf(4)]);
    const left = (await ask('GET', `/entityMaps/${body.id}`)).json<MapBody>();
    assert.deepEqual(idsOf(left), [3, 4, 5].map(idOf));
    assert.deepEqual(await page(location, 'type=Pump&q=flow<10&limit=2&offset=2'), [idOf(5)]);
  });

  it('count what fits of the whole map, and move nothing that lies before the page', async () => {
    const { location, body } = await makeMap();
    await ask('DELETE', `/entities/${idOf(1)}`);
    const headers = { 'ngsild-entitymap': location };
    const answer = await ask('GET', '/entities?type=Pump&limit=2&offset=2&count=true', { headers });
    assert.equal(answer.headers['ngsild-results-count'], '4');
    assert.deepEqual(
      answer.json<{ id: string }[]>().map(({ id }) => id),
      [idOf(3), idOf(4)],
    );
    const left = (await ask('GET', `/entityMaps/${body.id}`)).json<MapBody>();
    assert.equal(idsOf(left).length, 5);
  });

  it('are of the same query', async () => {
    const { location, body } = await makeMap();
    const headers = { 'ngsild-entitymap': location };
    const other = await ask('GET', '/entities?type=Valve', { headers });
    assert.equal(other.statusCode, 400);
    assert.equal(other.json().code, 'facts.map-of-another-query');
    assert.equal(idsOf((await ask('GET', `/entityMaps/${body.id}`)).json()).length, 5);
    assert.deepEqual(await page(location, `type=Pump&id=${idOf(2)},${idOf(8)}`), [idOf(2)]);
  });

  it('are the same on every server, and after a restart', async () => {
    const { location } = await makeMap();
    const second = await test.another();
    const other = await createServer({ auth: false, kernel: second, consoleFolder: null });
    assert.deepEqual(await page(location, 'type=Pump&limit=3', other), [1, 2, 3].map(idOf));
    await other.close();
    await second.close();
  });

  it('hold in a map of several parts', async () => {
    const many = Array.from({ length: 1000 }, (_, n) => ({
      id: `urn:many:${String(n).padStart(5, '0')}`,
      type: 'Many',
      n,
    }));
    await ask('POST', '/entityOperations/create', { payload: many });
    const more = many.slice(0, 500).map((one) => ({ ...one, id: one.id.replace('many:', 'many:1') }));
    await ask('POST', '/entityOperations/create', { payload: more });
    const { location, body } = await makeMap('type=Many');
    assert.equal(idsOf(body).length, 1500);
    const found = await page(location, 'type=Many&limit=100&offset=950');
    assert.deepEqual(found, idsOf(body).slice(950, 1050));
  });
});

/** Clauses 5.14.2, 5.14.3, 5.5.14. */
describe('an entity map ends', () => {
  it('at a time that the server bounds', async () => {
    const { body } = await makeMap('type=Pump&entityMapLifetime=P3650D');
    const end = new Date(test.clock.now().getTime() + 86_400_000);
    assert.equal(body.expiresAt, shortTime(end.toISOString()));
    const wanted = { expiresAt: '2099-01-01T00:00:00Z', entityMap: { 'urn:x': ['@none'] } };
    assert.equal((await ask('PATCH', `/entityMaps/${body.id}`, { payload: wanted })).statusCode, 204);
    assert.deepEqual((await ask('GET', `/entityMaps/${body.id}`)).json(), body);
    const never = await ask('PATCH', `/entityMaps/${body.id}`, { payload: { expiresAt: 'tomorrow' } });
    assert.equal(never.statusCode, 400);
  });

  it('not before its first page is told, however short a life was asked for (table 6.4.3.2-1)', async () => {
    const answer = await ask('GET', '/entities?type=Pump&limit=2&entityMap=true&entityMapLifetime=PT0S');
    assert.equal(answer.statusCode, 201);
    assert.equal(answer.json().length, 2);
    const location = String(answer.headers['ngsild-entitymap']);
    assert.deepEqual((await page(location, 'type=Pump&limit=2&offset=2')).length, 2);
  });

  it('by the clock, is replaced by the query that still names it, and is cleaned away', async () => {
    const { location, body } = await makeMap('type=Pump&entityMapLifetime=PT10M');
    test.clock.advance(10 * 60_000);
    for (const method of ['GET', 'DELETE'] as const)
      assert.equal((await ask(method, `/entityMaps/${body.id}`)).statusCode, 404);
    const headers = { 'ngsild-entitymap': location };
    const answer = await ask('GET', '/entities?type=Pump', { headers });
    assert.equal(answer.statusCode, 201);
    assert.notEqual(answer.headers['ngsild-entitymap'], location);
    const ended = await test.database.query('select id from facts.entity_map where expires_at <= $1', [
      test.clock.text,
    ]);
    assert.deepEqual(ended, []);
  });

  it('when it is deleted', async () => {
    const { body } = await makeMap();
    assert.equal((await ask('DELETE', `/entityMaps/${body.id}`)).statusCode, 204);
    for (const method of ['GET', 'DELETE'] as const) {
      const gone = await ask(method, `/entityMaps/${body.id}`);
      assert.equal(gone.statusCode, 404);
      assert.equal(gone.json().code, 'facts.map-not-found');
    }
    for (const id of ['no uri', 'urn:ngsi-ld:EntityMap:x'])
      assert.equal(
        (await ask('GET', `/entityMaps/${encodeURIComponent(id)}`)).statusCode,
        id === 'no uri' ? 400 : 404,
      );
  });
});

/** Clause 5.14.5. */
describe('an entity map of the past', () => {
  it('names entities that have something in the asked time', async () => {
    const query = (at: string) => `type=Pump&timerel=before&timeAt=${at}&timeproperty=createdAt`;
    const answer = await ask('GET', `/temporal/entityMaps?${query('2999-01-01T00:00:00Z')}`);
    assert.equal(answer.statusCode, 201, answer.body);
    assert.ok(answer.headers['ngsild-entitymap']);
    assert.ok(idsOf(answer.json()).includes(idOf(1)));
    const none = await ask('GET', `/temporal/entityMaps?${query('2000-01-01T00:00:00Z')}`);
    assert.deepEqual(idsOf(none.json()), []);
    const body = {
      type: 'Query',
      entities: [{ type: 'Pump' }],
      temporalQ: { timerel: 'before', timeAt: '2999-01-01T00:00:00Z', timeproperty: 'createdAt' },
    };
    const posted = await ask('POST', '/temporal/entityMaps', { payload: body });
    assert.deepEqual(idsOf(posted.json()), idsOf(answer.json()));
  });
});

describe('a query in a body', () => {
  const question = { type: 'Query', entities: [{ type: 'Pump' }, { type: 'Valve' }], q: 'flow>2' };
  const pageOf = (body: object, location: string) =>
    ask('POST', '/entityOperations/query?limit=2', {
      payload: body,
      headers: { 'ngsild-entitymap': location },
    });

  for (const [name, body] of Object.entries({
    'of several selectors': question,
    'of one selector': { ...question, entities: [{ type: 'Pump' }] },
  }))
    it(`${name} goes through the map that it made`, async () => {
      const made = await ask('POST', '/entityMaps', { payload: body });
      const answer = await pageOf(body, String(made.headers['ngsild-entitymap']));
      assert.equal(answer.statusCode, 200, answer.body);
      assert.deepEqual(
        answer.json<{ id: string }[]>().map(({ id }) => id),
        [3, 4].map(idOf),
      );
    });

  it('through the map of another question is refused', async () => {
    const { location } = await makeMap();
    assert.equal((await pageOf(question, location)).json().code, 'facts.map-of-another-query');
  });

  it('of one selector asks what the parameters of a query string would', async () => {
    const { location } = await makeMap();
    const answer = await pageOf({ type: 'Query', entities: [{ type: 'Pump' }], pick: ['flow'] }, location);
    assert.deepEqual([answer.statusCode, answer.json().length], [200, 2]);
  });
});
