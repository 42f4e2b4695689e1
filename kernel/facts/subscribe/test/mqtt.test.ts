import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { it } from 'node:test';
import { Aedes, type AedesPublishPacket } from 'aedes';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { testActor, testKernel } from '../../../test/test-kernel.ts';
import { parseStatements } from '../../model/parse-entity.ts';

it('notifications reach a broker by MQTT 3.1.1 with the quality that notifierInfo names (clauses 5.2.22, 7.2)', async () => {
  await using test = await testKernel([fixturePack]);
  const broker = await Aedes.createBroker();
  const versions: number[] = [];
  broker.on('client', (client) => versions.push((client as unknown as { version: number }).version));
  const server = createServer(broker.handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const published: AedesPublishPacket[] = [];
  broker.on('publish', (packet, client) => {
    if (client) published.push(packet);
    server.emit('published');
  });
  const { subscriptions, facts } = test.kernel;
  for (const qos of [0, 1, 2]) {
    const id = `urn:ngsi-ld:Subscription:q${qos}`;
    await subscriptions.create(id, {
      id,
      type: 'Subscription',
      entities: [{ type: 'Gadget' }],
      notification: {
        endpoint: {
          uri: `mqtt://127.0.0.1:${port}/gadgets/q${qos}`,
          accept: 'application/json',
          notifierInfo: [
            { key: 'MQTT-QoS', value: String(qos) },
            { key: 'MQTT-Version', value: 'mqtt3.1.1' },
          ],
          receiverInfo: [{ key: 'authorization', value: 'Bearer it' }],
        },
      },
    });
  }
  const statements = parseStatements({ size: { value: 1 } });
  await facts.write(
    [{ op: 'upsert', id: 'urn:ngsi-ld:Gadget:1', types: ['Gadget'], statements }],
    testActor(),
  );
  while (published.length < 3) await once(server, 'published');
  const byTopic = published.toSorted((a, b) => (a.topic < b.topic ? -1 : 1));
  assert.deepEqual(
    byTopic.map(({ topic, qos }) => [topic, qos]),
    [
      ['gadgets/q0', 0],
      ['gadgets/q1', 1],
      ['gadgets/q2', 2],
    ],
  );
  for (const { payload } of published) {
    const { metadata, body } = JSON.parse(String(payload));
    assert.equal(metadata['Content-Type'], 'application/json');
    assert.equal(metadata.authorization, 'Bearer it');
    assert.equal(body.data[0].id, 'urn:ngsi-ld:Gadget:1');
  }
  // Version 3.1.1 says 4 on the wire. The broker knows no version 5.
  assert.deepEqual([...new Set(versions)], [4]);
  await subscriptions.stop();
  await new Promise<void>((done) => broker.close(done));
  server.close();
});
