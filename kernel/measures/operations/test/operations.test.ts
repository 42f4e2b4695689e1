import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { append, create, point } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { type EvidenceBundle, verifyEvidence } from '../../verify.ts';

let test: TestKernel;
let app: FastifyInstance;
let measurement: string;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
  const lamps = Array.from({ length: 12 }, (_, index) =>
    create(
      `urn:ngsi-ld:Lamp:${String(index).padStart(2, '0')}`,
      { state: 'on', name: `灯 ${index}`, location: point(113 + index / 1000, 34) },
      ['Lamp'],
    ),
  );
  await test.kernel.facts.write(
    [...lamps, create('urn:ngsi-ld:Spot:1', { location: point(113, 34) }, ['Spot'])],
    testActor(),
  );
  measurement = (await test.kernel.measures.evaluate('spots-lit')).id;
});
after(() => test[Symbol.asyncDispose]());

const get = async (path: string) => (await app.inject(`/api/${path}`)).json();

describe('operations of measures', () => {
  it('list-measures tells every measure in both languages', async () => {
    const { measures } = await get('measures/list-measures');
    assert.deepEqual(
      measures.map(({ code }: { code: string }) => code),
      fixturePack.measures.map(({ code }) => code),
    );
    assert.deepEqual(measures[0].title, { 'zh-CN': '亮灯数', en: 'Lamps that are on' });
    assert.deepEqual(measures[0].select, fixturePack.measures[0]?.select);
  });

  it('read-measurement tells the figure, its definition and its seal', async () => {
    const read = await get(`measures/read-measurement?id=${measurement}`);
    assert.deepEqual([read.value, read.unit, read.facts, read.definition.code], [100, 'P1', 25, 'spots-lit']);
    const entry = await get(`audit/read-entry?sequence=${read.audit.sequence}`);
    assert.deepEqual([entry.hash, entry.action], [read.audit.hash, 'measures.measure']);
  });

  it('read-parts gives a figure by the values of an attribute that it reads, from the same evidence', async () => {
    const { id } = await test.kernel.measures.evaluate('lamps-on');
    assert.deepEqual((await get(`measures/read-parts?id=${id}&by=state`)).parts, [
      { of: ['on'], value: 12, facts: 12 },
    ]);
    assert.equal((await get(`measures/read-parts?id=${id}&by=cost`)).code, 'measures.attribute-not-read');
  });

  it('list-evidence pages, filters, and names the entities', async () => {
    const list = (query = '') => get(`measures/list-evidence?measurement=${measurement}${query}`);
    const all = await list();
    assert.deepEqual([all.total, all.facts.length, all.attributes], [25, 25, ['location', 'state']]);
    assert.deepEqual([all.facts[0].label, all.facts[0].location], ['灯 0', [113, 34]]);
    const paged = [...(await list('&limit=20')).facts, ...(await list('&limit=20&offset=20')).facts];
    assert.deepEqual(paged, all.facts);
    assert.equal((await list('&attribute=state')).total, 12);
    assert.equal((await list(`&contains=${encodeURIComponent('灯 11')}`)).total, 2);
    assert.equal((await list('&contains=SPOT')).total, 1);
    assert.equal((await list('&contains=nothing')).total, 0);
    for (const query of ['&limit=0', '&limit=5001', '&offset=-1', '&limit=1.5', '&other=1'])
      assert.equal(
        (await app.inject(`/api/measures/list-evidence?measurement=${measurement}${query}`)).statusCode,
        400,
        query,
      );
  });

  it('export-evidence holds offline, also after the facts have changed', async () => {
    const path = `measures/export-evidence?measurement=${measurement}`;
    const bundle = (await get(path)) as EvidenceBundle;
    assert.deepEqual(verifyEvidence(bundle), []);
    await test.kernel.facts.write([append('urn:ngsi-ld:Lamp:00', { state: 'off' })], testActor());
    const later = (await get(path)) as EvidenceBundle;
    assert.deepEqual(verifyEvidence(later), []);
    // Its log has grown meanwhile.
    assert.deepEqual({ ...later, proof: bundle.proof }, bundle);
  });

  it('read-history tells who recorded what, newest first', async () => {
    const { facts } = await get('facts/read-history?entity=urn:ngsi-ld:Lamp:00&attribute=state');
    assert.deepEqual(
      facts.map(({ value, by }: { value: string; by: { actor: string } }) => [value, by.actor]),
      [
        ['off', 'user:tester'],
        ['on', 'user:tester'],
      ],
    );
    assert.equal((await get('facts/read-history?entity=urn:ngsi-ld:Lamp:00&limit=1')).facts.length, 1);
    assert.deepEqual(await get('facts/read-history?entity=urn:nobody:1'), { facts: [] });
  });

  it('list-pages tells the pages of the packs', async () => {
    assert.deepEqual(await get('packs/list-pages'), {
      pages: [{ pack: 'fixture', id: 'lamps', path: '/fixture/lamps', rail: null }],
      world: false,
    });
  });

  it('read-chain walks the log', async () => {
    const { entries, brokenAt } = await get('audit/read-chain');
    assert.ok(entries > 0);
    assert.equal(brokenAt, null);
  });

  for (const name of ['read-measurement?id', 'list-evidence?measurement', 'export-evidence?measurement']) {
    it(`${name.split('?')[0]} answers 404 for what is not there`, async () => {
      assert.equal(
        (await app.inject(`/api/measures/${name}=019a0000-0000-7000-8000-000000000000`)).statusCode,
        404,
      );
    });
  }
});
