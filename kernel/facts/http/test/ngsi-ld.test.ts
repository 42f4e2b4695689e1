import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { observed, point } from '../../../test/stated.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const pathOf = (id: string): string => `${root}/entities/${encodeURIComponent(id)}`;
const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown) =>
  app.inject({
    method,
    url,
    ...(body === undefined
      ? {}
      : { payload: JSON.stringify(body), headers: { 'content-type': 'application/ld+json' } }),
  });
const lamp = (name: string, stated: object = {}) => ({
  id: `urn:ngsi-ld:Lamp:${name}`,
  type: 'Lamp',
  ...stated,
});
const at = '2026-03-01T00:00:00.000Z';

async function history(): Promise<number> {
  const [row] = await test.database.query<{ count: number }>('select count(*) as count from facts.history');
  return row?.count ?? -1;
}

describe('NGSI-LD entities', () => {
  it('creates, and says where', async () => {
    const entity = lamp('新 1'.replace(' ', '-'), {
      power: observed(40, '2026-03-01T08:00:00+08:00', 'WTT'),
      state: 'on',
    });
    const created = await ask('POST', `${root}/entities`, entity);
    assert.equal(created.statusCode, 201);
    assert.equal(created.headers['location'], pathOf(entity.id));
    assert.equal(created.body, '');
    const read = await ask('GET', String(created.headers['location']));
    assert.equal(read.statusCode, 200);
    assert.deepEqual(read.json(), {
      id: entity.id,
      type: 'Lamp',
      power: { type: 'Property', value: 40, unitCode: 'WTT', observedAt: at },
      state: { type: 'Property', value: 'on' },
    });
    const again = await ask('POST', `${root}/entities`, entity);
    assert.equal(again.statusCode, 409);
    assert.equal(again.json().type, 'https://uri.etsi.org/ngsi-ld/errors/AlreadyExists');
  });

  it('shows an entity normalised, simplified, with system attributes, and in part', async () => {
    await ask('POST', `${root}/entities`, {
      ...lamp('shown', { location: point(113.6, 34.7), street: { object: 'urn:s:1' }, lit: true }),
      type: ['Lamp', 'Asset'],
    });
    const path = pathOf(lamp('shown').id);
    const simple = {
      id: lamp('shown').id,
      type: ['Lamp', 'Asset'],
      location: point(113.6, 34.7),
      street: 'urn:s:1',
      lit: true,
    };
    assert.deepEqual((await ask('GET', `${path}?options=keyValues`)).json(), simple);
    assert.deepEqual((await ask('GET', `${path}?format=simplified`)).json(), simple);
    const full = (await ask('GET', `${path}?options=sysAttrs`)).json();
    assert.equal(full.createdAt, test.clock.text);
    assert.deepEqual(full.street, { type: 'Relationship', object: 'urn:s:1', modifiedAt: test.clock.text });
    assert.deepEqual(full.location.type, 'GeoProperty');
    assert.deepEqual(Object.keys((await ask('GET', `${path}?attrs=lit,missing&options=keyValues`)).json()), [
      'id',
      'type',
      'lit',
    ]);
  });

  it('merges, appends, updates, removes and deletes', async () => {
    const { id } = lamp('changed');
    const path = pathOf(id);
    await ask('POST', `${root}/entities`, lamp('changed', { state: 'on' }));
    assert.equal((await ask('PATCH', path, { state: 'off', lit: false })).statusCode, 204);
    assert.equal((await ask('POST', `${path}/attrs`, { name: 'L1' })).statusCode, 204);
    assert.equal((await ask('PATCH', `${path}/attrs`, { name: 'L2', unknown: 1 })).statusCode, 204);
    assert.equal(
      (await ask('PATCH', `${path}/attrs/state`, { type: 'Property', value: 'on' })).statusCode,
      204,
    );
    assert.equal((await ask('DELETE', `${path}/attrs/lit`)).statusCode, 204);
    assert.deepEqual((await ask('GET', `${path}?options=keyValues`)).json(), {
      id,
      type: 'Lamp',
      state: 'on',
      name: 'L2',
    });
    assert.equal((await ask('PATCH', `${path}/attrs`, { unknown: 1 })).statusCode, 404);
    assert.equal((await ask('PATCH', `${path}/attrs/lit`, { value: true })).statusCode, 404);
    assert.equal((await ask('DELETE', `${path}/attrs/lit`)).statusCode, 404);
    assert.equal(
      (await app.inject({ method: 'DELETE', url: path, headers: { 'content-type': 'application/json' } }))
        .statusCode,
      204,
    );
    for (const [method, url, body] of [
      ['GET', path],
      ['DELETE', path],
      ['PATCH', path, { state: 'on' }],
      ['DELETE', `${path}/attrs/state`],
    ] as const) {
      const gone = await ask(method, url, body);
      assert.equal(gone.statusCode, 404, `${method} ${url}`);
      assert.equal(gone.json().type, 'https://uri.etsi.org/ngsi-ld/errors/ResourceNotFound');
    }
  });

  it('takes a batch: 201 with what is new, 204 when nothing is, all or none', async () => {
    const url = `${root}/entityOperations/upsert`;
    const first = await ask('POST', url, [lamp('b1', { state: 'on' }), lamp('b2')]);
    assert.equal(first.statusCode, 201);
    assert.deepEqual(first.json(), [lamp('b1').id, lamp('b2').id]);
    const second = await ask('POST', url, [lamp('b2', { state: 'off' }), lamp('b3')]);
    assert.deepEqual([second.statusCode, second.json()], [201, [lamp('b3').id]]);
    const third = await ask('POST', url, [lamp('b1', { state: 'off' })]);
    assert.deepEqual([third.statusCode, third.body], [204, '']);
    const earlier = await history();
    for (const bad of [
      [lamp('b4', { a: 1 }), lamp('b1', { state: 'dim' })],
      [lamp('b4', { a: 1 }), 7],
      [],
      {},
      [lamp('b4'), { id: 'x' }],
    ])
      assert.equal((await ask('POST', url, bad)).statusCode, 400);
    assert.equal(await history(), earlier);
    assert.equal((await ask('GET', pathOf(lamp('b4').id))).statusCode, 404);
  });

  it('remembers the past and tells it', async () => {
    const { id } = lamp('past');
    const url = `${root}/temporal/entityOperations/upsert`;
    const days = [1, 2, 3].map((day) => `2026-02-0${day}T00:00:00.000Z`);
    const past = [
      lamp('past', {
        power: days.map((day, index) => observed(index, day, 'WTT')),
        constructor: [observed('x', days[0] ?? '')],
      }),
    ];
    assert.equal((await ask('POST', url, past)).statusCode, 204);
    assert.equal((await ask('POST', url, past)).statusCode, 204);
    const temporal = `${root}/temporal/entities/${encodeURIComponent(id)}`;
    const all = (await ask('GET', temporal)).json();
    assert.deepEqual([all.id, all.type, all.constructor.length], [id, 'Lamp', 1]);
    assert.deepEqual(
      all.power.map((one: { value: number; observedAt: string }) => [one.value, one.observedAt]),
      days.map((day, index) => [index, day]),
    );
    assert.match(all.power[0].instanceId, /^urn:ngsi-ld:Instance:[\da-f-]{36}$/);
    const values = async (query: string): Promise<unknown> =>
      (await ask('GET', `${temporal}?attrs=power&${query}`))
        .json()
        .power.map((one: { value: number }) => one.value);
    assert.deepEqual(await values('timerel=before&timeAt=2026-02-02T00:00:00Z'), [0]);
    assert.deepEqual(await values('timerel=after&timeAt=2026-02-02T08:00:00%2B08:00'), [1, 2]);
    assert.deepEqual(
      await values('timerel=between&timeAt=2026-02-02T00:00:00Z&endTimeAt=2026-02-03T00:00:00Z'),
      [1],
    );
    assert.deepEqual(await values('lastN=2'), [1, 2]);
    for (const query of [
      'timerel=since&timeAt=2026-02-02T00:00:00Z',
      'timerel=before',
      'timerel=between&timeAt=2026-02-02T00:00:00Z',
      'lastN=0.5',
      'lastN=10001',
      'lastN=-1',
      'attrs=a-b',
      'pick=power',
    ])
      assert.equal((await ask('GET', `${temporal}?${query}`)).statusCode, 400, query);
    assert.equal((await ask('GET', `${root}/temporal/entities/urn:nobody:1`)).statusCode, 404);
    assert.equal(
      (await ask('POST', url, [lamp('past', { power: [{ value: 1, unitCode: 'WTT' }] })])).statusCode,
      400,
    );
    assert.equal(
      (await ask('POST', url, [lamp('past', { power: [observed(1, at, 'KWT')] })])).statusCode,
      400,
    );
  });
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

  it('asks by id, q, attributes, place and order', async () => {
    const numbers = async (parameters: Record<string, string>): Promise<unknown> =>
      (await query({ options: 'keyValues', ...parameters })).json().map(({ n }: { n: number }) => n);
    assert.deepEqual(await numbers({ id: 'urn:ngsi-ld:Probe:03,urn:ngsi-ld:Probe:01,urn:x:1' }), [1, 3]);
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
    'type=Probe&idPattern=.*',
    'type=Probe&scopeQ=/x',
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
    'type=Probe&georel=near',
    'type=Probe&georel=near;maxDistance==5&geometry=Point&coordinates=x',
    'type=Probe&georel=near;maxDistance==5&geometry=Point&coordinates=[200,0]',
    'type=Probe&georel=near;maxDistance==-5&geometry=Point&coordinates=[0,0]',
    'type=Probe&georel=touches&geometry=Point&coordinates=[0,0]',
    'type=Probe&georel=within&geometry=Point&coordinates=[0,0]',
    'type=Probe&georel=near;maxDistance==5&geometry=Point&coordinates=[0,0]&geoproperty=a.b',
  ]) {
    it(`refuses ?${text}`, async () => {
      const answer = await ask('GET', `${root}/entities?${text}`);
      assert.equal(answer.statusCode, 400, answer.body);
      assert.match(answer.json().code, /^facts\.bad-/);
    });
  }
});

