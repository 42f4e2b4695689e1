import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from '../chance-of.ts';
import { type Goal, limitOf, meets } from '../goal.ts';

const met = (comparator: Goal['comparator'], direction: Goal['direction'], high: number | null = null) =>
  [9, 10, 12, 13].filter((value) => meets({ comparator, value: 10, high, direction }, value));

test('each comparator from its own side', () => {
  assert.deepEqual(met('>', 'up'), [12, 13]);
  assert.deepEqual(met('>=', 'down'), [10, 12, 13]);
  assert.deepEqual(met('<', 'up'), [9]);
  assert.deepEqual(met('<=', 'up'), [9, 10]);
  for (const comparator of ['=', '~', null] as const) {
    assert.deepEqual(met(comparator, 'up'), [10, 12, 13]);
    assert.deepEqual(met(comparator, 'down'), [9, 10]);
  }
  assert.deepEqual(met('range', 'up', 12), [10, 12, 13]);
  assert.deepEqual(met('range', 'down', 12), [9, 10, 12]);
  assert.equal(limitOf({ comparator: 'range', value: 10, high: 12, direction: 'down' }), 12);
});

test('a chance is a share of the paths and never quite certain', () => {
  const goal: Goal = { comparator: '>=', value: 2, high: null, direction: 'up' };
  assert.equal(chanceOf(goal, { ends: [1, 2, 3] }), 2.5 / 4);
  assert.ok(chanceOf(goal, { ends: [3, 3] }) < 1);
  assert.ok(chanceOf(goal, { ends: [1, 1] }) > 0);
});
