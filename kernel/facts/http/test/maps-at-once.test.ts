import assert from 'node:assert/strict';
import { it } from 'node:test';
import { testKernel } from '../../../test/test-kernel.ts';

it('entity maps that are made at once do not mind which of them removes those that have ended (clause 5.14)', async () => {
  await using test = await testKernel([]);
  const app = await test.server();
  await app.inject({
    method: 'POST',
    url: '/ngsi-ld/v1/entities',
    payload: { id: 'urn:ngsi-ld:Pump:1', type: 'Pump', flow: 1 },
  });
  const make = () => app.inject('/ngsi-ld/v1/entityMaps?type=Pump&entityMapLifetime=PT1S');
  for (let round = 0; round < 10; round += 1) {
    const made = await Promise.all(Array.from({ length: 8 }, make));
    assert.deepEqual([...new Set(made.map(({ statusCode }) => statusCode))], [201]);
    test.clock.advance(60_000);
  }
  assert.deepEqual(test.reported, []);
});
