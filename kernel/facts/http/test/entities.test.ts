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
      : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
const lamp = (name: string, stated: object = {}) => ({
  id: `urn:ngsi-ld:Lamp:${name}`,
  type: 'Lamp',
  ...stated,
});
const at = '2026-03-01T00:00:00Z';

describe('NGSI-LD entities', () => {
  it('creates, and says where', async () => {
    const entity = lamp('新 1'.replace(' ', '-'), {
      power: observed(40, '2026-03-01T08:00:00+08:00', 'WTT'),
      state: 'on',
    });
    const created = await ask('POST', `${root}/entities`, entity);
    assert.equal(created.statusCode, 201);
    assert.equal(created.headers['location'], `${root}/entities/${encodeURI(entity.id)}`);
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
    const now = test.clock.text.replace('.000Z', 'Z');
    assert.equal(full.createdAt, now);

    assert.deepEqual(full.street, {
      type: 'Relationship',
      object: 'urn:s:1',
      createdAt: now,
      modifiedAt: now,
    });
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
    assert.equal((await ask('PATCH', `${path}/attrs`, { name: 'L2' })).statusCode, 204);
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

  it('takes a batch: 201 with what is new, 204 when nothing is, 207 with what was refused', async () => {
    const url = `${root}/entityOperations/upsert`;
    const first = await ask('POST', url, [lamp('b1', { state: 'on' }), lamp('b2')]);
    assert.equal(first.statusCode, 201);
    assert.deepEqual(first.json(), [lamp('b1').id, lamp('b2').id]);
    const second = await ask('POST', url, [lamp('b2', { state: 'off' }), lamp('b3')]);
    assert.deepEqual([second.statusCode, second.json()], [201, [lamp('b3').id]]);
    const third = await ask('POST', url, [lamp('b1', { state: 'off' })]);
    assert.deepEqual([third.statusCode, third.body], [204, '']);
    for (const bad of [[], {}, 7]) assert.equal((await ask('POST', url, bad)).statusCode, 400);
    const partly = await ask('POST', url, [lamp('b4', { a: 1 }), lamp('b1', { state: 'dim' }), 7]);
    assert.equal(partly.statusCode, 207);
    const { success, errors } = partly.json();
    assert.deepEqual(success, [lamp('b4').id]);
    assert.deepEqual(
      errors.map((one: { entityId: string; error: { code: string } }) => [one.entityId, one.error.code]),
      [
        [lamp('b1').id, 'facts.wrong-value'],
        ['', 'facts.not-an-entity'],
      ],
    );
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
      days.map((day, index) => [index, day.replace('.000Z', 'Z')]),
    );
    assert.match(all.power[0].instanceId, /^urn:ngsi-ld:Instance:[\da-f-]{36}$/);
    const values = async (query: string): Promise<unknown> =>
      (await ask('GET', `${temporal}?attrs=power&${query}`))
        .json()
        .power.map((one: { value: number }) => one.value);
    assert.deepEqual(await values('timerel=before&timeAt=2026-02-02T00:00:00Z'), [0]);
    assert.deepEqual(await values('timerel=after&timeAt=2026-02-02T08:00:00%2B08:00'), [2]);
    assert.deepEqual(
      await values('timerel=between&timeAt=2026-02-01T00:00:00Z&endTimeAt=2026-02-03T00:00:00Z'),
      [1],
    );
    assert.deepEqual(await values('lastN=2'), [1, 2]);
    for (const query of [
      'timerel=since&timeAt=2026-02-02T00:00:00Z',
      'timeAt=2026-02-02T00:00:00Z',
      'endTimeAt=2026-02-02T00:00:00Z',
      'timerel=before',
      'timerel=between&timeAt=2026-02-02T00:00:00Z',
      'lastN=0.5',
      'lastN=-1',
      'attrs=a-b',
      'limit=5',
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
