import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { testActor, testKernel } from '../../../test/test-kernel.ts';
import { parseStatements } from '../../model/parse-entity.ts';
import { openReceiver } from './receiver.ts';

const subscription = 'urn:ngsi-ld:Subscription:s';
const entities = ['a', 'b', 'c'].map((name) => `urn:ngsi-ld:Gadget:${name}`);
const WRITES = 120;

it('an endpoint that fails at random, and a restart in the middle, get every state of every entity in order', async () => {
  await using test = await testKernel([fixturePack]);
  const receiver = await openReceiver(() => (Math.random() < 0.3 ? 503 : 204));
  const first = await test.another();
  // The kernel of the test itself stays out of the way: one server of a database delivers.
  await test.kernel.subscriptions.stop();
  await first.subscriptions.create(subscription, {
    id: subscription,
    type: 'Subscription',
    entities: [{ type: 'Gadget' }],
    notification: { endpoint: { uri: receiver.uri } },
  });
  const expected = new Map(entities.map((id) => [id, [] as number[]]));
  let open = first;
  for (let n = 0; n < WRITES; n += 1) {
    const id = entities[n % entities.length] ?? '';
    const statements = parseStatements({ size: { value: n } });
    await open.facts.write([{ op: 'upsert', id, types: ['Gadget'], statements }], testActor());
    expected.get(id)?.push(n);
    if (n !== WRITES / 2) continue;
    await open.close();
    open = await test.another();
  }
  const seen = (): ReadonlyMap<string, readonly number[]> => {
    const ids = new Set<string>();
    const values = new Map(entities.map((id) => [id, [] as number[]]));
    for (const { body } of receiver.received) {
      const [entity] = body.data;
      if (ids.has(body.id)) continue;
      ids.add(body.id);
      assert.ok(entity, 'a notification without an entity');
      values.get(String(entity['id']))?.push((entity['size'] as { value: number }).value);
    }
    return values;
  };
  await receiver.until(() => [...seen().values()].flat().length >= WRITES);
  assert.deepEqual(seen(), expected);
  await open.close();
  await receiver.close();
});
