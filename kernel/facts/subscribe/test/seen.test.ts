import assert from 'node:assert/strict';
import { test as node } from 'node:test';
import type { Role } from '../../../identity/actor.ts';
import { upsert } from '../../../test/stated.ts';
import { testActor, testKernel } from '../../../test/test-kernel.ts';
import { openReceiver } from './receiver.ts';

const HOUSE = `@id("own") permit (principal in Role::"supplier", action in [Action::"facts.read", Action::"facts.write"], resource is Entity)
  when { principal has organisation && resource.hasTag("supplier") && resource.getTag("supplier").contains(principal.organisation) };
  @id("attributes") permit (principal in Role::"supplier", action == Action::"facts.read-attribute", resource is Attribute)
  unless { resource == Attribute::"price" };`;

node('a subscription tells what whoever made it may see, as policies are when it is told', async () => {
  await using test = await testKernel([]);
  await using receiver = await openReceiver();
  const { kernel } = test;
  await kernel.policy.check([{ source: 'house', text: HOUSE }]).then(kernel.policy.replace);
  const app = await test.server({ auth: true });
  const headersOf = async (organisation: string, role: string) => {
    const actor = testActor({ id: `key:${organisation}`, organisation, roles: [role as Role] });
    return { authorization: `Bearer ${await kernel.identity.issueKey(actor)}` };
  };
  const [a, b, all] = await Promise.all([
    headersOf('a', 'supplier'),
    headersOf('b', 'supplier'),
    headersOf('c', 'machine'),
  ]);
  const url = '/ngsi-ld/v1/subscriptions';
  for (const [id, headers] of [
    ['urn:s:a', a],
    ['urn:s:all', all],
  ] as const) {
    const payload = {
      id,
      type: 'Subscription',
      entities: [{ type: 'Machine' }],
      notification: { endpoint: { uri: receiver.uri }, format: 'keyValues' },
    };
    assert.equal((await app.inject({ method: 'POST', url, headers, payload })).statusCode, 201);
  }
  const write = (id: string, stated: object) =>
    kernel.facts.write([upsert(id, stated as never, ['Machine'])], testActor());
  await write('urn:m:1', { supplier: 'a', load: 1, price: 5 });
  await write('urn:m:2', { supplier: 'b', load: 2, price: 6 });
  // Only what is withheld has changed.
  await write('urn:m:1', { price: 7 });
  await write('urn:m:1', { supplier: 'b' });
  await write('urn:m:1', { load: 9 });
  await write('urn:m:3', { supplier: 'a', load: 3 });
  const told = async (id: string, count: number) => {
    const own = () => receiver.received.filter(({ body }) => body.subscriptionId === id);
    await receiver.until(() => own().length >= count);
    return own().flatMap(({ body }) => body.data);
  };
  assert.equal((await told('urn:s:all', 6)).length, 6);
  assert.deepEqual(await told('urn:s:a', 2), [
    { id: 'urn:m:1', type: 'Machine', supplier: 'a', load: 1 },
    { id: 'urn:m:3', type: 'Machine', supplier: 'a', load: 3 },
  ]);

  const statusOf = async (method: 'GET' | 'PATCH' | 'DELETE', id: string, headers: Record<string, string>) =>
    (
      await app.inject({
        method,
        url: `${url}/${id}`,
        headers,
        ...(method === 'PATCH' ? { payload: { description: 'x' } } : {}),
      })
    ).statusCode;
  for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
    assert.equal(await statusOf(method, 'urn:s:a', b), 404, method);
    assert.equal(await statusOf(method, 'urn:s:all', b), 404, method);
  }
  assert.deepEqual((await app.inject({ url, headers: b })).json(), []);
  assert.equal((await app.inject({ url, headers: all })).json().length, 2);
  assert.equal(await statusOf('GET', 'urn:s:a', a), 200);

  // Who may see nothing any more is told nothing any more.
  kernel.policy.replace(await kernel.policy.check([]));
  await write('urn:m:3', { load: 4 });
  await told('urn:s:all', 7);
  assert.equal((await told('urn:s:a', 2)).length, 2);
});
