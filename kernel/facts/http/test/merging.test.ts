import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { askingWithHeaders } from './ask-with-headers.ts';

let test: TestKernel;
let app: FastifyInstance;
const ask = askingWithHeaders(() => app);
const headers = { 'content-type': 'application/json' };
before(async () => {
  test = await testKernel([]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const old = '2026-01-01T00:00:00Z';
const fresh = '2026-02-02T00:00:00Z';
let made = 0;
/** What an entity has of these attributes after a merge; a number: the status of its refusal. */
async function merged(attributes: object, query: string, fragment: object): Promise<unknown> {
  made += 1;
  const id = `urn:m:${made}`;
  const payload = { id, type: 'M', ...attributes };
  assert.equal((await ask('POST', '/entities', { headers, payload })).statusCode, 201);
  const answer = await ask('PATCH', `/entities/${id}?${query}`, { headers, payload: fragment });
  if (answer.statusCode !== 204) return answer.statusCode;
  const { body } = await ask('GET', `/entities/${id}`);
  const { id: _, type: __, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return rest;
}
const a = { type: 'Property', value: 1, observedAt: old };
const l = { type: 'LanguageProperty', languageMap: { en: 'hi', nl: 'hoi' } };

describe('a merge of several attributes at once (clauses 5.6.17.4 and 6.5.3.4)', () => {
  it('gives those a common time that had one, unless they say another', async () => {
    const b = { type: 'Property', value: 1 };
    const later = '2026-03-03T00:00:00Z';
    const query = `observedAt=${fresh}`;
    assert.deepEqual(await merged({ a, b }, query, { a: { value: 2 }, b: { value: 2 }, c: 3 }), {
      a: { ...a, value: 2, observedAt: fresh },
      b: { ...b, value: 2 },
      c: { type: 'Property', value: 3 },
    });
    assert.deepEqual(await merged({ a }, query, { a: { value: 2, observedAt: later } }), {
      a: { ...a, value: 2, observedAt: later },
    });
    assert.deepEqual(await merged({ a }, `${query}&format=simplified`, { a: 2 }), {
      a: { ...a, value: 2, observedAt: fresh },
    });
    assert.deepEqual(await merged({ a }, query, { a: 'urn:ngsi-ld:null' }), {});
  });

  it('puts texts in the language that is said', async () => {
    const nl = { l: { ...l, languageMap: { en: 'hi', nl: 'hallo' } } };
    for (const said of ['hallo', { value: 'hallo' }, { type: 'LanguageProperty', languageMap: 'hallo' }])
      assert.deepEqual(await merged({ l }, 'lang=nl', { l: said }), nl);
    assert.deepEqual(await merged({ l }, 'lang=nl&format=simplified', { l: 'hallo' }), nl);
    assert.deepEqual(await merged({ l }, 'lang=de&options=keyValues', { l: ['a', 'b'] }), {
      l: { ...l, languageMap: { en: 'hi', nl: 'hoi', de: ['a', 'b'] } },
    });
    assert.deepEqual(await merged({ l }, 'lang=nl', { n: 'hallo' }), {
      l,
      n: { type: 'Property', value: 'hallo' },
    });
  });

  it('keeps the kind of what is simplified', async () => {
    const simplified = 'format=simplified';
    const r = { type: 'Relationship', object: 'urn:x:1' };
    const place = { type: 'Point', coordinates: [1, 2] };
    assert.deepEqual(await merged({ r }, simplified, { r: 'urn:x:2', p: { street: 'A' }, place, n: [1] }), {
      r: { ...r, object: 'urn:x:2' },
      p: { type: 'Property', value: { street: 'A' } },
      place: { type: 'GeoProperty', value: place },
      n: { type: 'Property', value: [1] },
    });
    assert.deepEqual(await merged({ l }, simplified, { l: { languageMap: { nl: 'x' } } }), {
      l: { ...l, languageMap: { en: 'hi', nl: 'x' } },
    });
    assert.deepEqual(await merged({ a }, simplified, { a: { dataset: { '@none': 2, 'urn:d:1': 3 } } }), {
      a: [
        { ...a, value: 2 },
        { type: 'Property', value: 3, datasetId: 'urn:d:1' },
      ],
    });
    for (const other of [{ vocab: 'X' }, { type: 'Relationship', object: 'urn:x:1' }])
      assert.equal(await merged({ a }, simplified, { a: other }), 400);
    assert.equal(await merged({ r }, simplified, { r: 3 }), 400);
    assert.equal(await merged({ l }, simplified, { l: 'hallo' }), 400);
  });

  it('refuses what these parameters may not say', async () => {
    const wrong = 'observedAt=zzz observedAt= format=zzz format= format=normalized options=zzz lang=_ lang=';
    for (const query of wrong.split(' ')) assert.equal(await merged({ a }, query, { a: 2 }), 400, query);
    // Table 6.31.3.1 has none of them.
    for (const query of ['observedAt=2026-01-01T00:00:00Z', 'lang=nl', 'format=simplified']) {
      const payload = [{ id: 'urn:m:1', type: 'M', a: 2 }];
      const answer = await ask('POST', `/entityOperations/merge?${query}`, { headers, payload });
      assert.equal(answer.statusCode, 400);
    }
  });
});
