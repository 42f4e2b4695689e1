import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { openReceiver, type Received } from './receiver.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const ask = async (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => {
  const content = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await app.inject({
    method,
    url: `/ngsi-ld/v1${url}`,
    headers: { ...content, ...headers },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.body === '' ? null : answer.json(),
  };
};
const done = async (...args: Parameters<typeof ask>): Promise<void> => {
  const { status, body } = await ask(...args);
  assert.ok(status < 300, JSON.stringify(body));
};
const idOf = (name: string): string => `urn:ngsi-ld:Subscription:${name}`;
const sourceOf = (name: string): string => `urn:ngsi-ld:ContextSourceRegistration:${name}`;
const subscription = (name: string, uri: string, rest: object = {}, notification: object = {}) => ({
  id: idOf(name),
  type: 'Subscription',
  entities: [{ type: name }],
  notification: { endpoint: { uri, accept: 'application/json' }, ...notification },
  ...rest,
});
const registration = (name: string, types: readonly string[], rest: object = {}) => ({
  id: sourceOf(name),
  type: 'ContextSourceRegistration',
  endpoint: 'http://source.example',
  information: types.map((type) => ({ entities: [{ type }] })),
  ...rest,
});
const register = (name: string, types: readonly string[], rest: object = {}) =>
  done('POST', '/csourceRegistrations', registration(name, types, rest));
const saidOf = ({ body }: Received) => [body.triggerReason, body.data.map(({ id }) => id)];

describe('registration subscriptions as resources (clauses 5.11.2 to 5.11.6)', () => {
  const path = `/csourceSubscriptions/${idOf('kept')}`;
  const uri = 'http://example.org/n';

  it('are made, read, changed, listed and removed, apart from those about entities', async () => {
    const made = await ask('POST', '/csourceSubscriptions', subscription('kept', uri, { csf: 'floor>2' }));
    assert.deepEqual(
      [made.status, made.headers.location],
      [201, `/ngsi-ld/v1/csourceSubscriptions/${idOf('kept')}`],
    );
    const { body } = await ask('GET', path);
    // Triggers are of entities alone (table 5.2.12-1).
    assert.deepEqual(body, { ...subscription('kept', uri, { csf: 'floor>2' }), status: 'active' });
    assert.equal((await ask('GET', `/subscriptions/${idOf('kept')}`)).status, 404);
    assert.deepEqual((await ask('GET', '/subscriptions')).body, []);
    // One URI names one thing.
    assert.equal((await ask('POST', '/subscriptions', subscription('kept', uri))).status, 409);
    await done('PATCH', path, { isActive: false });
    assert.equal((await ask('GET', '/csourceSubscriptions?limit=5&count=true')).body[0].status, 'paused');
    await done('DELETE', path);
    for (const method of ['GET', 'DELETE'] as const) assert.equal((await ask(method, path)).status, 404);
  });

  it('are refused where they make no sense', async () => {
    const bad = [
      { type: 'Other' },
      { entities: undefined },
      { entities: [{ type: 'A||B' }] },
      { csf: '(a' },
      { temporalQ: { timerel: 'before' } },
      { temporalQ: { timeAt: '2026-01-01T00:00:00Z' } },
      { scopeQ: '//' },
      { notification: undefined },
      { expiresAt: '2020-01-01T00:00:00Z' },
    ];
    for (const rest of bad)
      assert.equal((await ask('POST', '/csourceSubscriptions', subscription('bad', uri, rest))).status, 400);
    const temporalQ = { timerel: 'before', timeAt: '2026-01-01T00:00:00Z' };
    assert.equal((await ask('POST', '/subscriptions', subscription('bad', uri, { temporalQ }))).status, 400);
  });
});

