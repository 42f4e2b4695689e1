import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { requiredPace } from '../required-pace.ts';

const start = { at: '2024-01-01', value: 10 };

test('the pace begins at the start, ends at the goal, and stays there', () => {
  assert.equal(requiredPace(start, 30, '2026-01-01', '2024-01-01T00:00:00Z'), 10);
  assert.equal(requiredPace(start, 30, '2026-01-01', '2026-01-01T00:00:00Z'), 30);
  assert.equal(requiredPace(start, 30, '2026-01-01', '2030-01-01T00:00:00Z'), 30);
  assert.equal(requiredPace(start, 30, '2026-01-01', '2020-01-01T00:00:00Z'), 10);
});

test('without a start, or with a due date before it, there is no pace', () => {
  assert.equal(requiredPace(null, 30, '2026-01-01', '2025-01-01'), null);
  assert.equal(requiredPace(start, 30, '2024-01-01', '2025-01-01'), null);
  assert.equal(requiredPace(start, 30, 'never', '2025-01-01'), null);
});

test('the pace lies between start and goal and never turns back', () => {
  const time = fc.date({ min: new Date('2023-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(time, time, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (a, b, goal) => {
      const [early, late] = [a, b]
        .toSorted((x, y) => x.getTime() - y.getTime())
        .map((at) => requiredPace(start, goal, '2026-01-01', at.toISOString()));
      assert.ok(early !== null && late !== null && early !== undefined && late !== undefined);
      assert.ok(Math.abs(late - start.value) + 1e-6 >= Math.abs(early - start.value));
      assert.ok(Math.min(start.value, goal) - 1e-6 <= late && late <= Math.max(start.value, goal) + 1e-6);
    }),
  );
});
