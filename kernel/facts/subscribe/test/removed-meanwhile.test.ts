import assert from 'node:assert/strict';
import { it } from 'node:test';
import { testKernel } from '../../../test/test-kernel.ts';
import { withoutRaces } from '../../store/without-races.ts';
import { insertDeliveries } from '../delivery-store.ts';

const id = 'urn:ngsi-ld:Subscription:going';
const WAITING = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

it('a subscription that is removed while something is owed to it is owed nothing', async () => {
  await using test = await testKernel([]);
  const { database, subscriptions } = test.kernel;
  const notification = { endpoint: { uri: 'http://127.0.0.1:9/never' } };
  await subscriptions.create(id, { id, type: 'Subscription', entities: [{ type: 'T' }], notification });
  const removed = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const removing = database.transaction(async (tx) => {
    await tx.query('delete from facts.subscription where id = $1', [id]);
    removed.resolve();
    await mayEnd.promise;
  });
  await removed.promise;
  const draft = { subscription: id, entity: 'urn:ngsi-ld:T:1', notification: {} };
  const stored = withoutRaces(() => database.transaction((tx) => insertDeliveries([draft], 1, tx)));
  while ((await database.query(WAITING)).length === 0);
  mayEnd.resolve();
  await removing;
  assert.deepEqual(await stored, []);
});