describe('notifications of sources (clause 5.11.7)', () => {
  it('tell of what matches, comes, changes and goes, of each that part which matters', async () => {
    await using receiver = await openReceiver();
    await register('there', ['Pump', 'Valve'], { floor: 1 });
    await done('POST', '/csourceSubscriptions', subscription('Pump', receiver.uri));
    await register('aside', ['Valve']);
    await register('came', ['Pump'], { floor: 2 });
    await done('PATCH', `/csourceRegistrations/${sourceOf('there')}`, { floor: 3 });
    await done('PATCH', `/csourceRegistrations/${sourceOf('aside')}`, { floor: 9 });
    const valves = { information: [{ entities: [{ type: 'Valve' }] }] };
    await done('PATCH', `/csourceRegistrations/${sourceOf('there')}`, valves);
    await done('PATCH', `/csourceRegistrations/${sourceOf('aside')}`, registration('', ['Pump']));
    await done('DELETE', `/csourceRegistrations/${sourceOf('came')}`);
    await receiver.until(() => receiver.received.length >= 6);
    assert.deepEqual(receiver.received.map(saidOf), [
      ['newlyMatching', [sourceOf('there')]],
      ['newlyMatching', [sourceOf('came')]],
      ['updated', [sourceOf('there')]],
      ['noLongerMatching', [sourceOf('there')]],
      ['newlyMatching', [sourceOf('aside')]],
      ['noLongerMatching', [sourceOf('came')]],
    ]);
    const [first, , third] = receiver.received.map(({ body }) => body);
    assert.deepEqual([first?.type, first?.subscriptionId], ['ContextSourceNotification', idOf('Pump')]);
    assert.deepEqual(third?.data, [registration('there', ['Pump'], { floor: 3 })]);
    // A changed subscription is told of all that matches it now (clause 5.11.3.4).
    await done('PATCH', `/csourceSubscriptions/${idOf('Pump')}`, { entities: [{ type: 'Valve' }] });
    await receiver.until(() => receiver.received.length >= 7);
    assert.deepEqual(receiver.received.slice(6).map(saidOf), [['newlyMatching', [sourceOf('there')]]]);
    // Counted once the answer has been read, which is after the receiver has it.
    const counted = async () => (await ask('GET', `/csourceSubscriptions/${idOf('Pump')}`)).body.notification;
    let counters = await counted();
    while (counters.timesSent < 7) counters = await counted();
    assert.deepEqual([counters.timesSent, counters.status], [7, 'ok']);
    await done('DELETE', `/csourceSubscriptions/${idOf('Pump')}`);
  });

  it('are made in the words of the subscription, with times and context where they are wanted', async () => {
    await using receiver = await openReceiver();
    const ld = { 'content-type': 'application/ld+json' };
    const context = { '@context': { Well: 'http://e.x/Well' } };
    const wish = { sysAttrs: true, endpoint: { uri: receiver.uri, accept: 'application/ld+json' } };
    await done('POST', '/csourceSubscriptions', { ...subscription('Well', receiver.uri, context, wish) }, ld);
    await register('well', ['http://e.x/Well']);
    await receiver.until(() => receiver.received.length > 0);
    const [told] = receiver.received[0]?.body.data ?? [];
    assert.deepEqual(told?.['information'], [{ entities: [{ type: 'Well' }] }]);
    assert.deepEqual(told?.['@context'], context['@context']);
    assert.equal(typeof told?.['modifiedAt'], 'string');
  });

  it('wait while the subscription is paused, and where it is another tenant’s', async () => {
    await using receiver = await openReceiver();
    await done('POST', '/csourceSubscriptions', subscription('Lift', receiver.uri, { isActive: false }));
    await register('lift', ['Lift']);
    await done('POST', '/csourceRegistrations', registration('other', ['Lift']), {
      'ngsild-tenant': 'other',
    });
    await done('PATCH', `/csourceSubscriptions/${idOf('Lift')}`, { isActive: true });
    await receiver.until(() => receiver.received.length > 0);
    assert.deepEqual(receiver.received.map(saidOf), [['newlyMatching', [sourceOf('lift')]]]);
  });

  it('narrow by attributes, time, place, scope and what a source says of itself', async () => {
    await using receiver = await openReceiver();
    const temporalQ = { timerel: 'after', timeAt: '2026-01-01T00:00:00Z' };
    const narrowed = { watchedAttributes: ['flow'], temporalQ, csf: 'floor==3', scopeQ: '/north' };
    const notification = { attributes: ['level'], endpoint: { uri: receiver.uri } };
    await done('POST', '/csourceSubscriptions', subscription('Tank', receiver.uri, narrowed, notification));
    const past = { observationInterval: { startAt: '2025-01-01T00:00:00Z' }, scope: '/north', floor: 3 };
    const level = { information: [{ entities: [{ type: 'Tank' }], propertyNames: ['level'] }] };
    await register('now', ['Tank'], { ...past, ...level, observationInterval: undefined });
    await register('colour', ['Tank'], { ...past, information: [{ propertyNames: ['colour'] }] });
    await register('south', ['Tank'], { ...past, ...level, scope: '/south' });
    await register('low', ['Tank'], { ...past, ...level, floor: 1 });
    await register('fits', ['Tank'], { ...past, ...level });
    await receiver.until(() => receiver.received.length > 0);
    assert.deepEqual(receiver.received.map(saidOf), [['newlyMatching', [sourceOf('fits')]]]);
  });

  it('come at intervals, of all that matches, also when nothing does', async () => {
    await using receiver = await openReceiver();
    await done('POST', '/csourceSubscriptions', subscription('Fan', receiver.uri, { timeInterval: 1 }));
    await register('fan', ['Fan']);
    await receiver.until(() => receiver.received.length >= 3);
    assert.deepEqual(receiver.received[0] && saidOf(receiver.received[0]), ['newlyMatching', []]);
    for (const one of receiver.received.slice(1))
      assert.deepEqual(saidOf(one), ['newlyMatching', [sourceOf('fan')]]);
    await done('DELETE', `/csourceSubscriptions/${idOf('Fan')}`);
  });

  it('are held back by throttling, and then say what came of it', async () => {
    await using receiver = await openReceiver();
    await register('heater', ['Heater'], { floor: 1 });
    await done('POST', '/csourceSubscriptions', subscription('Heater', receiver.uri, { throttling: 1 }));
    await receiver.until(() => receiver.received.length >= 1);
    await done('PATCH', `/csourceRegistrations/${sourceOf('heater')}`, { floor: 2 });
    await done('PATCH', `/csourceRegistrations/${sourceOf('heater')}`, { floor: 3 });
    await register('brief', ['Heater']);
    await done('DELETE', `/csourceRegistrations/${sourceOf('brief')}`);
    test.clock.advance(2000);
    await receiver.until(() => receiver.received.length >= 2);
    assert.deepEqual(receiver.received.map(saidOf), [
      ['newlyMatching', [sourceOf('heater')]],
      ['updated', [sourceOf('heater')]],
    ]);
    assert.equal(receiver.received[1]?.body.data[0]?.['floor'], 3);
  });
});

it('a source that is over is told of as gone (clauses 5.2.9 and 5.11.7)', async () => {
  await using receiver = await openReceiver();
  const { ExpiryKeeper } = await import('../../expiry-keeper.ts');
  const { database, kernel, clock } = test;
  const report = (error: unknown): never => assert.fail(String(error));
  const keeper = new ExpiryKeeper({ database, tenants: kernel.tenants, clock: clock.now, report });
  await done('POST', '/csourceSubscriptions', subscription('Brief', receiver.uri));
  const expiresAt = new Date(clock.now().getTime() + 60_000).toISOString();
  await register('over', ['Brief'], { expiresAt });
  await keeper.look();
  clock.advance(61_000);
  await keeper.look();
  await receiver.until(() => receiver.received.length >= 2);
  assert.deepEqual(receiver.received.map(saidOf), [
    ['newlyMatching', [sourceOf('over')]],
    ['noLongerMatching', [sourceOf('over')]],
  ]);
});
