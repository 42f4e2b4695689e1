import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benchMeasures } from '../measures.ts';

test('every figure of many measures by city is what it has to be: in full, after one fact, out of its evidence', async () => {
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  assert.ok(
    await benchMeasures({ facts: 2000, measures: 20, changes: 20, data: null, say }),
    said.join('\n'),
  );
  assert.ok(said.some((line) => line.startsWith('20 measures × 18 cities in full')));
});
