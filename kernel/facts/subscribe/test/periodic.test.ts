import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { create } from '../../../test/stated.ts';
import { testActor, testKernel } from '../../../test/test-kernel.ts';
import { openReceiver } from './receiver.ts';

const COUNT = 1100;

it('a periodic notification tells of all entities that match, however many there are and however many others', async () => {
  await using test = await testKernel([fixturePack]);
  const receiver = await openReceiver(() => 204);
  const named = (kind: string, n: number) => `urn:ngsi-ld:${kind}:${String(n).padStart(5, '0')}`;
  for (const kind of ['Aside', 'Gadget'])
    for (let from = 0; from < COUNT; from += 550) {
      const numbers = Array.from({ length: 550 }, (_, n) => from + n);
      await test.kernel.facts.write(
        numbers.map((n) => create(named(kind, n), { size: n }, [kind])),
        testActor(),
      );
    }
  const id = 'urn:ngsi-ld:Subscription:each-second';
  await test.kernel.subscriptions.create(id, {
    id,
    type: 'Subscription',
    entities: [{ type: 'Gadget' }],
    timeInterval: 1,
    notification: { endpoint: { uri: receiver.uri } },
  });
  const told = (): ReadonlySet<string> =>
    new Set(receiver.received.flatMap(({ body }) => body.data.map((entity) => String(entity['id']))));
  await receiver.until(() => told().size >= COUNT);
  assert.deepEqual(
    [...told()].toSorted(),
    Array.from({ length: COUNT }, (_, n) => named('Gadget', n)),
  );
  await test.kernel.subscriptions.remove(id);
  await receiver.close();
});
