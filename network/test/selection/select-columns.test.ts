import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkSelection } from '../../selection/check-selection.ts';
import { coverProblem } from '../../selection/cover-problem.ts';
import { Dual } from '../../selection/dual.ts';
import { greedyCover } from '../../selection/greedy-cover.ts';
import { whole } from '../../selection/part.ts';
import { Random } from '../../selection/random.ts';
import { reduce } from '../../selection/reduce.ts';
import { selectColumns } from '../../selection/select-columns.ts';
import { WeightingSearch } from '../../selection/weighting-search.ts';
import { leastCost, problems } from './sample-problems.ts';

/** A problem of some size: every row has some of the columns, costs from 1 to 100. */
function large(rows: number, columns: number, seed: number) {
  const random = new Random(seed);
  const lists = Array.from({ length: columns }, () =>
    [...Array(rows).keys()].filter(() => random.below(40) === 0),
  );
  for (let row = 0; row < rows; row += 1) {
    const list = lists[random.below(columns)] ?? [];
    if (!list.includes(row)) list.push(row);
  }
  const start = new Int32Array(columns + 1);
  for (const [column, list] of lists.entries()) start[column + 1] = (start[column] ?? 0) + list.length;
  const cost = Float64Array.from(lists, () => 1 + random.below(100));
  return coverProblem(rows, cost, { start, items: Int32Array.from(lists.flat()) });
}

test('a small problem ends by itself, with the least cost and its proof', async () => {
  await fc.assert(
    fc.asyncProperty(problems, fc.nat(), async (problem, seed) => {
      const selection = await selectColumns(problem, { seed });
      const least = leastCost(problem);
      assert.deepEqual(checkSelection(problem, selection), []);
      assert.deepEqual(
        [selection.cost, selection.lowerBound, selection.gap],
        [least, least, 0],
        `${selection.columns}`,
      );
    }),
    { numRuns: 400 },
  );
});

test('what reductions leave costs as much as the whole, with what they took', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const { part, taken } = reduce(whole(problem));
      const sum = taken.reduce((cost, column) => cost + (problem.cost[column] ?? 0), 0);
      const left = part.problem.rows === 0 ? 0 : leastCost(part.problem);
      assert.equal(sum + left, leastCost(problem));
    }),
    { numRuns: 600 },
  );
});

test('no bound on the way goes above the least cost, nor does what it says of single columns', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const least = leastCost(problem);
      const dual = new Dual(problem);
      for (let step = 0; step < 60 && !dual.settled; step += 1) {
        dual.step(least);
        assert.ok(dual.bound <= least, `${dual.bound} above ${least}`);
        let bound = dual.price.reduce((sum, price) => sum + price, 0);
        for (const reduced of dual.reduced) bound += Math.min(0, reduced);
        assert.equal(bound, dual.bound, 'prices and reduced costs are those of the bound');
      }
    }),
    { numRuns: 300 },
  );
});

test('greedy and local search give covers, and the search cheaper ones than it was asked to beat', () => {
  fc.assert(
    fc.property(problems, fc.nat(), (problem, seed) => {
      const { columns, cost } = greedyCover(problem);
      const told = { columns: [...columns], cost, lowerBound: 0 };
      assert.deepEqual(checkSelection(problem, told), []);
      const search = new WeightingSearch(problem, cost + 1, new Random(seed));
      search.begin(columns);
      search.run(300);
      assert.ok(search.best, 'the greedy cover itself is below the target');
      const found = { columns: [...search.best], cost: search.target, lowerBound: leastCost(problem) };
      assert.deepEqual(checkSelection(problem, found), []);
    }),
    { numRuns: 300 },
  );
});

test('the same seed and steps give the same selection; more steps never a worse one; each says what it comes to', async () => {
  const problem = large(300, 3000, 5);
  let before = Number.POSITIVE_INFINITY;
  for (const steps of [2000, 20_000]) {
    const [one, two] = [
      await selectColumns(problem, { seed: 3, steps }),
      await selectColumns(problem, { seed: 3, steps }),
    ];
    assert.deepEqual({ ...one, seconds: 0 }, { ...two, seconds: 0 });
    assert.deepEqual(checkSelection(problem, one), []);
    assert.ok(one.cost <= before && one.cost < greedyCover(problem).cost);
    assert.ok(one.gap >= 0 && Math.abs(one.gap - (one.cost - one.lowerBound) / one.cost) < 1e-12);
    before = one.cost;
  }
});

test('progress only gets better, and whoever aborts hears their own reason', async () => {
  const problem = large(300, 3000, 8);
  const told: { readonly cost: number; readonly lowerBound: number }[] = [];
  await selectColumns(problem, { seed: 1, steps: 5000, onProgress: (progress) => told.push(progress) });
  assert.ok(told.length > 2);
  for (const [index, { cost, lowerBound }] of told.entries()) {
    const last = told[index - 1];
    assert.ok(lowerBound <= cost && (!last || (cost <= last.cost && lowerBound >= last.lowerBound)));
  }
  const stop = new AbortController();
  const reason = new Error('enough');
  const running = selectColumns(large(900, 9000, 2), { seed: 1, signal: stop.signal });
  stop.abort(reason);
  await assert.rejects(running, reason);
});

test('the checker finds what is wrong with a selection', () => {
  const problem = coverProblem(2, Float64Array.of(3, 4, 9), {
    start: Int32Array.of(0, 1, 2, 4),
    items: Int32Array.of(0, 1, 0, 1),
  });
  const faults = (columns: readonly number[], cost: number, lowerBound = 0) =>
    checkSelection(problem, { columns, cost, lowerBound }).map(({ fault }) => fault);
  assert.deepEqual(faults([0, 1], 7), []);
  assert.deepEqual(faults([2], 9, 7), []);
  assert.deepEqual(faults([0], 3), ['open-row']);
  assert.deepEqual(faults([0, 1], 6), ['wrong-cost']);
  assert.deepEqual(faults([0, 1, 1], 7), ['column-twice']);
  assert.deepEqual(faults([0, 1, 3], 7), ['unknown-column']);
  assert.deepEqual(faults([0, 1], 7, 8), ['bound-above-cost']);
});
