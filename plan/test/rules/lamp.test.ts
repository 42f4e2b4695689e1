import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judge, type LampInput } from '../../rules/lamp.ts';

const base: LampInput = {
  target: { kind: 'numeric', comparator: '>=', quantity: 'level' },
  goal: 100,
  due: '2026-12-31',
  measured: true,
  value: 60,
  start: { at: '2025-12-31', value: 20 },
  now: '2026-07-01T12:00:00.000Z',
};
const lampOf = (change: Partial<LampInput>): string => {
  const { lamp, reason } = judge({ ...base, ...change });
  return `${lamp} ${reason.key}`;
};

test('nothing to judge by is never coloured, and says why', () => {
  assert.equal(
    lampOf({ target: { kind: 'qualitative', comparator: null, quantity: null } }),
    'none needs-decision',
  );
  assert.equal(lampOf({ goal: null }), 'none needs-decision');
  assert.equal(
    lampOf({ target: { kind: 'numeric', comparator: '>=', quantity: 'increase' } }),
    'none not-a-level',
  );
  assert.equal(lampOf({ measured: false }), 'none no-measure');
  assert.equal(lampOf({ value: null }), 'none no-facts');
  assert.equal(lampOf({ due: null }), 'none no-due');
  assert.equal(lampOf({ start: null }), 'none no-start');
});

test('half-way in time needs half of the way', () => {
  assert.equal(lampOf({ value: 61 }), 'normal on-pace');
  assert.equal(lampOf({ value: 59 }), 'warning behind');
  assert.deepEqual(judge({ ...base, value: 30 }).reason.values, { share: 50 });
});

test('the due day itself is not overdue; the day after is, by one day', () => {
  assert.equal(lampOf({ now: '2026-12-31T23:59:59.000Z', value: 99 }), 'warning behind');
  assert.equal(lampOf({ now: '2027-01-01T00:00:00.000Z', value: 99 }), 'overdue overdue');
  assert.deepEqual(judge({ ...base, now: '2027-01-01T00:00:00.000Z' }).reason.values, { days: 1 });
});

test('met is met, before and after the due date, with and without one', () => {
  for (const due of ['2026-12-31', '2020-01-01', null])
    assert.equal(lampOf({ due, value: 100 }), 'normal met');
});

test('"more than" is not met by the number itself; a falling target is met from above', () => {
  const more = { kind: 'numeric', comparator: '>', quantity: 'level' } as const;
  assert.equal(lampOf({ target: more, value: 100, due: '2020-01-01' }), 'overdue overdue');
  const less = { kind: 'numeric', comparator: '<=', quantity: 'level' } as const;
  assert.equal(lampOf({ target: less, goal: 10, value: 10 }), 'normal met');
  assert.equal(
    lampOf({ target: less, goal: 10, value: 14, start: { at: '2025-12-31', value: 20 } }),
    'normal on-pace',
  );
  assert.equal(
    lampOf({ target: less, goal: 10, value: 18, start: { at: '2025-12-31', value: 20 } }),
    'warning behind',
  );
});

test('a higher figure never makes a rising target look worse', () => {
  const order = ['overdue', 'warning', 'normal'];
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 200, noNaN: true }),
      day,
      (a, b, now) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
          (value) => judge({ ...base, value, now: now.toISOString() }).lamp,
        );
        assert.ok(order.indexOf(low ?? '') <= order.indexOf(high ?? ''));
      },
    ),
  );
});
