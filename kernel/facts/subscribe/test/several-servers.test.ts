import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runChild } from '../../../store/test/child.ts';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { statementsOf } from '../../../test/stated.ts';
import { testActor, testKernel } from '../../../test/test-kernel.ts';
import { openReceiver } from './receiver.ts';

const subscription = 'urn:ngsi-ld:Subscription:several';
const WRITERS = 4;
const WRITES = 60;

it('of two servers one delivers; when it is killed the other goes on: nothing is lost, each entity is told in order', async () => {
  await using test = await testKernel([fixturePack]);
  const receiver = await openReceiver(() => (Math.random() < 0.1 ? 503 : 204));
  // Ours steps down and stands by, so that the other process is the one that delivers.
  const { subscriptions, facts } = test.kernel;
  await subscriptions.create(subscription, {
    id: subscription,
    type: 'Subscription',
    entities: [{ type: 'Gadget' }],
    notification: { endpoint: { uri: receiver.uri } },
  });
  await subscriptions.stop();
  const other = runChild('../../facts/subscribe/test/serve-until-killed.ts', [test.database.url]);
  assert.equal(await other.next(), 'delivers');
  const mine = await test.another();
  assert.equal(mine.subscriptions.delivers, false);
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; n < WRITES; n += 1) {
      const id = `urn:ngsi-ld:Gadget:${writer}`;
      await facts.write(
        [{ op: 'upsert', id, types: ['Gadget'], statements: statementsOf({ size: n }) }],
        testActor(),
      );
      if (writer === 0 && n === WRITES / 2) {
        other.process.kill('SIGKILL');
        await other.ended;
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  const told = new Map<string, number[]>();
  const known = new Set<string>();
  await receiver.until(() => {
    for (const { body } of receiver.received) {
      if (known.has(body.id)) continue;
      known.add(body.id);
      const [entity = {}] = body.data;
      const id = String(entity['id']);
      told.set(id, [...(told.get(id) ?? []), (entity['size'] as { value: number }).value]);
    }
    return known.size >= WRITERS * WRITES;
  });
  const expected = Array.from({ length: WRITES }, (_, n) => n);
  for (const [id, sizes] of told) assert.deepEqual(sizes, expected, id);
  assert.equal(told.size, WRITERS);
  assert.equal(mine.subscriptions.delivers, true);
  await mine.close();
  await receiver.close();
});

it('a subscription that one server made is told of by the server that delivers, from the first write behind it', async () => {
  await using test = await testKernel([fixturePack]);
  const receiver = await openReceiver();
  const by = await test.another();
  assert.deepEqual([test.kernel.subscriptions.delivers, by.subscriptions.delivers], [true, false]);
  for (let n = 0; n < 20; n += 1) {
    const id = `urn:ngsi-ld:Subscription:${n}`;
    const gadget = `urn:ngsi-ld:Gadget:${n}`;
    await by.subscriptions.create(id, {
      id,
      type: 'Subscription',
      entities: [{ id: gadget, type: 'Gadget' }],
      notification: { endpoint: { uri: receiver.uri } },
    });
    await test.kernel.facts.write(
      [{ op: 'upsert', id: gadget, types: ['Gadget'], statements: statementsOf({ size: n }) }],
      testActor(),
    );
  }
  await receiver.until(() => receiver.received.length >= 20);
  await by.close();
  await receiver.close();
});
