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
const NULL = 'urn:ngsi-ld:null';
const DEFAULT = 'https://uri.etsi.org/ngsi-ld/default-context/';
const DATASET = 'urn:ngsi-ld:Dataset:1';
const idOf = (name: string): string => `urn:ngsi-ld:Thing:${name}`;
const pathOf = (name: string): string => `${root}/entities/${idOf(name)}`;
const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown) => {
  const answer = await app.inject({
    method,
    url,
    ...(body === undefined
      ? {}
      : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
};
async function stands(name: string, query = ''): Promise<Record<string, unknown>> {
  const { id: _, type: __, ...rest } = (await ask('GET', pathOf(name) + query)).body;
  return rest;
}
const create = (name: string, stated: object) =>
  ask('POST', `${root}/entities`, { id: idOf(name), type: 'Thing', ...stated });

describe('representations (clauses 4.5.1 to 4.5.5, 4.15)', () => {
  const normalised = {
    scope: '/a/b',
    label: { type: 'LanguageProperty', languageMap: { en: 'lamp', 'zh-CN': '灯' } },
    word: { type: 'VocabProperty', vocab: 'on' },
    list: { type: 'ListProperty', valueList: [1, [2]] },
    links: { type: 'ListRelationship', objectList: [{ object: 'urn:s:1' }], objectType: 'Street' },
    json: { type: 'JsonProperty', json: { a: null } },
    speed: [
      { type: 'Property', value: 1, accuracy: { type: 'Property', value: 0.5, unitCode: 'P1' } },
      { type: 'Property', value: 2, datasetId: DATASET },
    ],
  };
  before(async () => {
    assert.equal((await create('kinds', normalised)).status, 201);
  });

  it('gives back what was said, normalised', async () => {
    assert.deepEqual(await stands('kinds'), normalised);
  });

  it('is concise', async () => {
    assert.deepEqual(await stands('kinds', '?format=concise'), {
      scope: '/a/b',
      label: { languageMap: { en: 'lamp', 'zh-CN': '灯' } },
      word: { vocab: 'on' },
      list: { valueList: [1, [2]] },
      links: { objectList: [{ object: 'urn:s:1' }], objectType: 'Street' },
      json: { json: { a: null } },
      speed: [
        { value: 1, accuracy: { value: 0.5, unitCode: 'P1' } },
        { value: 2, datasetId: DATASET },
      ],
    });
  });

  it('is simplified', async () => {
    assert.deepEqual(await stands('kinds', '?options=keyValues'), {
      scope: '/a/b',
      label: { languageMap: { en: 'lamp', 'zh-CN': '灯' } },
      word: { vocab: 'on' },
      list: [1, [2]],
      links: ['urn:s:1'],
      json: { json: { a: null } },
      speed: { dataset: { '@none': 1, [DATASET]: 2 } },
    });
  });

  for (const [lang, value, said] of [
    ['zh-CN', '灯', 'zh-CN'],
    ['de,EN-gb;q=0.5', 'lamp', 'en'],
    ['fr', 'lamp', 'en'],
    ['en;q=0.1,zh-cn;q=0.2', '灯', 'zh-CN'],
  ] as const) {
    it(`speaks ${lang}`, async () => {
      const { label } = await stands('kinds', `?lang=${lang}&attrs=label`);
      assert.deepEqual(label, { type: 'Property', value, lang: said });
    });
  }
});

describe('operations on entities and attributes (clauses 5.6.1 to 5.6.19)', () => {
  it('replaces an entity, and keeps its type', async () => {
    await create('put', { a: 1, b: 2 });
    assert.equal((await ask('PUT', pathOf('put'), { b: 3, c: 4 })).status, 204);
    assert.deepEqual(await stands('put', '?options=keyValues'), { b: 3, c: 4 });
    assert.equal((await ask('PUT', pathOf('nobody'), { b: 3 })).status, 404);
  });

  it('merges members, languages and attributes of attributes; NGSI-LD Null removes', async () => {
    await create('merge', {
      a: { value: { x: 1, y: 2 }, unitCode: 'MTR', accuracy: 1, source: 'm' },
      label: { languageMap: { en: 'lamp', de: 'Lampe' } },
      gone: 1,
      place: { object: 'urn:s:1' },
    });
    const merged = await ask('PATCH', pathOf('merge'), {
      a: { value: { y: NULL, z: 3 }, accuracy: 2, source: NULL },
      label: { type: 'LanguageProperty', languageMap: { de: NULL, fr: 'lampe' } },
      gone: NULL,
      place: 'urn:s:2',
      more: true,
    });
    assert.equal(merged.status, 204, JSON.stringify(merged.body));
    assert.deepEqual(await stands('merge'), {
      a: {
        type: 'Property',
        value: { x: 1, z: 3 },
        unitCode: 'MTR',
        accuracy: { type: 'Property', value: 2 },
      },
      label: { type: 'LanguageProperty', languageMap: { en: 'lamp', fr: 'lampe' } },
      place: { type: 'Relationship', object: 'urn:s:2' },
      more: { type: 'Property', value: true },
    });
  });

  it('refuses NGSI-LD Null where nothing can be removed', async () => {
    assert.equal((await create('null', { a: NULL })).status, 400);
    await create('null', { a: 1 });
    assert.equal((await ask('POST', `${pathOf('null')}/attrs`, { a: NULL })).status, 400);
    assert.equal((await ask('PUT', `${pathOf('null')}/attrs/a`, { value: NULL })).status, 400);
    assert.deepEqual(await stands('null', '?options=keyValues'), { a: 1 });
  });

  it('appends, and with noOverwrite says what it left', async () => {
    await create('append', { a: 1 });
    const answer = await ask('POST', `${pathOf('append')}/attrs?options=noOverwrite`, { a: 2, b: 3 });
    assert.deepEqual(answer, {
      status: 207,
      body: {
        updated: [`${DEFAULT}b`],
        notUpdated: [{ attributeName: `${DEFAULT}a`, reason: 'attribute already exists' }],
      },
    });
    assert.equal((await ask('POST', `${pathOf('append')}/attrs`, { a: 2 })).status, 204);
    assert.deepEqual(await stands('append', '?options=keyValues'), { a: 2, b: 3 });
  });

  it('updates what is there and adds the rest; a scope only replaces another (clause 5.6.2)', async () => {
    await create('update', { a: 1 });
    const path = `${pathOf('update')}/attrs`;
    assert.equal((await ask('PATCH', path, { a: 2, b: 3 })).status, 204);
    const { status, body } = await ask('PATCH', path, { scope: '/x', c: NULL, d: 4 });
    assert.equal(status, 207);
    assert.deepEqual(body.updated, [`${DEFAULT}d`]);
    assert.deepEqual(
      body.notUpdated.map((one: { attributeName: string }) => one.attributeName),
      [`${DEFAULT}c`, 'https://uri.etsi.org/ngsi-ld/scope'],
    );
    assert.deepEqual(await stands('update', '?options=keyValues'), { a: 2, b: 3, d: 4 });
  });

  it('changes a part of an attribute, replaces it, and removes it by dataset or whole', async () => {
    await create('attribute', {
      a: [
        { type: 'Property', value: 1, unitCode: 'MTR' },
        { type: 'Property', value: 2, datasetId: DATASET },
      ],
    });
    const path = `${pathOf('attribute')}/attrs/a`;
    assert.equal((await ask('PATCH', path, { unitCode: 'KMT' })).status, 204);
    assert.equal((await ask('PATCH', path, { value: 5, datasetId: DATASET })).status, 204);
    assert.deepEqual((await stands('attribute'))['a'], [
      { type: 'Property', value: 1, unitCode: 'KMT' },
      { type: 'Property', value: 5, datasetId: DATASET },
    ]);
    assert.equal((await ask('PUT', path, { type: 'Property', value: 9 })).status, 204);
    assert.equal((await ask('PATCH', path, { value: 5, datasetId: 'urn:x:other' })).status, 404);
    assert.equal((await ask('DELETE', path)).status, 204);
    assert.deepEqual((await stands('attribute'))['a'], { type: 'Property', value: 5, datasetId: DATASET });
    assert.equal((await ask('DELETE', path)).status, 404);
    assert.equal((await ask('DELETE', `${path}?deleteAll=perhaps`)).status, 400);
    assert.equal((await ask('DELETE', `${path}?deleteAll=true`)).status, 204);
    assert.deepEqual(await stands('attribute'), {});
  });
});

describe('batch operations (clauses 5.6.7 to 5.6.10, 5.6.20)', () => {
  const batch = (name: string, body: unknown) => ask('POST', `${root}/entityOperations/${name}`, body);
  const thing = (name: string, stated: object = {}) => ({ id: idOf(name), type: 'Thing', ...stated });

  it('creates, and says of each what became of it', async () => {
    assert.deepEqual(await batch('create', [thing('b1'), thing('b2', { a: 1 })]), {
      status: 201,
      body: [idOf('b1'), idOf('b2')],
    });
    const { status, body } = await batch('create', [thing('b1'), thing('b3')]);
    assert.equal(status, 207);
    assert.deepEqual(body.success, [idOf('b3')]);
    assert.deepEqual(
      body.errors.map((one: { entityId: string; error: { status: number } }) => [
        one.entityId,
        one.error.status,
      ]),
      [[idOf('b1'), 409]],
    );
  });

  it('upserts by replacing unless told to update; what is named twice is written twice', async () => {
    await batch('create', [thing('u1', { a: 1 }), thing('u2', { a: 1 })]);
    assert.equal((await batch('upsert', [thing('u1', { b: 1 }), thing('u1', { b: 2 })])).status, 204);
    assert.equal((await batch('upsert?options=update', [thing('u2', { b: 1 })])).status, 204);
    assert.deepEqual(await stands('u1', '?options=keyValues'), { b: 2 });
    assert.deepEqual(await stands('u2', '?options=keyValues'), { a: 1, b: 1 });
  });

  it('updates, merges and deletes', async () => {
    await batch('create', [thing('m1', { a: 1, b: { value: 1, c: 2 } })]);
    const kept = await batch('update?options=noOverwrite', [thing('m1', { a: 2, d: 1 })]);
    assert.equal(kept.status, 207);
    assert.deepEqual(
      kept.body.errors.map((one: { error: { code: string } }) => one.error.code),
      ['facts.attributes-kept'],
    );
    assert.equal((await batch('update?options=noOverwrite', [thing('m1', { e: 2 })])).status, 204);
    assert.equal((await batch('merge', [thing('m1', { a: NULL, b: { c: 3 } })])).status, 204);
    assert.deepEqual(await stands('m1'), {
      b: { type: 'Property', value: 1, c: { type: 'Property', value: 3 } },
      d: { type: 'Property', value: 1 },
      e: { type: 'Property', value: 2 },
    });
    assert.equal((await batch('update', [thing('nobody', { a: 1 })])).status, 207);
    assert.equal((await batch('delete', [idOf('m1'), idOf('nobody')])).status, 207);
    assert.equal((await ask('GET', pathOf('m1'))).status, 404);
  });
});
