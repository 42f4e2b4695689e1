import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../../http/problem.ts';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { contextLink, linkedContext } from '../link-context.ts';
import { prefersLinkedData } from '../prefers-linked-data.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const ex = 'https://example.org/';
const core = 'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld';
const post = (body: unknown, headers: object = {}, url = `${root}/entities`) =>
  app.inject({
    method: 'POST',
    url,
    payload: JSON.stringify(body),
    headers: { 'content-type': 'application/ld+json', ...headers },
  });
const get = (url: string, headers: object = {}) =>
  app.inject({ url: `${root}${url}`, headers: { ...headers } });
const packLink = contextLink('http://localhost:80/ngsi-ld/v1/jsonldContexts/fixture');

describe('contexts over HTTP', () => {
  it('an entity is stored under the IRIs of its context, and read back in them or in its words', async () => {
    const id = 'urn:ngsi-ld:Car:1';
    const context = {
      ex,
      Car: 'ex:Car',
      speed: { '@id': 'ex:speed', '@type': 'ex:Number' },
      seat: 'ex:seat',
      power: 'ex:power',
    };
    const sent = await post({
      '@context': [context, core],
      id,
      type: 'Car',
      speed: 5,
      power: { value: { seat: 1, other: 2 } },
      plain: true,
    });
    assert.equal(sent.statusCode, 201, sent.body);
    const stored = await test.kernel.facts.get(id);
    assert.deepEqual(stored?.types, [`${ex}Car`]);
    assert.deepEqual(Object.keys(stored?.facts ?? {}).toSorted(), [`${ex}power`, `${ex}speed`, 'plain']);
    assert.deepEqual(stored?.facts[`${ex}power`]?.value, { [`${ex}seat`]: 1, other: 2 });
    const read = await get(`/entities/${id}`);
    assert.deepEqual(read.json()[`${ex}speed`], { type: 'Property', value: 5 });
    assert.equal(read.json().type, `${ex}Car`);
    assert.equal(read.headers['link'], contextLink(core));
  });

  it('a name of a pack stays short for whoever asks with the context of the pack', async () => {
    const id = 'urn:ngsi-ld:Lamp:context';
    const url = 'http://localhost:80/ngsi-ld/v1/jsonldContexts/fixture';
    const served = await get('/jsonldContexts/fixture');
    assert.equal(served.statusCode, 200);
    assert.equal(served.json()['@context'].power, 'https://uri.etsi.org/ngsi-ld/default-context/power');
    assert.equal((await get('/jsonldContexts/nobody')).statusCode, 404);
    const sent = await post({
      '@context': [{ Lamp: `${ex}Lamp`, mine: `${ex}mine` }, url],
      id,
      type: 'Lamp',
      state: 'on',
      mine: 3,
    });
    assert.equal(sent.statusCode, 201, sent.body);
    assert.deepEqual((await test.kernel.facts.get(id))?.types, ['Lamp']);
    const found = await get(
      `/entities?type=Lamp&q=${encodeURIComponent(`<${ex}mine>==3;state=="on"`)}&options=keyValues`,
      { link: packLink, accept: 'application/ld+json' },
    );
    assert.match(String(found.headers['content-type']), /^application\/ld\+json/);
    assert.equal(found.headers['link'], undefined);
    assert.deepEqual(found.json(), [{ id, type: 'Lamp', state: 'on', [`${ex}mine`]: 3, '@context': url }]);
    const link = { link: packLink, 'content-type': 'application/json' };
    const changed = await app.inject({
      method: 'PATCH',
      url: `${root}/entities/${id}/attrs/state`,
      payload: '{"value":"off"}',
      headers: link,
    });
    assert.equal(changed.statusCode, 204, changed.body);
    const gone = await app.inject({
      method: 'DELETE',
      url: `${root}/entities/${id}/attrs/${encodeURIComponent(`${ex}mine`)}`,
    });
    assert.equal(gone.statusCode, 204, gone.body);
  });

  it('a context stands where the media type says, and nowhere else', async () => {
    const entity = { id: 'urn:ngsi-ld:Lamp:misplaced', type: 'Lamp' };
    const link = { link: packLink };
    for (const [body, headers] of [
      [entity, {}],
      [{ ...entity, '@context': core }, link],
      [{ ...entity, '@context': core }, { 'content-type': 'application/json' }],
    ] as const) {
      const answer = await post(body, headers);
      assert.deepEqual([answer.statusCode, answer.json().code], [400, 'facts.context-misplaced']);
      assert.equal(answer.json().type, 'https://uri.etsi.org/ngsi-ld/errors/BadRequestData');
    }
    const batch = await post([entity], {}, `${root}/entityOperations/upsert`);
    assert.equal(batch.statusCode, 207);
    assert.equal(batch.json().errors[0].error.code, 'facts.context-misplaced');
    for (const [stated, code] of [
      [{ a: { value: 1, '@context': {} } }, 'facts.bad-context'],
      [{ a: 1, 'ngsi-ld:default-context/a': 2 }, 'facts.name-twice'],
    ] as const) {
      const answer = await post({ ...entity, '@context': core, ...stated });
      assert.deepEqual([answer.statusCode, answer.json().code], [400, code]);
    }
    assert.equal((await get(`/entities/${entity.id}`)).statusCode, 404);
  });

  it('a context that this server may not fetch is refused as the standard says', async () => {
    for (const url of [
      'https://example.org/context.jsonld',
      'http://169.254.169.254/',
      'file:///etc/passwd',
    ]) {
      const answer = await get('/entities?type=Lamp', { link: contextLink(url) });
      assert.deepEqual([answer.statusCode, answer.json().code], [504, 'facts.context-not-allowed'], url);
      assert.equal(answer.json().type, 'https://uri.etsi.org/ngsi-ld/errors/LdContextNotAvailable');
    }
  });

  it('a Link header is read whole or refused', () => {
    const rel = 'rel="http://www.w3.org/ns/json-ld#context"';
    assert.equal(linkedContext(undefined), null);
    assert.equal(
      linkedContext(`<a>; rel=next, <https://x/a,b>; title="x, <y>"; ${rel}; type="application/ld+json"`),
      'https://x/a,b',
    );
    assert.equal(linkedContext([`<a>;rel=next`, `<b>; ${rel}`]), 'b');
    for (const bad of ['a', '<a', `<a>; ${rel}, <b>; ${rel}`, `<a>; ${rel} x`, 'x'.repeat(10_000)])
      assert.throws(() => linkedContext(bad), { code: 'facts.bad-link' }, bad.slice(0, 40));
    const piece = fc.constantFrom('<', '>', 'a', ';', ',', ' ', '"', '\\', '=', rel, '; ', 'rel', '*');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          linkedContext(pieces.join(''));
        } catch (error) {
          assert.ok(error instanceof Problem && error.code === 'facts.bad-link');
        }
      }),
      { numRuns: 3000 },
    );
  });

  for (const [accept, expected] of [
    [undefined, false],
    ['*/*', false],
    ['application/ld+json', true],
    ['application/ld+json, application/json', false],
    ['application/json;q=0.5, application/ld+json', true],
    ['application/ld+json;q=0.1, */*', false],
    ['text/html, application/ld+json;q=0.9', true],
  ] as const)
    it(`Accept: ${accept} means ${expected ? 'JSON-LD' : 'JSON'}`, () =>
      assert.equal(prefersLinkedData(accept), expected));
});
