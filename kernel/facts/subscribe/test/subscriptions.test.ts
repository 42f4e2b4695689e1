import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { openReceiver } from './receiver.ts';

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
    url: root + url,
    ...(body === undefined
      ? {}
      : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
const idOf = (name: string): string => `urn:ngsi-ld:Subscription:${name}`;
const pathOf = (name: string): string => `/subscriptions/${encodeURIComponent(idOf(name))}`;
const subscription = (name: string, uri: string, rest: object = {}, notification: object = {}) => ({
  id: idOf(name),
  type: 'Subscription',
  entities: [{ type: 'Gadget' }],
  notification: { endpoint: { uri, accept: 'application/json' }, ...notification },
  ...rest,
});
const property = (value: unknown) => ({ type: 'Property', value });

describe('subscriptions as resources (clauses 5.8.1 to 5.8.5)', () => {
  it('are made, read, changed, listed and removed', async () => {
    const made = await ask('POST', '/subscriptions', subscription('one', 'http://example.org/n'));
    assert.equal(made.statusCode, 201, made.body);
    assert.equal(made.headers.location, `${root}/subscriptions/${idOf('one')}`);
    assert.equal(
      (await ask('POST', '/subscriptions', subscription('one', 'http://example.org/n'))).statusCode,
      409,
    );
    const read = (await ask('GET', pathOf('one'))).json();
    assert.equal(read.status, 'active');
    assert.deepEqual(read.entities, [{ type: 'Gadget' }]);
    assert.equal((await ask('PATCH', pathOf('one'), { isActive: false })).statusCode, 204);
    assert.equal((await ask('GET', pathOf('one'))).json().status, 'paused');
    assert.equal((await ask('GET', '/subscriptions?count=true')).headers['ngsild-results-count'], '1');
    assert.equal((await ask('DELETE', pathOf('one'))).statusCode, 204);
    assert.equal((await ask('GET', pathOf('one'))).statusCode, 404);
  });

  for (const [what, wrong] of Object.entries({
    'no entities': { entities: undefined },
    'a type that is none': { entities: [{ type: 'a b' }] },
    'another type': { type: 'Subscriber' },
    'an unknown trigger': { notificationTrigger: ['entityMoved'] },
    'throttling below zero': { throttling: -1 },
    'throttling without end': { throttling: 1e15 },
    'an interval without end': { timeInterval: 1e308 },
    ...Object.fromEntries(
      Object.entries({
        'a timeout of an hour': { timeout: 3_600_000 },
        'a cooldown of a year': { cooldown: 31_536_000_000 },
        ...Object.fromEntries(
          ['Content-Length', 'host', 'transfer-encoding', 'Proxy-Authorization'].map((key) => [
            `a header ${key}`,
            { receiverInfo: [{ key, value: '3' }] },
          ]),
        ),
      }).map(([name, rest]) => [
        name,
        { notification: { endpoint: { uri: 'http://example.org/', ...rest } } },
      ]),
    ),
    'throttling and timeInterval': { throttling: 1, timeInterval: 1 },
    'a time that is none': { expiresAt: 'tomorrow' },
    'an unknown member': { surprise: 1 },
    'a wrong query': { q: '==' },
    'a pattern that cannot be used': { entities: [{ type: 'Gadget', idPattern: '(' }] },
    'an endpoint of another scheme': { notification: { endpoint: { uri: 'ftp://example.org/' } } },
    'a topic with a wildcard': { notification: { endpoint: { uri: 'mqtt://example.org/air/%23' } } },
    'half of a character': { expandValues: '\ud800' },
    'no endpoint': { notification: {} },
    'pick and attributes': {
      notification: { endpoint: { uri: 'http://example.org/' }, pick: ['a'], attributes: ['a'] },
    },
  }))
    it(`refuses ${what}`, async () => {
      const answer = await ask('POST', '/subscriptions', subscription('bad', 'http://example.org/', wrong));
      assert.equal(answer.statusCode, 400, answer.body);
    });
});

describe('notifications (clause 5.8.6)', () => {
  const id = 'urn:ngsi-ld:Gadget:1';
  const path = `/entities/${encodeURIComponent(id)}`;

  it('tell what happened, by trigger', async () => {
    const receiver = await openReceiver();
    const triggers = [
      'entityCreated',
      'entityDeleted',
      'attributeCreated',
      'attributeUpdated',
      'attributeDeleted',
    ];
    for (const trigger of triggers)
      await ask(
        'POST',
        '/subscriptions',
        subscription(trigger, receiver.uri, { notificationTrigger: [trigger] }, { showChanges: true }),
      );
    await ask('POST', '/entities', { id, type: 'Gadget', size: property(1) });
    await ask('PATCH', `${path}/attrs`, { size: property(2) });
    await ask('POST', `${path}/attrs`, { colour: property('red') });
    await ask('DELETE', `${path}/attrs/colour`);
    await ask('DELETE', path);
    await receiver.until(() => receiver.received.length === 6);
    const of = (trigger: string) =>
      receiver.received
        .filter(({ body }) => body.subscriptionId === idOf(trigger))
        .map(({ body }) => body.data[0]);
    assert.deepEqual(of('entityCreated'), [{ id, type: 'Gadget', size: property(1) }]);
    assert.deepEqual(of('attributeUpdated'), [
      { id, type: 'Gadget', size: { ...property(2), previousValue: 1 } },
    ]);
    assert.deepEqual(
      of('attributeCreated').map((entity) => Object.keys(entity ?? {})),
      [
        ['id', 'type', 'size'],
        ['id', 'type', 'size', 'colour'],
      ],
    );
    assert.deepEqual(of('attributeDeleted')[0]?.['colour'], {
      ...property('urn:ngsi-ld:null'),
      previousValue: 'red',
    });
    assert.ok(of('entityDeleted')[0]?.['deletedAt']);
    for (const trigger of triggers) await ask('DELETE', pathOf(trigger));
    await receiver.close();
  });

  it('are narrowed by q, watched attributes, id and pattern, and stop with the subscription', async () => {
    const receiver = await openReceiver();
    const narrowed = {
      q: 'size>5',
      watchedAttributes: ['size'],
      entities: [{ type: 'Gadget', idPattern: ':n$' }],
    };
    await ask('POST', '/subscriptions', subscription('narrow', receiver.uri, narrowed));
    await ask('POST', '/subscriptions', subscription('last', receiver.uri));
    for (const name of ['m', 'n'])
      await ask('POST', '/entities', { id: `urn:ngsi-ld:Gadget:${name}`, type: 'Gadget', size: property(9) });
    await ask('PATCH', '/entities/urn:ngsi-ld:Gadget:n/attrs', { size: property(3) });
    await ask('POST', '/entities/urn:ngsi-ld:Gadget:n/attrs', { colour: property('red') });
    await receiver.until(
      () => receiver.received.filter(({ body }) => body.subscriptionId === idOf('last')).length === 4,
    );
    const narrow = receiver.received.filter(({ body }) => body.subscriptionId === idOf('narrow'));
    assert.deepEqual(
      narrow.map(({ body }) => body.data[0]?.['id']),
      ['urn:ngsi-ld:Gadget:n'],
    );
    for (const name of ['narrow', 'last']) await ask('DELETE', pathOf(name));
    await receiver.close();
  });
});
