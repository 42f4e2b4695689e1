import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { mutateText, NASTY, OF_URLS, textOf } from '../../../test/mutations.ts';
import { point } from '../../../test/stated.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const id = 'urn:ngsi-ld:Lamp:1';
const normalised = {
  id,
  type: 'Lamp',
  power: { type: 'Property', value: 5, unitCode: 'WTT', observedAt: '2026-03-01T00:00:00Z' },
  street: { type: 'Relationship', object: 'urn:s:1' },
  location: { type: 'GeoProperty', value: point(113.6, 34.7) },
  note: { value: { deep: [1, null, 'x'] } },
};
const requests = [
  ['POST', '/ngsi-ld/v1/entities', normalised],
  ['POST', '/ngsi-ld/v1/entityOperations/upsert', [normalised, { ...normalised, id: 'urn:ngsi-ld:Lamp:2' }]],
  [
    'POST',
    '/ngsi-ld/v1/temporal/entityOperations/upsert',
    [{ ...normalised, note: [], street: [], location: [] }],
  ],
  ['PATCH', `/ngsi-ld/v1/entities/${id}`, normalised],
  ['POST', `/ngsi-ld/v1/entities/${id}/attrs`, normalised],
  ['PATCH', `/ngsi-ld/v1/entities/${id}/attrs`, normalised],
  ['PATCH', `/ngsi-ld/v1/entities/${id}/attrs/power`, normalised.power],
  ['DELETE', `/ngsi-ld/v1/entities/${id}/attrs/note`],
  ['DELETE', `/ngsi-ld/v1/entities/${id}`],
  ['GET', `/ngsi-ld/v1/entities/${id}?attrs=power,note&options=keyValues,sysAttrs`],
  [
    'GET',
    '/ngsi-ld/v1/entities?type=Lamp&q=power>3;note[deep]=="x"|power.observedAt<2026-04-01T00:00:00Z&attrs=power&limit=5&offset=1&count=true&orderBy=power;desc',
  ],
  [
    'GET',
    '/ngsi-ld/v1/entities?id=urn:a:1,urn:a:2&georel=near;maxDistance==500&geometry=Point&coordinates=[113.6,34.7]&geoproperty=location',
  ],
  [
    'GET',
    '/ngsi-ld/v1/entities?type=Lamp&georel=intersects&geometry=Polygon&coordinates=[[[0,0],[1,0],[1,1],[0,0]]]&options=keyValues',
  ],
  [
    'GET',
    `/ngsi-ld/v1/temporal/entities/${id}?timerel=between&timeAt=2026-01-01T00:00:00Z&endTimeAt=2026-12-31T00:00:00Z&attrs=power&lastN=5`,
  ],
  ['POST', '/ngsi-ld/v1/temporal/entities', { ...normalised, power: [normalised.power] }],
  ['POST', `/ngsi-ld/v1/temporal/entities/${id}/attrs`, { power: [normalised.power] }],
  [
    'PATCH',
    `/ngsi-ld/v1/temporal/entities/${id}/attrs/power/urn:ngsi-ld:Instance:019a0000-0000-7000-8000-000000000000`,
    normalised.power,
  ],
  ['DELETE', `/ngsi-ld/v1/temporal/entities/${id}/attrs/power?datasetId=urn:d:1&deleteAll=false`],
  [
    'GET',
    '/ngsi-ld/v1/temporal/entities?type=Lamp&q=power>3&timerel=after&timeAt=2020-01-01T00:00:00Z&timeproperty=modifiedAt&datasetId=@none&orderBy=power;desc&limit=5',
  ],
  [
    'GET',
    `/ngsi-ld/v1/temporal/entities/${id}?format=aggregatedValues&aggrMethods=sum,stddev&aggrPeriodDuration=P1M&lang=en`,
  ],
  [
    'POST',
    '/ngsi-ld/v1/temporal/entityOperations/query',
    {
      type: 'Query',
      entities: [{ type: 'Lamp', idPattern: '.*' }],
      temporalQ: { timerel: 'before', timeAt: '2027-01-01T00:00:00Z', lastN: 3 },
      geoQ: { georel: 'near;maxDistance==9', geometry: 'Point', coordinates: [1, 2] },
    },
  ],
  ['GET', `/api/facts/read-history?entity=${id}&attribute=power&limit=5`],
  ['GET', '/api/measures/read-measurement?id=019a0000-0000-7000-8000-000000000000'],
  [
    'GET',
    '/api/measures/list-evidence?measurement=019a0000-0000-7000-8000-000000000000&offset=0&limit=5&contains=x',
  ],
  ['GET', '/api/cases/read-case?id=019a0000-0000-7000-8000-000000000000'],
  ['GET', '/api/audit/read-entry?sequence=1'],
  ['POST', '/api/identity/sign-in', { token: 'abcdefghijklmnop' }],
  ['POST', '/api/identity/issue-link', { id: 'user:x', name: 'X', roles: ['viewer'] }],
  ['POST', '/api/fixture/echo-text', { text: 'x', more: ['y'] }],
] as const;

