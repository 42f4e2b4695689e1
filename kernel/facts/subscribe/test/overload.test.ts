import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { upsert } from '../../../test/stated.ts';
import { testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Counters } from '../subscription.ts';
import { openReceiver } from './receiver.ts';

const ENTITIES = 40;
/** More than is held in memory of one subscription. */
const ROUNDS = 75;
/** Whoever takes nothing yet has not failed. */
const TIMEOUT_MS = 240_000;

const idOf = (entity: number): string => `urn:ngsi-ld:Gadget:${entity}`;

it('changes that come many times faster than an endpoint takes them wait, none is lost, and all is as before afterwards', async (context) => {
  await using test = await testKernel([fixturePack]);
  const { subscriptions, facts } = test.kernel;
  let atOnce = 0;
  let most = 0;
  const written = Promise.withResolvers<void>();
  const slow = await openReceiver(async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await written.promise;
    atOnce -= 1;
    return 204;
  });
  const quick = await openReceiver();
  context.after(() => Promise.all([slow.close(), quick.close()]));
  for (const [name, { uri }] of Object.entries({ slow, quick })) {
    const id = `urn:ngsi-ld:Subscription:${name}`;
    const notification = { endpoint: { uri, timeout: TIMEOUT_MS } };
    await subscriptions.create(id, {
      id,
      type: 'Subscription',
      entities: [{ type: 'Gadget' }],
      notification,
    });
  }
  const write = (size: number): Promise<unknown> => {
    const all = Array.from({ length: ENTITIES }, (_, entity) => upsert(idOf(entity), { size }, ['Gadget']));
    return facts.write(all, testActor());
  };
  for (let round = 0; round < ROUNDS; round += 1) await write(round);
  await quick.until(() => quick.received.length >= ENTITIES * ROUNDS);
  assert.equal(slow.received.length, 0, 'nothing was taken until now');
  written.resolve();
  await slow.until(() => slow.received.length >= ENTITIES * ROUNDS);
  assert.ok(most <= 16, `${most} at once`);
  await write(ROUNDS);
  await slow.until(() => slow.received.length >= ENTITIES * (ROUNDS + 1));
  for (let entity = 0; entity < ENTITIES; entity += 1) {
    const told = slow.received.flatMap(({ body }) => body.data).filter(({ id }) => id === idOf(entity));
    assert.deepEqual(
      told.map(({ size }) => (size as { value: number }).value),
      Array.from({ length: ROUNDS + 1 }, (_, round) => round),
    );
  }
  const counted = async (): Promise<Counters> =>
    (await subscriptions.get('urn:ngsi-ld:Subscription:slow')).counters;
  // A notification is counted when its answer has come back, which is after it was received.
  let counters = await counted();
  while (counters.timesSent < ENTITIES * (ROUNDS + 1)) counters = await counted();
  assert.deepEqual([counters.timesSent, counters.timesFailed], [ENTITIES * (ROUNDS + 1), 0]);
});
