import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { openReceiver } from '../../subscribe/test/receiver.ts';
import { askingWithHeaders } from './ask-with-headers.ts';

let test: TestKernel;
let app: FastifyInstance;
const ask = askingWithHeaders(() => app);
const json = { 'content-type': 'application/json' };
const context = {
  Male: 'https://example.org/Male',
  gender: 'https://example.org/gender',
  tickets: 'https://example.org/tickets',
  city: 'https://example.org/city',
};
let link: string;

const person = (id: string, vocab: string) => ({
  id,
  type: 'Person',
  gender: { type: 'VocabProperty', vocab },
  tickets: { type: 'JsonProperty', json: { city: 'Berlin' } },
  home: { type: 'Property', value: { city: 'Berlin' } },
});

before(async () => {
  test = await testKernel([]);
  app = await test.server();
  const made = await ask('POST', '/jsonldContexts', { headers: json, payload: { '@context': context } });
  link = `<http://127.0.0.1${made.headers.location}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`;
  for (const payload of [person('urn:p:1', 'Male'), person('urn:p:2', 'Female')])
    assert.equal((await ask('POST', '/entities', { headers: { ...json, link }, payload })).statusCode, 201);
});
after(() => test[Symbol.asyncDispose]());

const found = async (query: string): Promise<readonly string[]> => {
  const answer = await ask('GET', `/entities?type=Person&${query}`, { headers: { link } });
  assert.equal(answer.statusCode, 200, answer.body);
  return (answer.json() as readonly { readonly id: string }[]).map(({ id }) => id);
};

describe('how q is read (clause 4.9)', () => {
  it('words of a vocabulary are compared as the context has them where expandValues says so', async () => {
    assert.deepEqual(await found('q=gender==Male&expandValues=gender'), ['urn:p:1']);
    assert.deepEqual(await found('q=gender=="Female"&expandValues=home,gender'), ['urn:p:2']);
    assert.deepEqual(await found('q=gender!=Male,Other&expandValues=gender'), ['urn:p:2']);
    assert.deepEqual(await found('q=gender==Male'), []);
    assert.deepEqual(await found('q=gender=="https://example.org/Male"'), ['urn:p:1']);
  });

  it('members of JSON are called what they are called where jsonKeys says so', async () => {
    assert.deepEqual(await found('q=tickets[city]=="Berlin"'), []);
    assert.equal((await found('q=tickets[city]=="Berlin"&jsonKeys=tickets')).length, 2);
    assert.equal((await found('q=home[city]=="Berlin"&jsonKeys=tickets')).length, 2);
  });

  it('the same in a body; splitEntities is true or false', async () => {
    const query = {
      type: 'Query',
      entities: [{ type: 'Person' }],
      q: 'gender==Male',
      expandValues: 'gender',
    };
    const asked = async (payload: object) =>
      ask('POST', '/entityOperations/query', { headers: { ...json, link }, payload });
    assert.equal((await asked({ ...query, splitEntities: false })).json().length, 1);
    assert.equal((await asked({ ...query, splitEntities: 'perhaps' })).statusCode, 400);
    assert.equal((await ask('GET', '/entities?type=Person&splitEntities=maybe')).statusCode, 400);
    const past = 'timerel=after&timeproperty=modifiedAt&timeAt=2000-01-01T00:00:00Z&expandValues=gender';
    const evolved = await ask('GET', `/temporal/entities?type=Person&q=gender==Male&${past}`, {
      headers: { link },
    });
    assert.deepEqual(
      evolved.json().map(({ id }: { id: string }) => id),
      ['urn:p:1'],
    );
  });

  it('in subscriptions, which are shown as they were sent; localOnly may be about everything', async () => {
    const receiver = await openReceiver();
    const sent = {
      id: 'urn:ngsi-ld:Subscription:s',
      type: 'Subscription',
      localOnly: true,
      splitEntities: false,
      q: 'gender==Male;tickets[city]=="Berlin"',
      expandValues: 'gender',
      jsonKeys: 'tickets',
      notification: { endpoint: { uri: receiver.uri, accept: 'application/json' } },
    };
    const post = (payload: object) => ask('POST', '/subscriptions', { headers: { ...json, link }, payload });
    assert.equal((await post({ ...sent, localOnly: false })).statusCode, 400);
    assert.equal((await post(sent)).statusCode, 201);
    const shown = await ask('GET', `/subscriptions/${sent.id}`, { headers: { link } });
    const { q, expandValues, jsonKeys } = shown.json();
    assert.deepEqual(
      { q, expandValues, jsonKeys },
      {
        q: 'gender=="Male";tickets[city]=="Berlin"',
        expandValues: 'gender',
        jsonKeys: 'tickets',
      },
    );
    for (const payload of [person('urn:p:3', 'Female'), person('urn:p:4', 'Male')])
      await ask('POST', '/entities', { headers: { ...json, link }, payload });
    await receiver.until(() => receiver.received.length > 0);
    assert.deepEqual(
      receiver.received.map(({ body }) => body.data[0]?.['id']),
      ['urn:p:4'],
    );
    await receiver.close();
  });
});
