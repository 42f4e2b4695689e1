import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judge, type LampInput } from '../../rules/lamp.ts';

const goal = { comparator: '>=', value: 100, high: null, direction: 'up' } as const;
const base: LampInput = {
  target: { kind: 'numeric', quantity: 'level' },
  goal,
  due: '2026-12-31',
  measured: true,
  unfit: false,
  reading: { value: 60, at: '2026-06-30T00:00:00.000Z' },
  forecast: { chance: 0.5, method: 'trend' },
  periodDays: 91,
  now: '2026-07-01T12:00:00.000Z',
};
const lampOf = (change: Partial<LampInput>): string => {
  const { lamp, reason } = judge({ ...base, ...change });
  return `${lamp} ${reason.key}`;
};
const chance = (share: number, method: 'trend' | 'reference-class' = 'trend') => ({
  forecast: { chance: share, method },
});
const reading = (value: number, at = '2026-06-30T00:00:00.000Z') => ({ reading: { value, at } });

test('nothing to judge by is never coloured, and says why', () => {
  assert.equal(lampOf({ target: { kind: 'qualitative', quantity: null } }), 'none needs-decision');
  assert.equal(lampOf({ goal: null }), 'none needs-decision');
  assert.equal(lampOf({ target: { kind: 'numeric', quantity: 'increase' } }), 'none not-a-level');
  assert.equal(lampOf({ measured: false }), 'none no-measure');
  assert.equal(lampOf({ reading: null }), 'none no-facts');
  assert.equal(lampOf({ unfit: true, ...reading(100), ...chance(0.9) }), 'none quality');
  assert.equal(lampOf({ unfit: true, due: '2026-01-01' }), 'none quality');
  assert.equal(lampOf({ unfit: true, measured: false }), 'none no-measure');
  assert.equal(lampOf({ due: null }), 'none no-due');
  assert.equal(lampOf({ forecast: null }), 'none no-forecast');
});

test('the chance of meeting the goal decides: from 0.8 on normal, from 0.4 on warning, below that unlikely', () => {
  assert.equal(lampOf(chance(0.8)), 'normal likely');
  assert.equal(lampOf(chance(0.79)), 'warning uncertain');
  assert.equal(lampOf(chance(0.4)), 'warning uncertain');
  assert.equal(lampOf(chance(0.39)), 'unlikely unlikely');
  assert.deepEqual(judge({ ...base, ...chance(0.864) }).reason.values, { chance: 86 });
  assert.deepEqual(judge({ ...base, ...chance(0.9999) }).reason.values, { chance: 99 });
  assert.deepEqual(judge({ ...base, ...chance(0.0001) }).reason.values, { chance: 1 });
});

test('what is met may be lost again; what such figures do in general is no reason to say so', () => {
  assert.equal(lampOf({ ...reading(100), ...chance(0.9) }), 'normal met');
  assert.equal(lampOf({ ...reading(100), ...chance(0.5) }), 'warning slipping');
  assert.equal(lampOf({ ...reading(100), ...chance(0.2) }), 'unlikely slipping');
  assert.equal(lampOf({ ...reading(100), ...chance(0.5, 'reference-class') }), 'normal met');
  assert.equal(lampOf({ ...reading(100), due: null }), 'normal met');
});

test('never normal on a reading older than two of its periods', () => {
  const old = '2025-12-30T00:00:00.000Z';
  assert.equal(lampOf({ ...reading(60, old), ...chance(0.9) }), 'warning stale');
  assert.equal(lampOf({ ...reading(100, old), ...chance(0.9) }), 'warning stale');
  assert.equal(lampOf({ ...reading(60, old), ...chance(0.2) }), 'unlikely unlikely');
  assert.equal(lampOf({ ...reading(60, '2026-01-01T00:00:00.000Z'), ...chance(0.9) }), 'normal likely');
  assert.equal(lampOf({ ...reading(60, old), ...chance(0.9), periodDays: 365 }), 'normal likely');
});

test('the due day itself is not overdue; the day after is, by one day', () => {
  assert.equal(
    lampOf({ now: '2026-12-31T23:59:59.000Z', ...reading(99, '2026-12-30') }),
    'warning uncertain',
  );
  const after = { now: '2027-01-01T00:00:00.000Z', ...reading(99, '2026-12-30'), forecast: null };
  assert.equal(lampOf(after), 'overdue overdue');
  assert.deepEqual(judge({ ...base, ...after }).reason.values, { days: 1 });
});

test('after the due date its own reading counts, however long ago it is', () => {
  const later = { now: '2031-01-01T00:00:00.000Z', forecast: null };
  assert.equal(lampOf({ ...later, ...reading(100, '2026-12-30') }), 'normal met');
  assert.equal(lampOf({ ...later, ...reading(100, '2026-03-01') }), 'warning stale');
});

test('a better chance never makes a lamp worse', () => {
  const order = ['unlikely', 'warning', 'normal'];
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.boolean(), (a, b, met) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
        (each) => judge({ ...base, ...reading(met ? 100 : 60), ...chance(each) }).lamp,
      );
      assert.ok(order.indexOf(low ?? '') <= order.indexOf(high ?? ''));
    }),
  );
});
