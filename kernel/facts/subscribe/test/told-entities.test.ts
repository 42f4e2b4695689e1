import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { openReceiver } from './receiver.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const ask = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
  const sent =
    body === undefined
      ? {}
      : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await app.inject({ method, url: `/ngsi-ld/v1${path}`, ...sent });
  assert.ok(answer.statusCode < 400, answer.body);
  return answer;
};
const property = (value: unknown, datasetId?: string) => ({
  type: 'Property',
  value,
  ...(datasetId === undefined ? {} : { datasetId }),
});
const NULL = 'urn:ngsi-ld:null';
const id = 'urn:ngsi-ld:Gadget:told';
const french = 'urn:ngsi-ld:Dataset:fr';
const labels = [property('a'), property('b', french), property('c', 'urn:ngsi-ld:Dataset:de')];

/** What a subscription is told when something happens to an entity; the first that comes of it. */
async function told(rest: object, notification: object, happens: () => Promise<unknown>) {
  const receiver = await openReceiver();
  const subscription = {
    id: 'urn:ngsi-ld:Subscription:told',
    type: 'Subscription',
    entities: [{ type: 'Gadget' }],
    notification: { endpoint: { uri: receiver.uri }, ...notification },
    ...rest,
  };
  await ask('POST', '/entities', { id, type: 'Gadget', size: property(1), label: labels });
  await ask('POST', '/subscriptions', subscription);
  await happens();
  await receiver.until(() => receiver.received.length > 0);
  await ask('DELETE', `/subscriptions/${subscription.id}`);
  await app.inject({ method: 'DELETE', url: `/ngsi-ld/v1/entities/${id}` });
  await receiver.close();
  return receiver.received[0]?.body.data ?? [];
}

describe('what notifications tell of entities', () => {
  it('an instance of a dataset that ended, beside those that stay (clauses 4.5.5, 5.8.6)', async () => {
    const watched = { watchedAttributes: ['label'], notificationTrigger: ['attributeDeleted'] };
    const end = () => ask('DELETE', `/entities/${id}/attrs/label?datasetId=${french}`);
    const [entity] = await told(watched, {}, end);
    assert.deepEqual(entity?.['label'], [labels[0], labels[2], property(NULL, french)]);
  });

  it('one Null for an attribute of which all instances ended', async () => {
    const end = () => ask('DELETE', `/entities/${id}/attrs/label?deleteAll=true`);
    const [entity] = await told({ notificationTrigger: ['attributeDeleted'] }, {}, end);
    assert.deepEqual(entity?.['label'], property(NULL));
  });

  it('attributes end with their entity', async () => {
    const watched = { watchedAttributes: ['size'], notificationTrigger: ['attributeDeleted'] };
    const [entity = {}] = await told(watched, {}, () => ask('DELETE', `/entities/${id}`));
    assert.deepEqual(Object.keys(entity), ['id', 'type', 'deletedAt', 'size']);
    assert.deepEqual(entity['size'], property(NULL));
  });

  it('when a deleted entity was made and changed, with sysAttrs', async () => {
    const [entity = {}] = await told({ notificationTrigger: ['entityDeleted'] }, { sysAttrs: true }, () =>
      ask('DELETE', `/entities/${id}`),
    );
    assert.deepEqual(Object.keys(entity), ['id', 'type', 'createdAt', 'modifiedAt', 'deletedAt']);
    assert.doesNotMatch(JSON.stringify(entity), /\.000Z/);
  });

  it('as an earlier version of the standard would have it (clauses 4.3.6.8 and 5.2.12)', async () => {
    const word = { type: 'VocabProperty', vocab: 'on' };
    const change = () => ask('POST', `/entities/${id}/attrs`, { size: property(2), word });
    const [entity = {}] = await told({ ngsildConformance: '1.2' }, {}, change);
    assert.deepEqual(entity, {
      id,
      type: 'Gadget',
      size: property(2),
      label: property('a'),
      word: property('on'),
    });
    for (const wrong of ['2.0', 'one', 1.6]) {
      const endpoint = { uri: 'http://127.0.0.1:9/' };
      const refused = await app.inject({
        method: 'POST',
        url: '/ngsi-ld/v1/subscriptions',
        payload: {
          type: 'Subscription',
          entities: [{ type: 'T' }],
          ngsildConformance: wrong,
          notification: { endpoint },
        },
      });
      assert.equal(refused.statusCode, 400);
    }
  });

  it('only the datasets that are wanted', async () => {
    const [entity = {}] = await told({ datasetId: [french] }, {}, () =>
      ask('PATCH', `/entities/${id}/attrs`, { size: property(2) }),
    );
    assert.deepEqual(entity, { id, type: 'Gadget', label: labels[1] });
  });

  for (const join of ['flat', 'inline'])
    it(`linked entities, ${join} (clause 4.5.23)`, async () => {
      const other = { id: `urn:ngsi-ld:Gadget:linked:${join}`, type: 'Part', size: property(7) };
      await ask('POST', '/entities', other);
      const link = { type: 'Relationship', object: other.id };
      const data = await told({}, { join, attributes: ['linkedTo'] }, () =>
        ask('PATCH', `/entities/${id}/attrs`, { linkedTo: link }),
      );
      const entity = { id, type: 'Gadget', linkedTo: join === 'flat' ? link : { ...link, entity: other } };
      assert.deepEqual(data, join === 'flat' ? [entity, other] : [entity]);
    });
});

it('pages of subscriptions are linked (clause 5.5.9)', async () => {
  for (const name of ['p1', 'p2', 'p3'])
    await ask('POST', '/subscriptions', {
      id: `urn:ngsi-ld:Subscription:${name}`,
      type: 'Subscription',
      entities: [{ type: 'Gadget' }],
      notification: { endpoint: { uri: 'http://example.org/' } },
    });
  const { headers } = await ask('GET', '/subscriptions?limit=1&offset=1');
  const links = String(headers.link).split(', ').slice(1);
  assert.deepEqual(links, [
    '</ngsi-ld/v1/subscriptions?limit=1&offset=0>;rel="prev";type="application/ld+json"',
    '</ngsi-ld/v1/subscriptions?limit=1&offset=2>;rel="next";type="application/ld+json"',
  ]);

  it('of what q asks at the other end of a relationship (clause 4.9)', async () => {
    const owner = 'urn:ngsi-ld:Owner:told';
    await ask('POST', '/entities', { id: owner, type: 'Owner', age: property(30) });
    const linked = (object: string) => ({ ownedBy: { type: 'Relationship', object } });
    const [entity] = await told({ q: 'ownedBy{Owner:age}>20' }, {}, async () => {
      await ask('POST', `/entities/${id}/attrs`, linked('urn:ngsi-ld:Owner:nobody'));
      await ask('POST', `/entities/${id}/attrs`, linked(owner));
    });
    assert.deepEqual(entity?.['ownedBy'], { type: 'Relationship', object: owner });
    await ask('DELETE', `/entities/${owner}`);
  });
});
