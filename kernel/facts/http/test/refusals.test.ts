import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown) =>
  app.inject({
    method,
    url,
    ...(body === undefined
      ? {}
      : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
const lamp = (name: string, stated: object = {}) => ({
  id: `urn:ngsi-ld:Lamp:${name}`,
  type: 'Lamp',
  ...stated,
});
async function history(): Promise<number> {
  const [row] = await test.database.query<{ count: number }>('select count(*) as count from facts.history');
  return row?.count ?? -1;
}

describe('NGSI-LD refusals', () => {
  it('are problems in both languages, with the type of the standard, and store nothing', async () => {
    const earlier = await history();
    const answer = await ask(
      'POST',
      `${root}/entities`,
      lamp('bad', { power: { value: 1, unitCode: 'KWT' } }),
    );
    assert.equal(answer.statusCode, 400);
    assert.equal(answer.headers['content-type'], 'application/json');
    const problem = answer.json();
    assert.equal(problem.type, 'https://uri.etsi.org/ngsi-ld/errors/BadRequestData');
    assert.equal(problem.code, 'facts.wrong-unit');
    assert.equal(problem.status, 400);
    assert.equal(
      problem.messages.en,
      'The unit of Lamp.power must be WTT, but KWT came; nothing was stored.',
    );
    assert.match(problem.messages['zh-CN'], /^Lamp\.power .*WTT.*KWT/);
    assert.equal(await history(), earlier);
  });

  for (const [title, stated, code] of [
    ['a wrong kind', { power: { type: 'Relationship', object: 'urn:a:1' } }, 'facts.wrong-kind'],
    ['a text for a number', { power: { value: '1', unitCode: 'WTT' } }, 'facts.wrong-value'],
    ['a missing unit', { power: 1 }, 'facts.wrong-unit'],
    ['a unit of a text', { name: { value: 'x', unitCode: 'MTR' } }, 'facts.wrong-unit'],
    ['less than the least', { power: { value: -1, unitCode: 'WTT' } }, 'facts.wrong-value'],
    ['more than the most', { power: { value: 10_001, unitCode: 'WTT' } }, 'facts.wrong-value'],
    ['a word not on the list', { state: 'dim' }, 'facts.wrong-value'],
    ['one such word in a list', { state: ['on', 'dim'] }, 'facts.wrong-value'],
    ['a number for a truth value', { lit: 1 }, 'facts.wrong-value'],
    ['no time', { seenAt: 'today' }, 'facts.bad-time'],
  ] as const) {
    it(`of what the type does not allow: ${title}`, async () => {
      const answer = await ask('POST', `${root}/entities`, lamp('bad', stated));
      assert.deepEqual([answer.statusCode, answer.json().code], [400, code]);
    });
  }

  for (const [title, payload, type, status, code] of [
    ['broken JSON', '{"id":', 'application/json', 400, 'http.bad-input'],
    ['no content', '', 'application/json', 411, 'http.length-required'],
    ['a prototype', '{"__proto__": {}}', 'application/json', 400, 'http.bad-input'],
    ['broken UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'application/json', 400, 'http.bad-input'],
    ['text', 'hello', 'text/plain', 415, 'http.not-json'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415, 'http.not-json'],
    ['a word', '"hello"', 'application/json', 400, 'facts.no-document'],
    ['nothing at all', 'null', 'application/json', 400, 'facts.no-document'],
    [
      'a foreign context',
      '{"id":"urn:a:1","type":"T","@context":"https://example.com"}',
      'application/ld+json',
      504,
      'facts.context-not-allowed',
    ],
    ['17 MB', ' '.repeat(17_000_000), 'application/json', 413, 'http.body-too-large'],
    ['17 MB of something else', ' '.repeat(17_000_000), 'text/plain', 415, 'http.not-json'],
    [
      'too many for a batch',
      JSON.stringify(Array.from({ length: 1001 }, (_, index) => ({ id: `urn:a:${index}`, type: 'T' }))),
      'application/json',
      400,
      'facts.no-document',
    ],
  ] as const) {
    it(`of ${title}`, async () => {
      const answer = await app.inject({
        method: 'POST',
        url: `${root}/entities`,
        payload,
        headers: { 'content-type': type },
      });
      assert.deepEqual([answer.statusCode, answer.json().code], [status, code]);
      assert.equal(answer.headers['retry-after'], undefined);
      if (status === 504)
        assert.equal(answer.json().type, 'https://uri.etsi.org/ngsi-ld/errors/LdContextNotAvailable');
    });
  }

  for (const [url, status] of [
    [`${root}/entities/%E0%A4%A`, 400],
    [`${root}/entities/urn%3Aa%00b`, 400],
    [`${root}/entities/lamp`, 400],
    [`${root}/entities/${'x'.repeat(3000)}`, 400],
    [`${root}/entities/__proto__`, 400],
    [`${root}/nothing`, 404],
  ] as const) {
    it(`of the address ${url.slice(0, 60)}`, async () => {
      const answer = await ask('GET', url);
      assert.equal(answer.statusCode, status);
      assert.equal(answer.headers['content-type'], 'application/json');
      assert.ok(answer.json().messages['zh-CN'].length > 0);
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    });
  }
});
