import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quarterEnds } from '../quarter-ends.ts';

for (const [since, now, days] of [
  ['2025-01-01', '2025-07-01T00:00:00Z', ['2025-03-31', '2025-06-30']],
  // The last day itself counts, and so does one that is over by a moment; today is not over.
  ['2025-03-31', '2025-04-01T00:00:00Z', ['2025-03-31']],
  ['2025-04-01', '2025-06-30T23:59:59Z', []],
  ['2024-11-15', '2025-01-01T00:00:00Z', ['2024-12-31']],
  ['2026-01-01', '2025-01-01T00:00:00Z', []],
] as const)
  test(`quarters that ended from ${since} until ${now}`, () => {
    assert.deepEqual(quarterEnds(since, new Date(now)), days);
  });
