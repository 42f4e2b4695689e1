import assert from 'node:assert/strict';
import { it } from 'node:test';
import { benchTamper } from '../tamper.ts';

/** Every column of every table that the log speaks of is changed at least once, rows are removed and put in. */
it('the walk names every change behind the back of the house, and nothing else', async () => {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  assert.ok(await benchTamper({ rows: 1500, mutations: 190, singles: 2, seed: 3, say }), lines.join('\n'));
  const kinds = lines.filter((line) => /^ {2}\S+ (changed|removed|inserted): \d+$/.test(line));
  assert.ok(kinds.length >= 80, `${kinds.length} kinds`);
});
