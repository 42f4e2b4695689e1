import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Role } from '../../../identity/actor.ts';
import { upsert } from '../../../test/stated.ts';
import { testActor, testKernel } from '../../../test/test-kernel.ts';
import { openReceiver } from './receiver.ts';

/** Who works sees only what is theirs; a viewer everything. */
const HOUSE = `@id("own") permit (principal in Role::"supplier", action == Action::"facts.read", resource is Entity)
  when { resource.hasTag("supplier") && resource.getTag("supplier").contains("a") };
  @id("attributes") permit (principal in Role::"supplier", action == Action::"facts.read-attribute", resource is Attribute);`;

it('a subscription tells what whoever made it may see now, and nothing once they are closed', async () => {
  await using test = await testKernel([]);
  await using receiver = await openReceiver();
  const { kernel } = test;
  const { identity } = kernel;
  await kernel.policy.check([{ source: 'house', text: HOUSE }]).then(kernel.policy.replace);
  const app = await test.server({ auth: true });
  const chief = testActor({ id: 'user:chief', roles: ['administrator'] });
  await identity.issueLink(chief);
  const link = await identity.issueLink(testActor({ id: 'user:maker', roles: ['administrator'] }));
  const { session } = await identity.signIn(link);
  const person = { cookie: `yuheng-session=${session}`, 'sec-fetch-site': 'same-origin' };
  const secret = await identity.keys.add(
    { name: 'meter', organisation: null, roles: ['machine'], synthetic: false },
    chief,
  );
  const system = { authorization: `Bearer ${secret}` };
  for (const [id, headers, more] of [
    ['urn:s:person', person, {}],
    ['urn:s:slow', person, { throttling: 1 }],
    ['urn:s:key', system, {}],
  ] as const) {
    const payload = {
      id,
      type: 'Subscription',
      entities: [{ type: 'Machine' }],
      notification: { endpoint: { uri: receiver.uri }, format: 'keyValues' },
      ...more,
    };
    const made = await app.inject({ method: 'POST', url: '/ngsi-ld/v1/subscriptions', headers, payload });
    assert.equal(made.statusCode, 201, made.body);
  }
  const write = (id: string, supplier: string) =>
    kernel.facts.write([upsert(id, { supplier }, ['Machine'])], testActor());
  const told = (id: string): readonly string[] =>
    receiver.received
      .filter(({ body }) => body.subscriptionId === id)
      .flatMap(({ body }) => (body.data as readonly { id: string }[]).map((each) => each.id));
  const until = (id: string, entity: string) => receiver.until(() => told(id).includes(entity));

  await write('urn:m:1', 'b');
  await until('urn:s:person', 'urn:m:1');
  await identity.people.change(1, 'user:maker', { roles: ['supplier' as Role] }, chief);
  await write('urn:m:2', 'b');
  await write('urn:m:3', 'a');
  await until('urn:s:person', 'urn:m:3');
  assert.deepEqual(told('urn:s:person'), ['urn:m:1', 'urn:m:3']);

  await identity.people.close(1, 'user:maker', chief);
  await write('urn:m:4', 'a');
  // The other one has heard of it: so it was decided for both.
  await until('urn:s:key', 'urn:m:4');
  await identity.people.reopen(1, 'user:maker', chief);
  await write('urn:m:5', 'a');
  await until('urn:s:person', 'urn:m:5');
  assert.deepEqual(told('urn:s:person'), ['urn:m:1', 'urn:m:3', 'urn:m:5']);

  await identity.keys.revoke('meter', chief);
  await write('urn:m:6', 'a');
  await until('urn:s:person', 'urn:m:6');
  await write('urn:m:7', 'a');
  await until('urn:s:person', 'urn:m:7');
  assert.deepEqual(
    told('urn:s:key').filter((id) => id > 'urn:m:5'),
    [],
  );
});

it('a subscription in one tenant ends telling with what its maker holds there, whatever they hold in another', async () => {
  await using test = await testKernel([]);
  await using receiver = await openReceiver();
  const { identity, tenants } = test.kernel;
  const chief = testActor();
  const { id: a, facts } = await tenants.make('a');
  const { id: b } = await tenants.make('b');
  const app = await test.server({ auth: true });
  const viewer = { organisation: null, unit: null, roles: ['administrator'] as const };
  await identity.people.add(b, { id: 'user:maker', name: '明', synthetic: false, ...viewer }, chief);
  await identity.members.put(a, 'user:maker', viewer, chief);
  await identity.people.add(a, { id: 'user:home', name: '兰', synthetic: false, ...viewer }, chief);
  for (const name of ['maker', 'home']) {
    const { session } = await identity.signIn(await identity.issueLink(testActor({ id: `user:${name}` })));
    const made = await app.inject({
      method: 'POST',
      url: '/ngsi-ld/v1/subscriptions',
      headers: {
        cookie: `yuheng-session=${session}`,
        'sec-fetch-site': 'same-origin',
        'ngsild-tenant': 'a',
      },
      payload: {
        id: `urn:s:${name}`,
        type: 'Subscription',
        entities: [{ type: 'Machine' }],
        notification: { endpoint: { uri: receiver.uri }, format: 'keyValues' },
      },
    });
    assert.equal(made.statusCode, 201, made.body);
  }
  const told = (id: string): readonly string[] =>
    receiver.received
      .filter(({ body }) => body.subscriptionId === id)
      .flatMap(({ body }) => (body.data as readonly { id: string }[]).map((each) => each.id));
  const write = async (id: string, ...heard: string[]) => {
    await facts.write([upsert(id, { n: 1 }, ['Machine'])], testActor());
    for (const one of heard) await receiver.until(() => told(one).includes(id));
  };
  await write('urn:m:1', 'urn:s:maker', 'urn:s:home');
  await identity.members.remove(a, 'user:maker', chief);
  await write('urn:m:2', 'urn:s:home');
  // They are an administrator of the other tenant all the while.
  await identity.members.put(a, 'user:maker', viewer, chief);
  await write('urn:m:3', 'urn:s:maker', 'urn:s:home');
  assert.deepEqual(told('urn:s:maker'), ['urn:m:1', 'urn:m:3']);
});