describe('NGSI-LD refusals', () => {
  it('are problems in both languages, with the type of the standard, and store nothing', async () => {
    const earlier = await history();
    const answer = await ask(
      'POST',
      `${root}/entities`,
      lamp('bad', { power: { value: 1, unitCode: 'KWT' } }),
    );
    assert.equal(answer.statusCode, 400);
    assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
    const problem = answer.json();
    assert.equal(problem.type, 'https://uri.etsi.org/ngsi-ld/errors/BadRequestData');
    assert.equal(problem.code, 'facts.wrong-unit');
    assert.equal(problem.status, 400);
    assert.equal(
      problem.messages.en,
      'The unit of Lamp.power must be WTT, but KWT came; nothing was stored.',
    );
    assert.match(problem.messages['zh-CN'], /^Lamp\.power .*WTT.*KWT/);
    assert.equal(await history(), earlier);
  });

  for (const [title, stated, code] of [
    ['a wrong kind', { power: { type: 'Relationship', object: 'urn:a:1' } }, 'facts.wrong-kind'],
    ['a text for a number', { power: { value: '1', unitCode: 'WTT' } }, 'facts.wrong-value'],
    ['a missing unit', { power: 1 }, 'facts.wrong-unit'],
    ['a unit of a text', { name: { value: 'x', unitCode: 'MTR' } }, 'facts.wrong-unit'],
    ['less than the least', { power: { value: -1, unitCode: 'WTT' } }, 'facts.wrong-value'],
    ['more than the most', { power: { value: 10_001, unitCode: 'WTT' } }, 'facts.wrong-value'],
    ['a word not on the list', { state: 'dim' }, 'facts.wrong-value'],
    ['one such word in a list', { state: ['on', 'dim'] }, 'facts.wrong-value'],
    ['a number for a truth value', { lit: 1 }, 'facts.wrong-value'],
    ['no time', { seenAt: 'today' }, 'facts.bad-time'],
  ] as const) {
    it(`of what the type does not allow: ${title}`, async () => {
      const answer = await ask('POST', `${root}/entities`, lamp('bad', stated));
      assert.deepEqual([answer.statusCode, answer.json().code], [400, code]);
    });
  }

  for (const [title, payload, type, status, code] of [
    ['broken JSON', '{"id":', 'application/json', 400, 'http.bad-input'],
    ['no content', '', 'application/json', 400, 'http.bad-input'],
    ['a prototype', '{"__proto__": {}}', 'application/json', 400, 'http.bad-input'],
    ['broken UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'application/json', 400, 'http.bad-input'],
    ['text', 'hello', 'text/plain', 415, 'http.not-json'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415, 'http.not-json'],
    ['a word', '"hello"', 'application/json', 400, 'facts.not-an-entity'],
    ['nothing at all', 'null', 'application/json', 400, 'facts.not-an-entity'],
    [
      'a foreign context',
      '{"id":"urn:a:1","type":"T","@context":"https://example.com"}',
      'application/ld+json',
      503,
      'facts.context-not-available',
    ],
    ['17 MB', ' '.repeat(17_000_000), 'application/json', 413, 'http.body-too-large'],
    ['17 MB of something else', ' '.repeat(17_000_000), 'text/plain', 415, 'http.not-json'],
    [
      'too many for a batch',
      JSON.stringify(Array.from({ length: 1001 }, (_, index) => ({ id: `urn:a:${index}`, type: 'T' }))),
      'application/json',
      400,
      'facts.not-an-entity',
    ],
  ] as const) {
    it(`of ${title}`, async () => {
      const answer = await app.inject({
        method: 'POST',
        url: `${root}/entities`,
        payload,
        headers: { 'content-type': type },
      });
      assert.deepEqual([answer.statusCode, answer.json().code], [status, code]);
      assert.equal(answer.headers['retry-after'], undefined);
      if (status === 503)
        assert.equal(answer.json().type, 'https://uri.etsi.org/ngsi-ld/errors/LdContextNotAvailable');
    });
  }

  for (const [url, status] of [
    [`${root}/entities/%E0%A4%A`, 400],
    [`${root}/entities/urn%3Aa%00b`, 400],
    [`${root}/entities/lamp`, 400],
    [`${root}/entities/${'x'.repeat(3000)}`, 400],
    [`${root}/entities/__proto__`, 400],
    [`${root}/types`, 404],
  ] as const) {
    it(`of the address ${url.slice(0, 60)}`, async () => {
      const answer = await ask('GET', url);
      assert.equal(answer.statusCode, status);
      assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
      assert.ok(answer.json().messages['zh-CN'].length > 0);
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    });
  }
});
