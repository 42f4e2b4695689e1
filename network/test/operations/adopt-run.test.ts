import assert from 'node:assert/strict';
import { it } from 'node:test';
import { verifyEvidence } from '@yuheng/kernel/measures-verify';
import { testActor } from '@yuheng/kernel/test-kernel';
import { create, point, property, relationship, sample, urn } from '../measures/coverage-facts.ts';
import { area, coverageHouse } from './coverage-house.ts';

it('a run that is adopted becomes what coverage is computed from, and a later one takes its place', async () => {
  await using house = await coverageHouse();
  const { facts, measures } = house.tools.kernel;
  const by = testActor();
  const saved = await house.post('save-case', {
    ...(await house.get('suggest-case', { place: area })).body,
    model: '38901',
    terrain: 'synthetic',
  });
  const compute = async (kept: unknown) => {
    const asked = (await house.post('start-run', { case: kept })).body;
    await house.ended(String(asked['job']));
    return String(asked['run']);
  };
  const run = await compute(saved.body['case']);
  const adopt = async (wanted: string) =>
    house.ended(String((await house.post('adopt-run', { run: wanted })).body['job']));

  assert.match(JSON.stringify(await adopt(run)), /network\.run-without-areas/);
  const cells = [0, 1, 2].map((index) =>
    create('CoverageCell', `c${index + 1}`, {
      keyArea: relationship(area),
      location: point(113.612 + 0.0055 * index, 34.736),
      side: property(500, 'MTR'),
    }),
  );
  await facts.write(
    [...cells, create('CoverageCell', 'far', { keyArea: relationship(area), location: point(113.9, 34.9) })],
    by,
  );
  await facts.write(
    [
      {
        op: 'append',
        id: area,
        statements: create('KeyArea', '', { kind: property('cityCentre') }).statements,
      },
    ],
    by,
  );
  assert.match(JSON.stringify(await adopt(run)), /network\.no-threshold/);
  const threshold = (minimumRsrp: number) =>
    create('CoverageThreshold', 'a', {
      operator: property('运营商甲'),
      scene: property('cityCentre'),
      minimumRsrp: property(minimumRsrp, 'DBM'),
      share: property(95, 'P1'),
    });
  await facts.write([threshold(-130)], by);

  const job = await adopt(run);
  assert.equal(job['state'], 'done', JSON.stringify(job));
  const { areas, cells: squares, levels } = job['result'] as Record<string, number>;
  assert.deepEqual([areas, squares], [1, 3]);
  assert.ok(levels && levels >= 3);
  const figure = await measures.evaluate('5g-key-area-coverage');
  assert.equal(figure.value, 75, 'all but the cell that the run was not made for');
  assert.equal(figure.synthetic, true);
  const bundle = await measures.bundle(figure.id);
  assert.deepEqual(verifyEvidence(bundle), []);
  const said = (name: string) => bundle.facts['results']?.find(({ attribute }) => attribute === name)?.value;
  const { body } = await house.get('read-run', { run });
  assert.deepEqual([said('run'), said('inputs')], [run, body['inputHash']]);

  assert.equal((await house.post('remove-run', { run })).body.code, 'network.run-adopted');
  const predicted = async () => (await facts.query({ types: ['PredictedLevel'] })).entities;
  const [level] = await predicted();
  const cell = String(level?.facts['cell']?.value);
  const short = Number(cell.at(-1));
  await facts.write([sample(1, short, -140, { operator: property('运营商甲') })], by);
  assert.equal((await measures.evaluate('5g-key-area-coverage')).value, 50, 'the drive test is believed');

  const changed = await house.post('change-case', {
    case: saved.body['case'],
    name: 'weaker',
    changes: [
      { site: urn('BaseStation', 's0'), cells: [1, 2, 3].map((id) => ({ id: String(id), power: 0 })) },
    ],
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  const before = new Set((await predicted()).map(({ id }) => id));
  assert.equal((await adopt(await compute(changed.body['case'])))['state'], 'done');
  const results = (await facts.query({ types: ['CoverageResult'] })).entities;
  assert.equal(results.length, 1);
  assert.notEqual(results[0]?.facts['run']?.value, run);
  assert.ok((await predicted()).length <= before.size);
  assert.equal((await house.post('remove-run', { run })).status, 200);
});
