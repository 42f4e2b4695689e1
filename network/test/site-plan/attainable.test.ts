import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attainableSums } from '../../site-plan/search/attainable.ts';

test('sums of some weights: the largest up to a bound and the least above it, as all choices have it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }), fc.nat(80), (weights, at) => {
      const all = new Set([0]);
      for (const weight of weights) for (const sum of new Set(all)) all.add(sum + weight);
      const sums = attainableSums(weights);
      assert.equal(sums.atMost(at), Math.max(...[...all].filter((sum) => sum <= at)));
      assert.equal(sums.above(at), Math.min(...[...all].filter((sum) => sum > at), Number.POSITIVE_INFINITY));
    }),
  );
});

test('of very many weights every whole number counts as attainable, up to their sum', () => {
  const sums = attainableSums(Array.from({ length: 10_000 }, (_, index) => 2 * (1 + (index % 50))));
  assert.deepEqual([sums.atMost(7), sums.above(6)], [7, 7]);
  assert.deepEqual([sums.atMost(1e9), sums.above(1e9)], [510_000, Number.POSITIVE_INFINITY]);
});
