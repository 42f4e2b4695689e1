import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { upsert } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Counters } from '../subscription.ts';
import { openReceiver } from './receiver.ts';

const WRITES = 40;

const subscribe = ({ kernel }: TestKernel, name: string, uri: string, rest: object = {}): Promise<void> => {
  const id = `urn:ngsi-ld:Subscription:${name}`;
  const notification = { endpoint: { uri, timeout: 200 } };
  return kernel.subscriptions.create(id, {
    id,
    type: 'Subscription',
    entities: [{ type: 'Gadget' }],
    notification,
    ...rest,
  });
};
const write = async ({ kernel }: TestKernel, n: number): Promise<void> => {
  const change = upsert(`urn:ngsi-ld:Gadget:${n % 4}`, { size: n }, ['Gadget']);
  await kernel.facts.write([change], testActor());
};

it('endpoints that hang or fail slow nobody else, and get all of it once they are well', async () => {
  await using test = await testKernel([fixturePack]);
  let ill = true;
  const hanging = await openReceiver(() => (ill ? null : 204));
  const failing = await openReceiver(() => (ill ? 500 : 204));
  const well = await openReceiver();
  for (const [name, { uri }] of Object.entries({ hanging, failing, well })) await subscribe(test, name, uri);
  for (let n = 0; n < WRITES; n += 1) await write(test, n);
  await well.until(() => well.received.length >= WRITES);
  assert.deepEqual([hanging.received.length, failing.received.length], [0, 0]);
  const counted = async (): Promise<Counters> =>
    (await test.kernel.subscriptions.get('urn:ngsi-ld:Subscription:failing')).counters;
  let counters = await counted();
  while (counters.timesFailed === 0) counters = await counted();
  assert.equal(counters.timesFailed, counters.timesSent);
  ill = false;
  for (const receiver of [hanging, failing]) {
    await receiver.until(() => new Set(receiver.received.map(({ body }) => body.id)).size >= WRITES);
    for (const entity of [0, 1, 2, 3]) {
      const sizes = receiver.received
        .flatMap(({ body }) => body.data)
        .filter((one) => one['id'] === `urn:ngsi-ld:Gadget:${entity}`)
        .map((one) => (one['size'] as { value: number }).value);
      const once = sizes.filter((size, at) => sizes.indexOf(size) === at);
      assert.deepEqual(
        once,
        once.toSorted((a, b) => a - b),
      );
    }
  }
  for (const receiver of [hanging, failing, well]) await receiver.close();
});

it('what an endpoint refuses becomes a dead letter, and is delivered when it is played again', async () => {
  await using test = await testKernel([fixturePack]);
  let refuses = true;
  const receiver = await openReceiver(({ body }) =>
    refuses && body.data[0]?.['id'] === 'urn:ngsi-ld:Gadget:1' ? 422 : 204,
  );
  await subscribe(test, 'refusing', receiver.uri);
  for (let n = 0; n < 4; n += 1) await write(test, n);
  await receiver.until(() => receiver.received.length >= 3);
  const { subscriptions } = test.kernel;
  let letters = await subscriptions.deadLetters(null, 10);
  while (letters.length === 0) letters = await subscriptions.deadLetters(null, 10);
  assert.deepEqual(
    letters.map(({ entity, fault }) => [entity, fault]),
    [['urn:ngsi-ld:Gadget:1', 'status 422, tries 5']],
  );
  refuses = false;
  assert.equal(await subscriptions.replay(letters.map(({ id }) => id)), 1);
  await receiver.until(() => receiver.received.length >= 4);
  assert.deepEqual(await subscriptions.deadLetters(null, 10), []);
  await receiver.close();
});

it('a throttled subscription is told of the newest state of each entity when the time is over (clause 5.8.6)', async () => {
  await using test = await testKernel([fixturePack]);
  const receiver = await openReceiver();
  await subscribe(test, 'throttled', receiver.uri, { throttling: 1 });
  await write(test, 0);
  await receiver.until(() => receiver.received.length >= 1);
  for (let n = 1; n < WRITES; n += 1) await write(test, n);
  const newest = (): ReadonlyMap<string, number> =>
    new Map(
      receiver.received
        .flatMap(({ body }) => body.data)
        .map((one) => [String(one['id']), (one['size'] as { value: number }).value]),
    );
  await receiver.until(() =>
    [0, 1, 2, 3].every((n) => newest().get(`urn:ngsi-ld:Gadget:${n}`) === WRITES - 4 + n),
  );
  assert.ok(receiver.received.length < WRITES / 2, `${receiver.received.length} notifications`);
  await receiver.close();
});

it('an endpoint that failed is left alone for its cooldown, by every subscription, and gets all of it then (clause 5.2.15)', async () => {
  await using test = await testKernel([fixturePack]);
  const cooldown = 700;
  const asked: number[] = [];
  const receiver = await openReceiver(() => {
    asked.push(performance.now());
    return asked.length === 1 ? 422 : 204;
  });
  const notification = { endpoint: { uri: receiver.uri, cooldown } };
  await subscribe(test, 'cool', receiver.uri, { notification });
  await subscribe(test, 'cooler', receiver.uri, { notification });
  await write(test, 0);
  await receiver.until(() => asked.length > 0);
  await write(test, 1);
  await receiver.until(() => receiver.received.length >= 4);
  // Both subscriptions may have had one under way when the first of them failed.
  const [first = 0, ...others] = asked.toSorted((a, b) => a - b);
  const early = others.filter((at) => at < first + cooldown);
  assert.ok(early.length <= 1, `${early.length} asked within the cooldown`);
  await receiver.close();
});
