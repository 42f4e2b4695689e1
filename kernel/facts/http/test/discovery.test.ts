import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { parseStatements } from '../../model/parse-entity.ts';
import type { Change } from '../../store/apply-change.ts';
import { sumUpCensus } from '../../store/read-census.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1';
const DEFAULT = 'https://uri.etsi.org/ngsi-ld/default-context/';
const get = async (url: string, headers = {}) => {
  const answer = await app.inject({ method: 'GET', url: root + url, headers });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
};
const write = (...changes: Change[]) => test.kernel.facts.write(changes, testActor());
const statements = (stated: object) => parseStatements(stated as Record<string, unknown>);

describe('types and attributes (clauses 5.7.5 to 5.7.10)', () => {
  before(async () => {
    await write(
      {
        op: 'create',
        id: 'urn:x:1',
        types: ['A', 'B'],
        statements: statements({ n: 1, to: { object: 'urn:x:2' } }),
      },
      {
        op: 'create',
        id: 'urn:x:2',
        types: ['A'],
        statements: statements({ n: { vocab: 'x' }, scope: '/s' }),
      },
    );
  });

  it('lists types', async () => {
    const { body, headers } = await get('/types');
    assert.match(body.id, /^urn:ngsi-ld:EntityTypeList:/);
    assert.deepEqual([body.type, body.typeList], ['EntityTypeList', ['A', 'B']]);
    assert.match(String(headers.link), /core-context/);
  });

  it('details types', async () => {
    assert.deepEqual((await get('/types?details=true')).body, [
      { id: `${DEFAULT}A`, type: 'EntityType', typeName: 'A', attributeNames: ['n', 'to'] },
      { id: `${DEFAULT}B`, type: 'EntityType', typeName: 'B', attributeNames: ['n', 'to'] },
    ]);
  });

  it('tells of one type, by its name or IRI', async () => {
    for (const name of ['A', encodeURIComponent(`${DEFAULT}A`)]) {
      assert.deepEqual((await get(`/types/${name}`)).body, {
        id: `${DEFAULT}A`,
        type: 'EntityTypeInfo',
        typeName: 'A',
        entityCount: 2,
        attributeDetails: [
          {
            id: `${DEFAULT}n`,
            type: 'Attribute',
            attributeName: 'n',
            attributeTypes: ['Property', 'VocabProperty'],
          },
          { id: `${DEFAULT}to`, type: 'Attribute', attributeName: 'to', attributeTypes: ['Relationship'] },
        ],
      });
    }
    assert.equal((await get('/types/C')).status, 404);
  });

  it('lists, details and tells of attributes', async () => {
    assert.deepEqual((await get('/attributes')).body.attributeList, ['n', 'to']);
    assert.deepEqual((await get('/attributes?details=true')).body, [
      { id: `${DEFAULT}n`, type: 'Attribute', attributeName: 'n', typeNames: ['A', 'B'] },
      { id: `${DEFAULT}to`, type: 'Attribute', attributeName: 'to', typeNames: ['A', 'B'] },
    ]);
    assert.deepEqual((await get('/attributes/n')).body, {
      id: `${DEFAULT}n`,
      type: 'Attribute',
      attributeName: 'n',
      attributeCount: 2,
      attributeTypes: ['Property', 'VocabProperty'],
      typeNames: ['A', 'B'],
    });
    assert.equal((await get('/attributes/scope')).status, 404);
  });

  it('carries the context in the body of linked data', async () => {
    const { body, headers } = await get('/types', { accept: 'application/ld+json' });
    assert.equal(headers.link, undefined);
    assert.match(body['@context'], /core-context/);
  });

  it('refuses what it does not know', async () => {
    assert.equal((await get('/types?details=perhaps')).status, 400);
    assert.equal((await get('/attributes?colour=red')).body.code, 'facts.unknown-parameter');
  });
});

describe('the census', () => {
  const ids = ['urn:c:1', 'urn:c:2'];
  const types = fc.subarray(['T', 'U', 'V'], { minLength: 1 });
  const stated = fc.dictionary(
    fc.constantFrom('a', 'b', 'scope'),
    fc.constantFrom<unknown>(1, { object: 'urn:x:1' }, [
      { type: 'Property', value: 1 },
      { type: 'Property', value: 2, datasetId: 'urn:d:1' },
    ]),
  );
  const changes = fc
    .record({
      id: fc.constantFrom(...ids),
      types,
      stated,
      op: fc.constantFrom('upsert', 'replace', 'append', 'update', 'remove', 'delete'),
    })
    .map(({ id, types: some, stated: { scope, ...rest }, op }): Change => {
      const said = statements(scope === undefined ? rest : { ...rest, scope: '/s' });
      if (op === 'delete') return { op, id };
      if (op === 'remove') return { op, id, attribute: 'a', all: true };
      if (op === 'replace') return { op, id, types: some, statements: said, create: true };
      return { op: op as 'upsert', id, types: some, statements: said };
    });

  it('is what counting all documents gives, whatever is written', async () => {
    const counted = async (sql: string) => {
      const rows = await test.database.query<{ told: string }>(sql, []);
      return rows.map(({ told }) => told);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(changes, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        async (requests) => {
          for (const request of requests) await write(...request).catch(() => {});
          if (requests.length % 2 === 0) await sumUpCensus(test.database);
          assert.deepEqual(
            await counted(
              `select type || ' ' || attribute || ' ' || kind || ' ' || sum(n) as told from facts.census
             group by type, attribute, kind having sum(n) <> 0 order by 1`,
            ),
            await counted(
              `select type || '   ' || count(*) as told from facts.entity e, unnest(e.types) type where e.present group by type
             union all
             select type || ' ' || split_part(key, ' ', 1) || ' ' || (value ->> 'k') || ' ' || count(*)
             from facts.entity e, jsonb_each(e.doc), unnest(array_append(e.types, '')) type
             where e.present and key <> 'scope' group by type, split_part(key, ' ', 1), value ->> 'k' order by 1`,
            ),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
