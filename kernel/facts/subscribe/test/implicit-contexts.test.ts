import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { CORE_CONTEXT_URL } from '../../context/core-terms.ts';
import { contextLink, linkedContext } from '../../http/link-context.ts';
import { askingWithHeaders } from '../../http/test/ask-with-headers.ts';
import { openReceiver } from './receiver.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const ask = askingWithHeaders(() => app);
const ex = 'https://example.org/';
const words = [{ Valve: `${ex}Valve` }, { flow: `${ex}flow` }];
const headers = { 'content-type': 'application/ld+json' };
const make = async (name: string, uri: string, rest: object = {}, accept = 'application/json') => {
  const id = `urn:ngsi-ld:Subscription:${name}`;
  const payload = {
    '@context': words,
    id,
    type: 'Subscription',
    entities: [{ type: 'Valve' }],
    notification: { format: 'simplified', endpoint: { uri, accept } },
    ...rest,
  };
  const answer = await ask('POST', '/subscriptions', { payload, headers });
  assert.equal(answer.statusCode, 201, answer.body);
  return `/subscriptions/${id}`;
};
const contextOf = async (path: string): Promise<unknown> => (await ask('GET', path)).json().jsonldContext;
const served = async (url: unknown) => (await ask('GET', String(url).replace(/^.*\/ngsi-ld\/v1/, ''))).json();
let valves = 0;
const tell = async () => {
  valves += 1;
  const payload = { '@context': words, id: `urn:ngsi-ld:Valve:${valves}`, type: 'Valve', flow: valves };
  assert.equal((await ask('POST', '/entities', { payload, headers })).statusCode, 201);
};

/** ETSI GS CIM 009 V1.9.1, clauses 5.2.12, 5.8.6 and 5.13.1. */
describe('the context of notifications', () => {
  it('is the core context, and names are IRIs, once the one that was named is deleted', async () => {
    await using receiver = await open();
    const payload = { '@context': words };
    const made = await ask('POST', '/jsonldContexts', { payload, headers });
    const url = `http://localhost${made.headers['location']}`;
    const path = await make('gone', receiver.uri, { '@context': url });
    await tell();
    await receiver.until(() => receiver.received.length === 1);
    const local = String(made.headers['location']).replace(/^.*\/ngsi-ld\/v1/, '');
    assert.equal((await ask('DELETE', local)).statusCode, 204);
    await tell();
    await receiver.until(() => receiver.received.length === 2);
    const [first, second] = receiver.received.map(({ headers: told, body }) => [
      linkedContext(told.link),
      Object.keys(body.data[0] ?? {}),
    ]);
    assert.deepEqual(first, [url, ['id', 'type', 'flow']]);
    assert.deepEqual(second, [CORE_CONTEXT_URL, ['id', 'type', `${ex}flow`]]);
    await ask('DELETE', path);
  });

  it('has an address of ours where it had none, which a Link names', async () => {
    await using receiver = await open();
    const path = await make('link', receiver.uri);
    const url = await contextOf(path);
    assert.match(String(url), /^http:\/\/localhost\/ngsi-ld\/v1\/jsonldContexts\/[0-9a-f-]{36}$/);
    assert.deepEqual(await served(url), { '@context': words });
    const [entry] = (await ask('GET', '/jsonldContexts?details=true&kind=ImplicitlyCreated')).json();
    assert.deepEqual([entry.URL, entry.kind, entry.numberOfHits], [url, 'ImplicitlyCreated', 1]);
    await tell();
    await receiver.until(() => receiver.received.length === 1);
    const [{ headers: told, body } = assert.fail()] = receiver.received;
    assert.equal(linkedContext(told.link), url);
    assert.deepEqual(body.data, [{ id: `urn:ngsi-ld:Valve:${valves}`, type: 'Valve', flow: valves }]);
    await ask('DELETE', path);
  });

  it('stands in the body as it was given where linked data is wanted', async () => {
    await using receiver = await open();
    const path = await make('body', receiver.uri, {}, 'application/ld+json');
    await tell();
    await receiver.until(() => receiver.received.length === 1);
    const [{ headers: told, body } = assert.fail()] = receiver.received;
    assert.equal(told.link, undefined);
    assert.deepEqual((body as unknown as Record<string, unknown>)['@context'], words);
    await ask('DELETE', path);
  });

  it('is the same for the same content, and another after a change', async () => {
    const uri = 'http://127.0.0.1:9/never';
    const [one, two] = [await make('one', uri), await make('two', uri)];
    const earlier = await contextOf(one);
    assert.equal(await contextOf(two), earlier);
    const payload = { '@context': [words[0]], isActive: false };
    assert.equal((await ask('PATCH', one, { payload, headers })).statusCode, 204);
    assert.deepEqual(await served(await contextOf(one)), { '@context': [words[0]] });
    assert.equal(await contextOf(two), earlier);
    const hosted = await ask('POST', '/jsonldContexts', { payload: { '@context': words } });
    const url = `http://localhost:80${hosted.headers.location}`;
    await ask('PATCH', one, { payload: { isActive: true }, headers: { link: contextLink(url) } });
    assert.equal(await contextOf(one), undefined);
    for (const path of [one, two]) await ask('DELETE', path);
  });

  it('is the one that jsonldContext names, if it does', async () => {
    const hosted = await ask('POST', '/jsonldContexts', { payload: { '@context': words } });
    const jsonldContext = `http://localhost:80${hosted.headers.location}`;
    await using receiver = await open();
    const path = await make('named', receiver.uri, { jsonldContext });
    assert.equal(await contextOf(path), jsonldContext);
    await tell();
    await receiver.until(() => receiver.received.length === 1);
    assert.equal(linkedContext(receiver.received[0]?.headers.link), jsonldContext);
    await ask('DELETE', path);
  });

  it('may be deleted: what changes is told all the same', async () => {
    await using receiver = await open();
    const path = await make('deleted', receiver.uri);
    const url = String(await contextOf(path));
    assert.equal((await ask('DELETE', url.replace(/^.*\/ngsi-ld\/v1/, ''))).statusCode, 204);
    await tell();
    await receiver.until(() => receiver.received.length === 1);
    await ask('DELETE', path);
  });
});

async function open() {
  const receiver = await openReceiver();
  return Object.assign(receiver, { [Symbol.asyncDispose]: () => receiver.close() });
}
