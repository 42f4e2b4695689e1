import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMonths, hourInChina, hours, quarterEnds } from '../model/calendar.ts';

describe('calendar', () => {
  it('steps by months, to the last day where a month is shorter', () => {
    assert.equal(addMonths('2026-03-31T01:02:03Z', -1), '2026-02-28T01:02:03Z');
    assert.equal(addMonths('2023-11-20T00:00:00Z', 3), '2024-02-20T00:00:00Z');
    assert.equal(addMonths('2024-01-31T00:00:00Z', 1), '2024-02-29T00:00:00Z');
  });

  it('ends quarters at the end of the day in China', () => {
    assert.deepEqual(quarterEnds('2023-05-20T00:00:00Z', '2024-01-15T00:00:00Z'), [
      '2023-06-30T15:59:59Z',
      '2023-09-30T15:59:59Z',
      '2023-12-31T15:59:59Z',
    ]);
    assert.equal(quarterEnds('2023-05-20T00:00:00Z', '2026-11-22T00:00:00Z').length, 14);
    assert.deepEqual(quarterEnds('2024-01-01T00:00:00Z', '2024-03-31T15:59:59Z'), []);
  });

  it('counts full hours up to now, and the hour of the day in China', () => {
    const now = '2026-11-22T02:30:00Z';
    assert.deepEqual(hours(now, 2), ['2026-11-22T01:00:00Z', '2026-11-22T02:00:00Z']);
    assert.equal(hourInChina(now), 10.5);
    assert.equal(hourInChina('2026-11-22T18:00:00Z'), 2);
  });
});
