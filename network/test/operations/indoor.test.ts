import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hall, headAt } from '../indoor/indoor-sample.ts';
import { type CoverageHouse, coverageHouse } from './coverage-house.ts';

const city = 'urn:ngsi-ld:AdministrativeArea:410100';
const record = {
  name: '郑州东站 <候车厅>',
  venue: 'transport',
  keyBuilding: false,
  operators: ['运营商甲', '运营商乙'],
  status: 'planned',
  city,
};
const design = hall({ parts: [headAt(5, 5)] });

describe('indoor systems over HTTP', () => {
  let house: CoverageHouse;
  let system = '';
  before(async () => {
    house = await coverageHouse({ start: false });
  });
  after(() => house[Symbol.asyncDispose]());

  const factsOf = async (id: string) => {
    const entity = await house.tools.kernel.facts.get(id);
    assert.ok(entity);
    return entity.facts;
  };

  it('are kept with their facts, who builds them among these', async () => {
    const { status, body } = await house.post('save-indoor', { revision: 0, record, design });
    assert.equal(status, 200);
    assert.equal(body['revision'], 1);
    system = String(body['system']);
    const facts = await factsOf(system);
    const values = Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
    assert.deepEqual(values, { ...record, builder: 'tower', floors: 1, area: 240 });
    const read = await house.get('read-indoor', { system });
    assert.deepEqual(read.body['design'], design);
    assert.deepEqual(read.body['powers'], [{ part: 'H', input: 20, through: 20, coupled: null }]);
    assert.equal((read.body['exposure'] as unknown[]).length, 1);
  });

  it('are listed by city, with those that have no design', async () => {
    const listed = async (input: Record<string, string>) =>
      (
        (await house.get('list-indoor', input)).body['systems'] as {
          id: string;
          revision: number;
          designed: boolean;
        }[]
      ).map(({ id, revision, designed }) => [id, revision, designed]);
    assert.deepEqual(await listed({ city }), [[system, 1, true]]);
    assert.deepEqual(await listed({ city: 'urn:x:other' }), []);
    // A record alone is kept without a design, and what is on record of its size stays; a plan alone is no design.
    const plain = { ...record, name: '无设计', city: 'urn:x:other' };
    const { body } = await house.post('save-indoor', { revision: 0, record: plain });
    const other = String(body['system']);
    assert.equal(body['revision'], 0);
    assert.deepEqual(await listed({ city: 'urn:x:other' }), [[other, 0, false]]);
    const bare = hall({ parts: [] });
    await house.post('save-indoor', { system: other, revision: 0, record: plain, design: bare });
    assert.deepEqual(await listed({ city: 'urn:x:other' }), [[other, 1, false]]);
    await house.post('save-indoor', {
      system: other,
      revision: 1,
      record: { ...plain, status: 'accepted' },
    });
    const facts = await factsOf(other);
    assert.deepEqual([facts['area']?.value, facts['status']?.value], [240, 'accepted']);
    const sheet = await house.file('export-records', { kind: 'IndoorSystem', format: 'geojson' });
    const { features } = JSON.parse(sheet.bytes.toString());
    assert.deepEqual(
      features
        .map(({ properties }: { properties: Record<string, unknown> }) => [
          properties['entity'],
          properties['design'],
        ])
        .toSorted(),
      [
        [other, 'none'],
        [system, 'designed'],
      ].toSorted(),
    );
    assert.equal((await house.post('remove-indoor', { system: other })).status, 200);
  });

  it('change with a save, and not where somebody else saved first', async () => {
    const changed = { ...record, venue: 'office', operators: [], city: null };
    const saved = await house.post('save-indoor', { system, revision: 1, record: changed, design });
    assert.deepEqual(saved.body, { system, revision: 2 });
    const facts = await factsOf(system);
    assert.equal(facts['builder']?.value, 'operator');
    assert.deepEqual([facts['operators'], facts['city']], [undefined, undefined]);
    const late = await house.post('save-indoor', { system, revision: 1, record, design });
    assert.deepEqual([late.status, late.body.code], [409, 'network.indoor-changed']);
    const read = await house.get('read-indoor', { system });
    assert.equal((read.body['system'] as { venue: string }).venue, 'office');
  });

  it('are refused with what is wrong, and nothing is kept', async () => {
    const post = async (more: object) => {
      const { status, body } = await house.post('save-indoor', {
        revision: 0,
        record,
        design: { ...design, ...more },
      });
      return [status, body.code];
    };
    const feeder = (id: string, parent: string) => ({ kind: 'feeder', id, parent, length: 1, loss: 1 });
    assert.deepEqual(await post({ parts: [feeder('a', 'b'), feeder('b', 'a')] }), [
      400,
      'network.bad-indoor-tree',
    ]);
    assert.deepEqual(await post({ parts: [headAt(5, 5, { floor: 7 })] }), [400, 'network.bad-indoor-tree']);
    const line = [
      [0, 0],
      [5, 0],
      [9, 0],
    ];
    assert.deepEqual(await post({ outline: line }), [400, 'network.bad-floor-plan']);
    assert.deepEqual(await post({ carrier: { frequency: 3500, bandwidth: 33, spacing: 30 } }), [
      400,
      'network.bad-carrier',
    ]);
    assert.equal((await post({ parts: [{ kind: 'tree' }] }))[0], 400);
    assert.equal(((await house.get('list-indoor')).body['systems'] as unknown[]).length, 1);
  });

  it('go with their design', async () => {
    assert.equal((await house.post('remove-indoor', { system })).status, 200);
    assert.deepEqual((await house.get('read-indoor', { system })).body.code, 'network.indoor-not-found');
    assert.equal((await house.post('remove-indoor', { system })).status, 404);
    assert.deepEqual(await house.tools.database.query('select system from network.indoor_design'), []);
  });
});
