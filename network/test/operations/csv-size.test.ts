import assert from 'node:assert/strict';
import { it } from 'node:test';
import { csvBytes } from '../../rules/csv-size.ts';
import { area, coverageHouse } from './coverage-house.ts';

it('the size that is told of a CSV before its download is true within a tenth', async () => {
  await using house = await coverageHouse();
  const suggested = (await house.get('suggest-case', { place: area })).body;
  const saved = await house.post('save-case', { ...suggested, model: '38901', terrain: 'synthetic' });
  const started = (await house.post('start-run', { case: String(saved.body['case']) })).body;
  const run = String(started['run']);
  await house.ended(String(started['job']));

  const { summary } = (await house.get('read-run', { run })).body as never;
  const { sites } = (suggested as { case: { sites: never } }).case;
  const { bytes } = await house.file('export-coverage', { run, format: 'csv' });
  const told = csvBytes(summary, sites);
  assert.ok(Math.abs(told / bytes.length - 1) < 0.1, `${told} told of ${bytes.length}`);
});
