import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { closingOf, dueAfter } from '../working-days.ts';

/**
 * Holidays and make-up days of 2026 as the General Office of the State Council announced them on 4 November 2025:
 * Spring Festival 15–23 February with work on the Saturdays 14 and 28 February; National Day 1–7 October with work on
 * Sunday 20 September and Saturday 10 October; New Year 1–3 January with work on Sunday 4 January.
 */
const cases: readonly (readonly [string, string, number, string])[] = [
  ['an ordinary week', '2026-03-02', 3, '2026-03-05'],
  ['over a weekend', '2026-03-06', 1, '2026-03-09'],
  ['from a Saturday', '2026-03-07', 1, '2026-03-09'],
  ['to the make-up Saturday before Spring Festival', '2026-02-13', 1, '2026-02-14'],
  ['over Spring Festival', '2026-02-13', 2, '2026-02-24'],
  ['from within Spring Festival', '2026-02-18', 1, '2026-02-24'],
  ['to the make-up Saturday after Spring Festival', '2026-02-24', 4, '2026-02-28'],
  ['over the Sunday that is no make-up day', '2026-02-28', 1, '2026-03-02'],
  ['to the make-up Sunday before National Day', '2026-09-18', 1, '2026-09-20'],
  ['over National Day', '2026-09-30', 1, '2026-10-08'],
  ['from within National Day to the make-up Saturday', '2026-10-03', 3, '2026-10-10'],
  ['past the make-up Saturday', '2026-10-09', 2, '2026-10-12'],
  ['to the make-up Sunday after New Year', '2026-01-01', 1, '2026-01-04'],
  ['thirty working days from the last of the year before', '2025-12-31', 30, '2026-02-12'],
];

describe('working days', () => {
  for (const [title, from, days, due] of cases) {
    it(`${title}: ${days} after ${from} is ${due}, 18:00 in China`, () => {
      assert.equal(dueAfter(new Date(`${from}T02:00:00Z`), days), `${due}T10:00:00.000Z`);
    });
  }

  it('begin on the day that it is in China', () => {
    assert.equal(dueAfter(new Date('2026-03-02T15:59:59Z'), 1), closingOf('2026-03-03'));
    assert.equal(dueAfter(new Date('2026-03-02T16:00:00Z'), 1), closingOf('2026-03-04'));
  });

  it('are whole and at least one', () => {
    for (const days of [0, -1, 1.5, Number.NaN, Infinity])
      assert.throws(() => dueAfter(new Date('2026-03-02'), days), RangeError);
  });

  it('leave Saturdays and Sundays free in years without a notice', () => {
    assert.equal(dueAfter(new Date('2099-06-05T02:00:00Z'), 1), closingOf('2099-06-08'));
  });
});
