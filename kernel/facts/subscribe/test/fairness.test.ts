import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { upsert } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { openReceiver } from './receiver.ts';

const idOf = (name: string): string => `urn:ngsi-ld:Subscription:${name}`;
const gadget = (name: string): string => `urn:ngsi-ld:Gadget:${name}`;
const subscribe = (
  { kernel }: TestKernel,
  name: string,
  endpoint: { readonly uri: string } & Readonly<Record<string, unknown>>,
  rest: object = {},
): Promise<void> => {
  const id = idOf(name);
  const entities = [{ type: 'Gadget' }];
  const document = { id, type: 'Subscription', entities, notification: { endpoint }, ...rest };
  return kernel.subscriptions.create(id, document as Parameters<typeof kernel.subscriptions.create>[1]);
};
const write = async ({ kernel }: TestKernel, names: readonly string[], size = 1): Promise<void> => {
  await kernel.facts.write(
    names.map((name) => upsert(gadget(name), { size }, ['Gadget'])),
    testActor(),
  );
};
const many = Array.from({ length: 60 }, (_, n) => String(n));

for (const status of [404, 500])
  it(`a notification that is answered ${status} for ever holds up no other of its endpoint`, async () => {
    await using test = await testKernel([fixturePack]);
    let tries = 0;
    await using receiver = await openReceiver(({ body }) => {
      if (body.data[0]?.['id'] !== gadget('bad')) return 204;
      tries += 1;
      return status;
    });
    await subscribe(test, 'one', { uri: receiver.uri });
    await write(test, ['bad']);
    await receiver.until(() => tries >= 3);
    await write(test, many);
    await receiver.until(() => receiver.received.length >= many.length);
    assert.equal(receiver.received.length, many.length);
    await test.kernel.subscriptions.remove(idOf('one'));
  });

it('subscriptions with other headers, or other answers, do not hold each other up', async () => {
  await using test = await testKernel([fixturePack]);
  let refused = 0;
  await using receiver = await openReceiver(({ headers, body }) => {
    if (headers['x-token'] === undefined && body.subscriptionId !== idOf('unwanted')) return 204;
    refused += 1;
    return headers['x-token'] === undefined ? 429 : 401;
  });
  const receiverInfo = [{ key: 'x-token', value: 'wrong' }];
  await subscribe(test, 'unwanted', { uri: receiver.uri });
  await subscribe(test, 'wrong', { uri: receiver.uri, receiverInfo });
  await write(test, many.slice(0, 20));
  await receiver.until(() => refused >= 10);
  await subscribe(test, 'right', { uri: receiver.uri });
  await write(test, many);
  await receiver.until(() => receiver.received.length >= many.length);
  for (const name of ['unwanted', 'wrong', 'right']) await test.kernel.subscriptions.remove(idOf(name));
});

it('endpoints that hang as long as they may leave room for others', async () => {
  await using test = await testKernel([fixturePack]);
  let hanging = 0;
  await using receiver = await openReceiver(({ body }) => {
    if (body.subscriptionId === idOf('well')) return 204;
    hanging += 1;
    return null;
  });
  for (let n = 0; n < 20; n += 1)
    await subscribe(test, `hangs:${n}`, { uri: `${receiver.uri}/${n}`, timeout: 300_000 });
  await write(test, many.slice(0, 20));
  await receiver.until(() => hanging >= 128);
  await subscribe(test, 'well', { uri: receiver.uri });
  await write(test, many);
  await receiver.until(() => receiver.received.length >= many.length);
  assert.ok(hanging <= 150, `${hanging} hang`);
});

it('what waits is told before anything newer when throttling is taken away (clause 5.8.6)', async () => {
  await using test = await testKernel([fixturePack]);
  await using receiver = await openReceiver();
  await subscribe(test, 'throttled', { uri: receiver.uri }, { throttling: 3600 });
  await write(test, ['a'], 1);
  await receiver.until(() => receiver.received.length === 1);
  await write(test, ['a'], 2);
  const waits = async () => test.database.query('select from facts.throttled');
  while ((await waits()).length === 0);
  await test.kernel.subscriptions.change(idOf('throttled'), { throttling: null });
  await write(test, ['a'], 3);
  await write(test, ['a'], 4);
  await receiver.until(() => receiver.received.length === 4);
  const sizes = receiver.received.map(({ body }) => body.data[0]?.['size']);
  assert.deepEqual(
    sizes,
    [1, 2, 3, 4].map((value) => ({ type: 'Property', value })),
  );
});
