import assert from 'node:assert/strict';
import { it } from 'node:test';
import { testKernel } from '../../../test/test-kernel.ts';
import { openReceiver } from './receiver.ts';

interface Letters {
  readonly letters: readonly { readonly id: number; readonly entity: string }[];
}

it('dead letters of a tenant are listed and played again by its name', async () => {
  await using test = await testKernel([]);
  const app = await test.server();
  let refuses = true;
  const receiver = await openReceiver(() => (refuses ? 422 : 204));
  const send = (url: string, payload: object) =>
    app.inject({
      method: 'POST',
      url: `/ngsi-ld/v1${url}`,
      headers: { 'ngsild-tenant': 'luoyang' },
      payload,
    });
  await send('/subscriptions', {
    id: 'urn:ngsi-ld:Subscription:lamps',
    type: 'Subscription',
    entities: [{ type: 'Lamp' }],
    notification: { endpoint: { uri: receiver.uri } },
  });
  await send('/entities', { id: 'urn:ngsi-ld:Lamp:1', type: 'Lamp', on: true });
  const list = async (query: string): Promise<Letters['letters']> =>
    (await app.inject(`/api/facts/list-dead-letters${query}`)).json<Letters>().letters;
  let letters = await list('?tenant=luoyang');
  while (letters.length === 0) letters = await list('?tenant=luoyang');
  assert.deepEqual(
    letters.map(({ entity }) => entity),
    ['urn:ngsi-ld:Lamp:1'],
  );
  assert.deepEqual(await list(''), []);
  refuses = false;
  const ids = letters.map(({ id }) => id);
  const replay = (tenant: object) =>
    app.inject({ method: 'POST', url: '/api/facts/replay-dead-letters', payload: { ...tenant, ids } });
  assert.deepEqual((await replay({})).json(), { replayed: 0 });
  assert.deepEqual((await replay({ tenant: 'luoyang' })).json(), { replayed: 1 });
  await receiver.until(() => receiver.received.length > 0);
  assert.equal((await app.inject('/api/facts/list-dead-letters?tenant=nobody')).statusCode, 404);
  await receiver.close();
});
