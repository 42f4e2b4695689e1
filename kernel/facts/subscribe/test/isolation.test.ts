import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { upsert } from '../../../test/stated.ts';
import { testActor, testKernel } from '../../../test/test-kernel.ts';
import { openReceiver } from './receiver.ts';

/** Kept by an earlier version, which knew no limits, or by a later one that knows other members. */
for (const [what, member] of Object.entries({
  'evaluated (a span that no date reaches)': { throttling: 1e15 },
  'read (a member that nobody knows)': { surprise: 1 },
}))
  it(`a subscription that cannot be ${what} stops no other: it is reported once and said to have failed`, async () => {
    await using test = await testKernel([fixturePack]);
    await using receiver = await openReceiver();
    const { database, kernel } = test;
    for (const name of ['bad', 'good']) {
      const id = `urn:ngsi-ld:Subscription:${name}`;
      const notification = { endpoint: { uri: receiver.uri } };
      const entities = [{ type: 'Gadget' }];
      await kernel.subscriptions.create(id, { id, type: 'Subscription', entities, notification });
    }
    await kernel.subscriptions.stop();
    await database.query(
      "update facts.subscription set definition = definition || $1::jsonb where id like '%bad'",
      [JSON.stringify(member)],
    );
    const other = await test.another();
    for (let size = 0; size < 5; size += 1)
      await other.facts.write([upsert('urn:ngsi-ld:Gadget:1', { size }, ['Gadget'])], testActor());
    await receiver.until(() => receiver.received.length === 5);
    await other.close();
    assert.equal(test.reported.splice(0).length, 1);
    const [counts] = await database.query<{ failed: number }>(
      "select times_failed as failed from facts.delivery_count where subscription like '%bad'",
    );
    assert.ok((counts?.failed ?? 0) > 0);
  });
