import assert from 'node:assert/strict';
import { it } from 'node:test';
import { area, coverageHouse } from './coverage-house.ts';

it('a run is removed with its pixels, also out of memory, and one that is still computed is stopped', async () => {
  await using house = await coverageHouse();
  const suggested = (await house.get('suggest-case', { place: area })).body;
  const saved = await house.post('save-case', { ...suggested, model: '38901', terrain: 'synthetic' });
  const kept = String(saved.body['case']);
  const start = async () => (await house.post('start-run', { case: kept })).body;
  const computed = await start();
  const run = String(computed['run']);
  await house.ended(String(computed['job']));

  const read = () => house.get('read-picture', { run, layer: 'level' });
  assert.equal((await read()).status, 200);
  const alone = (await house.get('read-run', { run })).body;
  assert.deepEqual([alone], (await house.get('list-runs')).body['runs']);
  assert.equal((await house.post('remove-run', { run })).status, 200);
  assert.equal((await read()).body.code, 'network.run-not-found');
  assert.equal((await house.post('remove-run', { run })).body.code, 'network.run-not-found');
  assert.equal((await house.get('read-run', { run })).status, 404);
  const bands = await house.tools.kernel.database.query('select 1 as one from network.coverage_band');
  assert.equal(bands.length, 0);
  assert.equal((await house.get('read-case', { case: kept })).status, 200);

  const again = await start();
  assert.equal((await house.post('remove-run', { run: String(again['run']) })).status, 200);
  const job = await house.ended(String(again['job']));
  assert.match(String(job['state']), /^(cancelled|done)$/);
  assert.deepEqual((await house.get('list-runs')).body['runs'], []);
});
