import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const headers = { 'content-type': 'application/json' };
const EMPTY = { 'content-length': '0' };
async function refusal(method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object | string) {
  const sent =
    payload === undefined ? {} : { payload, headers: { ...headers, ...(payload === '' ? EMPTY : {}) } };
  const answer = await app.inject({ method, url: `/ngsi-ld/v1${url}`, ...sent });
  assert.equal(answer.statusCode, 400, answer.body);
  const { code, messages } = answer.json();
  for (const text of [messages.en, messages['zh-CN']]) {
    // Every placeholder is filled in, and nothing is said of nothing.
    assert.doesNotMatch(text, /[{]\w+[}]|undefined|[“]–[”]| {2}/, text);
  }
  assert.match(messages['zh-CN'], /\p{Script=Han}/u);
  return { code, text: messages.en, chinese: messages['zh-CN'] };
}

const subscription = (rest: object) => ({
  type: 'Subscription',
  entities: [{ type: 'T' }],
  notification: { endpoint: { uri: 'http://127.0.0.1:1/' } },
  ...rest,
});
const registration = (rest: object) => ({
  type: 'ContextSourceRegistration',
  endpoint: 'http://127.0.0.1:1/',
  information: [{ entities: [{ type: 'T' }] }],
  ...rest,
});

describe('what a refusal says', () => {
  for (const [what, method, url, payload, code, expected] of [
    ['no type', 'POST', '/entities', { id: 'urn:a:1' }, 'facts.bad-type', /type is missing/],
    [
      'no receiver',
      'POST',
      '/subscriptions',
      { type: 'Subscription', entities: [{ type: 'T' }] },
      'facts.bad-subscription',
      /: notification is missing/,
    ],
    [
      'no selector',
      'POST',
      '/subscriptions',
      { type: 'Subscription', notification: subscription({}).notification },
      'facts.bad-subscription',
      /: entities is missing/,
    ],
    [
      'an unknown member',
      'POST',
      '/subscriptions',
      subscription({ entities: [{ type: 'T', kind: 'x' }] }),
      'facts.bad-subscription',
      /entities\[0\]\.kind is not known\. Known are: id, idPattern, type\./,
    ],
    [
      'another scheme',
      'POST',
      '/subscriptions',
      subscription({ notification: { endpoint: { uri: 'ftp://a.example' } } }),
      'facts.bad-subscription',
      /“ftp:\/\/a\.example”\. Possible schemes are: http:.*, mqtts:/,
    ],
    [
      'no information',
      'POST',
      '/csourceRegistrations',
      { ...registration({}), information: undefined },
      'facts.bad-registration',
      /: information is missing/,
    ],
    [
      'an unknown member of a source',
      'POST',
      '/csourceRegistrations',
      registration({ management: { colour: 1 } }),
      'facts.bad-registration',
      /management\.colour is not known\. Known are: cacheDuration/,
    ],
    [
      'a source of another scheme',
      'POST',
      '/csourceRegistrations',
      registration({ endpoint: 'mqtt://a.example' }),
      'facts.bad-registration',
      /“mqtt:\/\/a\.example”\. Possible schemes are: http:\/\/, https:\/\/\./,
    ],
    [
      'a query of nothing',
      'GET',
      '/entities',
      undefined,
      'facts.bad-query',
      /at least one of: type \| q \| attrs \| georel/,
    ],
    [
      'a query of the past of nothing',
      'GET',
      '/temporal/entities',
      undefined,
      'facts.bad-query',
      /at least one of: type \| attrs/,
    ],
    [
      'a query of no time',
      'GET',
      '/temporal/entities?type=T',
      undefined,
      'facts.bad-temporal-query',
      /needs timerel: .*before, after or between/,
    ],
    [
      'a time that is not said',
      'GET',
      '/temporal/entities?type=T&timerel=between&timeAt=2026-01-01T00:00:00Z',
      undefined,
      'facts.bad-temporal-query',
      /needs endTimeAt/,
    ],
    [
      'no coordinates',
      'GET',
      '/entities?georel=within&geometry=Polygon',
      undefined,
      'facts.bad-geo-query',
      /a Polygon needs coordinates=\[\[\[/,
    ],
    [
      'coordinates of another shape',
      'GET',
      '/entities?georel=within&geometry=Point&coordinates=[[1,2]]',
      undefined,
      'facts.bad-geo-query',
      /a Point needs coordinates=\[8/,
    ],
    [
      'an unknown geometry',
      'GET',
      '/entities?georel=within&geometry=Circle&coordinates=[1,2]',
      undefined,
      'facts.bad-geo-query',
      /Possible are: Point, /,
    ],
    [
      'too long a page',
      'GET',
      '/entities?type=T&limit=1001',
      undefined,
      'facts.bad-page',
      /limit .* 0 to 1000\./,
    ],
    ['no levels', 'GET', '/entities?type=T&join=flat&joinLevel=0', undefined, 'facts.bad-page', /1 to 16\./],
    ['no truth', 'GET', '/entities?type=T&count=yes', undefined, 'facts.bad-query', /count=true \| false/],
    [
      'an unknown option',
      'POST',
      '/entities/urn:a:1/attrs?options=zzz',
      { a: 1 },
      'facts.bad-options',
      /zzz/,
    ],
    [
      'an option of others',
      'PATCH',
      '/entities/urn:a:1/attrs?options=noOverwrite',
      { a: 1 },
      'facts.unknown-parameter',
      /options/,
    ],
    [
      'an unknown option of lists',
      'GET',
      '/subscriptions?options=zzz',
      undefined,
      'facts.bad-options',
      /zzz/,
    ],
    [
      'an option of another batch',
      'POST',
      '/entityOperations/update?options=update',
      [{ id: 'urn:a:1', type: 'T' }],
      'facts.bad-options',
      /update/,
    ],
  ] as const)
    it(`of ${what}`, async () => {
      const { code: said, text } = await refusal(method, url, payload);
      assert.equal(said, code);
      assert.match(text, expected);
    });

  for (const [what, payload, expected] of [
    ['nothing', '', /no body/],
    ['half of it', '{"id": "urn:a:1"', /character 16|breaks off/],
    ['less', '{"id":', /breaks off/],
    ['a comma too many', '{"id": "urn:a:1", }', /character 18/],
    ['a stray word', `{"id": "${'x'.repeat(200)}", word}`, /character 211/],
    ['a prototype', '{"__proto__": {}}', /forbidden name/],
  ] as const)
    it(`of a body that is no JSON: ${what}`, async () => {
      const { code, text, chinese } = await refusal('POST', '/entities', payload);
      assert.equal(code, 'http.bad-input');
      assert.match(text, expected);
      assert.doesNotMatch(chinese, /Unexpected|Body|position/);
    });

  it('of nobody: how to say who one is (RFC 9110, section 11.6.1)', async () => {
    const guarded = await test.server({ auth: true });
    const answer = await guarded.inject({ url: '/ngsi-ld/v1/entities?type=T' });
    assert.deepEqual([answer.statusCode, answer.headers['www-authenticate']], [401, 'Bearer']);
  });
});