const nasty = fc.constantFrom(...NASTY);
const pieceOfUrl = fc.constantFrom(...OF_URLS);

/** Replaces, removes, adds or doubles something, at a place told by numbers. */
function mutate(value: unknown, [turn = 0, ...rest]: readonly number[], piece: unknown): unknown {
  if (typeof value !== 'object' || value === null || rest.length === 0) return piece;
  const entries = Object.entries(value);
  const at = entries.length === 0 ? -1 : turn % entries.length;
  const [key = 'x', inner] = entries[at] ?? [];
  const rebuilt = (list: readonly (readonly [string, unknown])[]): unknown =>
    Array.isArray(value) ? list.map(([, one]) => one) : Object.fromEntries(list);
  const choice = turn % 5;
  if (choice === 0) return rebuilt(entries.toSpliced(at, 1));
  if (choice === 1 && !Array.isArray(value))
    return rebuilt([...entries, [textOf(piece).slice(0, 300), inner]]);
  if (choice === 2 && Array.isArray(value)) return rebuilt([...entries, ['', piece]]);
  if (at < 0) return piece;
  return rebuilt(entries.with(at, [key, mutate(inner, rest, piece)]));
}

describe('fuzz of requests', () => {
  it('answers whatever comes with a documented status, never with a fault of its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...requests),
        fc.array(fc.nat(1000), { minLength: 2, maxLength: 5 }),
        fc.oneof(nasty, fc.jsonValue()),
        pieceOfUrl,
        fc.constantFrom('body', 'url', 'both', 'text'),
        async ([method, url, body], numbers, piece, urlPiece, what) => {
          const target =
            what === 'body' ? url : `${url.slice(0, 13)}${mutateText(url.slice(13), numbers, urlPiece)}`;
          const payload = ((): string | undefined => {
            if (body === undefined) return undefined;
            const text = JSON.stringify(what === 'url' ? body : mutate(body, numbers, piece)) ?? '';
            return what === 'text' ? mutateText(text, numbers, textOf(piece)) : text;
          })();
          const answer = await app.inject({
            method,
            url: target.replaceAll(/[^\x21-\x7e]/g, (character) => encodeURIComponent(character)),
            ...(payload === undefined ? {} : { payload, headers: { 'content-type': 'application/json' } }),
          });
          const context = answer.statusCode === 504 && answer.json().code === 'facts.context-not-allowed';
          assert.ok(answer.statusCode < 500 || context, `${answer.statusCode} ${answer.body}`);
          if (answer.statusCode >= 400) {
            const media = url.startsWith('/ngsi-ld/') ? 'application/json' : 'application/problem+json';
            assert.equal(answer.headers['content-type'], media);
            const { code, status, messages } = answer.json();
            assert.equal(status, answer.statusCode);
            for (const text of [messages.en, messages['zh-CN']])
              assert.ok(text.length > 0 && !text.includes(`errors.${code}`));
          }
        },
      ),
      { numRuns: 1500 },
    );
    assert.deepEqual(test.reported, []);
    assert.equal((await test.kernel.audit.verify()).brokenAt, null);
  });
});
