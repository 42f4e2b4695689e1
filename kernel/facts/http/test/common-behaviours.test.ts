import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { acceptedMedia, GEO_MEDIA, JSON_MEDIA } from '../accepted-media.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
  await send('POST', '/entities', { id: 'urn:ngsi-ld:Thing:1', type: 'Thing', a: 1 });
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const KIND = 'https://uri.etsi.org/ngsi-ld/errors/';
const ask = (method: 'GET' | 'OPTIONS' | 'HEAD' | 'PUT' | 'DELETE', url: string, headers = {}) =>
  app.inject({ method, url: root + url, headers });
const send = (
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  url: string,
  body: unknown,
  media = 'application/json',
) =>
  app.inject({
    method,
    url: root + url,
    payload: JSON.stringify(body),
    headers: { 'content-type': media },
  });

describe('Accept (clause 6.3.4)', () => {
  for (const [accept, wanted] of [
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/ld+json', 'application/ld+json'],
    ['application/ld+json, application/json', 'application/json'],
    ['application/json;q=0.5, application/ld+json', 'application/ld+json'],
    ['application/json;q=0, */*;q=0.1', 'application/ld+json'],
    ['text/html, application/geo+json;q=0.2', 'application/geo+json'],
    ['Application/JSON', 'application/json'],
    ['text/html', null],
    ['application/json;q=0', null],
  ] as const) {
    it(`${accept} -> ${wanted}`, () => assert.equal(acceptedMedia(accept, GEO_MEDIA), wanted));
  }

  it('GeoJSON is for entities as they stand', () => {
    assert.equal(acceptedMedia('application/geo+json', JSON_MEDIA), null);
  });

  for (const url of ['/entities/urn:ngsi-ld:Thing:1', '/subscriptions', '/types', '/nothing/at/all']) {
    it(`406 tells what there is: ${url}`, async () => {
      const answer = await ask('GET', url, { accept: 'application/xml' });
      assert.equal(answer.statusCode, 406);
      assert.match(answer.json().values.media, /^application\/json, application\/ld\+json/);
    });
  }

  it('is a matter of reading only', async () => {
    const answer = await ask('DELETE', '/entities/urn:ngsi-ld:Thing:none', { accept: 'text/plain' });
    assert.equal(answer.statusCode, 404);
  });
});

describe('what an answer says of itself (clauses 6.3.3 and 6.3.6)', () => {
  it('JSON has no charset, and names its context', async () => {
    const answer = await ask('GET', '/entities/urn:ngsi-ld:Thing:1');
    assert.equal(answer.headers['content-type'], 'application/json');
    assert.match(String(answer.headers.link), /ngsi-ld-core-context/);
  });

  it('HEAD answers as GET would, without content', async () => {
    const answer = await ask('HEAD', '/entities/urn:ngsi-ld:Thing:1');
    assert.deepEqual([answer.statusCode, answer.body], [200, '']);
  });
});

describe('addresses and methods (clause 6.3.2)', () => {
  for (const [method, url, allow] of [
    ['PUT', '/temporal/entities', 'GET, HEAD, POST'],
    ['DELETE', '/entities/urn:ngsi-ld:Thing:1/attrs/', 'PATCH, POST'],
    ['DELETE', '/entityOperations/create', 'POST'],
  ] as const) {
    it(`405 with Allow: ${method} ${url}`, async () => {
      const answer = await (method === 'PUT' ? send('PUT', url, {}) : ask(method, url));
      assert.deepEqual([answer.statusCode, answer.headers.allow], [405, allow]);
    });
  }

  it('OPTIONS tells what an address takes', async () => {
    const answer = await ask('OPTIONS', '/entities/urn:ngsi-ld:Thing:1');
    assert.equal(answer.statusCode, 204);
    assert.equal(answer.headers.allow, 'DELETE, GET, HEAD, PATCH, PUT');
    assert.match(String(answer.headers['accept-patch']), /application\/merge-patch\+json/);
    assert.equal((await ask('OPTIONS', '/nothing')).statusCode, 404);
  });

  it('an address that is not there is a resource that is not found', async () => {
    const answer = await ask('GET', '/nothing');
    assert.deepEqual([answer.statusCode, answer.json().type], [404, `${KIND}ResourceNotFound`]);
  });
});

describe('requests that cannot be read, and data that makes no sense (clauses 5.5.2 and 5.5.4)', () => {
  for (const [title, url, body, kind] of [
    ['an unknown parameter', '/entities?colour=red', { id: 'urn:a:1', type: 'T' }, 'InvalidRequest'],
    ['no object', '/entities', [], 'InvalidRequest'],
    ['no type', '/entities', { id: 'urn:a:1' }, 'BadRequestData'],
    ['an empty batch', '/entityOperations/create', [], 'BadRequestData'],
  ] as const) {
    it(`${title}: ${kind}`, async () => {
      const answer = await send('POST', url, body);
      assert.deepEqual([answer.statusCode, answer.json().type], [400, KIND + kind]);
    });
  }

  it('the title names the kind, the detail says what happened (clause 5.5.3; RFC 9457, section 3.1)', async () => {
    const [one, other] = [await ask('GET', '/entities/urn:a:1'), await ask('GET', '/entities/urn:a:2')];
    for (const answer of [one, other]) assert.equal(answer.json().title, 'Resource Not Found');
    assert.match(one.json().detail, /urn:a:1/);
    assert.notEqual(one.json().detail, other.json().detail);
  });

  it('a merge patch is JSON, and only PATCH takes it', async () => {
    const media = 'application/merge-patch+json';
    assert.equal((await send('PATCH', '/entities/urn:ngsi-ld:Thing:1', { b: 2 }, media)).statusCode, 204);
    const answer = await send('POST', '/entities', { id: 'urn:a:2', type: 'T' }, media);
    assert.equal(answer.statusCode, 415);
  });

  it('without a length nothing is read', async () => {
    const answer = await app.inject({ method: 'POST', url: `${root}/entities` });
    assert.equal(answer.statusCode, 411);
  });

  it('a Link header beside contexts in the body refuses the whole batch (clause 6.3.5)', async () => {
    const context = 'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.8.jsonld';
    const answer = await app.inject({
      method: 'POST',
      url: `${root}/entityOperations/create`,
      payload: JSON.stringify([{ id: 'urn:a:3', type: 'T', '@context': context }]),
      headers: {
        'content-type': 'application/ld+json',
        link: `<${context}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`,
      },
    });
    assert.deepEqual([answer.statusCode, answer.json().type], [400, `${KIND}BadRequestData`]);
  });

  it('JSON null merges into nothing, whether the entity is there or not', async () => {
    const body = [{ id: 'urn:ngsi-ld:Thing:none', type: 'Thing', a: { type: 'Property', value: null } }];
    const answer = await send('POST', '/entityOperations/merge', body);
    assert.equal(answer.statusCode, 207);
    assert.equal(answer.json().errors[0].error.type, `${KIND}BadRequestData`);
  });
});
