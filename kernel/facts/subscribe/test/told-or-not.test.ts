import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { upsert } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { lockTerm, TermOver } from '../lease-store.ts';
import { mayBePrivate } from '../outbound.ts';
import { openReceiver } from './receiver.ts';

const id = 'urn:ngsi-ld:Subscription:one';
const subscribe = ({ kernel }: TestKernel, name: string, uri: string, rest: object = {}): Promise<void> =>
  kernel.subscriptions.create(name, {
    id: name,
    type: 'Subscription',
    entities: [{ type: 'Gadget' }],
    notification: { endpoint: { uri } },
    ...rest,
  });
const write = async ({ kernel }: TestKernel, size: number): Promise<void> => {
  await kernel.facts.write([upsert('urn:ngsi-ld:Gadget:1', { size }, ['Gadget'])], testActor());
};
const sizesOf = ({ received }: Awaited<ReturnType<typeof openReceiver>>): readonly number[] =>
  received.flatMap(({ body }) => body.data).map(({ size }) => (size as { value: number }).value);

it('who is paused is not told, nor of what was before (clause 5.8.6)', async () => {
  await using test = await testKernel([fixturePack]);
  const [told, paused] = [await openReceiver(), await openReceiver()];
  await write(test, 0);
  await subscribe(test, id, told.uri);
  await subscribe(test, `${id}-paused`, paused.uri, { isActive: false });
  await write(test, 1);
  await told.until(() => told.received.length > 0);
  await test.kernel.subscriptions.change(`${id}-paused`, { isActive: true });
  await write(test, 2);
  await paused.until(() => paused.received.length > 0);
  await told.until(() => told.received.length > 1);
  assert.deepEqual([sizesOf(told), sizesOf(paused)], [[1, 2], [2]]);
  await Promise.all([told.close(), paused.close()]);
});

it('what waits for one endpoint goes to the next that the subscription names', async () => {
  await using test = await testKernel([fixturePack]);
  const [ill, well] = [await openReceiver(() => 500), await openReceiver()];
  await subscribe(test, id, ill.uri);
  await write(test, 1);
  const failed = async (): Promise<number> => (await test.kernel.subscriptions.get(id)).counters.timesFailed;
  while ((await failed()) === 0);
  await test.kernel.subscriptions.change(id, { notification: { endpoint: { uri: well.uri } } });
  await well.until(() => well.received.length > 0);
  assert.deepEqual(sizesOf(well), [1]);
  await Promise.all([ill.close(), well.close()]);
});

for (const status of [401, 403, 404, 408, 425, 429])
  it(`an answer of ${status} is tried again for longer than one that refuses`, async () => {
    await using test = await testKernel([fixturePack]);
    let answers = 0;
    const receiver = await openReceiver(() => {
      answers += 1;
      return answers > 7 ? 204 : status;
    });
    await subscribe(test, id, receiver.uri);
    await write(test, 1);
    await receiver.until(() => receiver.received.length > 0);
    assert.deepEqual(await test.kernel.subscriptions.deadLetters(null, 10), []);
    await receiver.close();
  });

it('whose term is over writes nothing', async () => {
  await using test = await testKernel([]);
  const { database } = test.kernel;
  const place = { tenant: 1, name: 'facts.subscriptions' };
  const [now] = await database.query<{ term: number }>(
    'select term from facts.consumer where tenant = $1 and name = $2',
    [place.tenant, place.name],
  );
  const lock = (term: number) => database.transaction((tx) => lockTerm(tx, place, term));
  await lock(now?.term ?? 0);
  await assert.rejects(lock((now?.term ?? 0) - 1), TermOver);
});

it('an address that is allowed is that of one port', () => {
  const allow = [{ url: 'http://10.1.2.3:9999/', private: true }];
  assert.ok(mayBePrivate(new URL('http://10.1.2.3:9999/notify'), { allow }));
  for (const other of ['http://10.1.2.3/', 'http://10.1.2.3:9998/', 'https://10.1.2.3:9999/'])
    assert.ok(!mayBePrivate(new URL(other), { allow }), other);
});
