import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { frequencies, periodBefore, periodOf, periodsBetween } from '../../reports/periods.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a period ends with the month, quarter, half or year of its days', () => {
  assert.deepEqual(
    frequencies.map((every) => periodOf(every, '2024-02-10')),
    ['2024-02-29', '2024-03-31', '2024-06-30', '2024-12-31'],
  );
});

test('periods follow one another without a gap, the first and the last hold what was asked', () => {
  fc.assert(
    fc.property(fc.constantFrom(...frequencies), day, day, (every, one, other) => {
      const [from, to] = [one, other].toSorted() as [string, string];
      const periods = periodsBetween(every, from, to);
      assert.equal(periods[0], periodOf(every, from));
      assert.equal(periods.at(-1), periodOf(every, to));
      for (const [index, period] of periods.entries())
        if (index > 0) assert.equal(periodBefore(every, period), periods[index - 1]);
      for (const period of periods) assert.equal(periodOf(every, period), period);
    }),
  );
});
