import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundsOf, readingsOf } from '../../rules/readings-of.ts';

const known = (at: string, value: number | null, factRoot: string, tier: 'A' | 'B' = 'A', facts = 1) => ({
  at,
  value,
  version: 1,
  facts,
  factRoot,
  tier,
});

test('the newest reading ends the series: what only repeats it later is none', () => {
  const past = [known('2025-12-31', 1, 'a'), known('2026-03-31', 2, 'b'), known('2026-06-30', 2, 'b')];
  const readings = readingsOf(past, known('2026-04-15', 3, 'c'));
  assert.deepEqual(
    readings.map(({ at, value }) => [at, value]),
    [
      ['2025-12-31', 1],
      ['2026-03-31', 2],
      ['2026-04-15', 3],
    ],
  );
});

test('without a new fact a reported figure is no new reading, that of a running system is', () => {
  const of = (tier: 'A' | 'B') =>
    readingsOf(
      [known('2025-12-31', 1, 'a', tier), known('2026-03-31', 1, 'a', tier)],
      known('2026-04-15', 1, 'a', tier),
    ).length;
  assert.deepEqual([of('A'), of('B')], [3, 1]);
});

test('no facts, no value: no reading', () => {
  assert.deepEqual(
    readingsOf([known('2025-12-31', 1, 'a', 'A', 0), known('2026-03-31', null, 'b')], null),
    [],
  );
});

test('a share ends at the whole, a count at zero, a rate nowhere', () => {
  const readings = (values: readonly number[]) => values.map((value) => ({ at: '2026-01-01', value }));
  assert.deepEqual(boundsOf('P1', readings([10, 90]), 100), { low: 0, high: 100 });
  assert.deepEqual(boundsOf('P1', readings([10, 120]), 100), { low: 0, high: null });
  assert.deepEqual(boundsOf('P1', readings([-3, 12]), 10), { low: null, high: null });
  assert.deepEqual(boundsOf('C62', readings([10]), 1000), { low: 0, high: null });
});
