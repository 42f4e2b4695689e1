import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { advance, isOfHours, parseDuration } from '../duration.ts';
import { Periods } from '../periods.ts';

const at = (text: string): number => Date.parse(text);
const text = (time: number): string => new Date(time).toISOString();

describe('durations (clause 4.5.19, ISO 8601)', () => {
  it('reads every part', () => {
    assert.deepEqual(parseDuration('P1Y2M3DT4H5M6.5S'), {
      months: 14,
      milliseconds: ((3 * 24 + 4) * 3600 + 5 * 60 + 6.5) * 1000,
    });
    assert.deepEqual(parseDuration('P2W'), { months: 0, milliseconds: 14 * 86_400_000 });
    assert.deepEqual(parseDuration('PT0S'), { months: 0, milliseconds: 0 });
  });

  for (const bad of ['', 'P', 'PT', 'P1', '1H', 'PT1D', 'P1H', 'P1DT', '-PT1H', 'P1M2W', 'pt1h', 'PT1.5H', 7])
    it(`refuses ${bad}`, () => {
      assert.throws(() => parseDuration(bad), { code: 'facts.bad-duration' });
    });

  it('keeps to the last day of a month that is too short', () => {
    const month = parseDuration('P1M');
    const origin = at('2026-01-31T08:00:00Z');
    assert.deepEqual(
      [0, 1, 2, 3, 13].map((times) => text(advance(origin, month, times)).slice(0, 13)),
      ['2026-01-31T08', '2026-02-28T08', '2026-03-31T08', '2026-04-30T08', '2027-02-28T08'],
    );
  });

  it('knows what ends at full hours', () => {
    assert.deepEqual(
      ['PT1H', 'P1D', 'P1M', 'PT90M', 'PT1S'].map((one) => isOfHours(parseDuration(one))),
      [true, true, true, false, false],
    );
  });

  it('cuts time into periods without gaps, each moment in one', () => {
    const durations = fc.constantFrom('PT1S', 'PT7M', 'PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P1Y', 'P1MT5H');
    const moments = fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
    fc.assert(
      fc.property(durations, moments, moments, (duration, start, time) => {
        const periods = new Periods(parseDuration(duration), { start, end: start });
        const index = periods.indexOf(time);
        const { start: from, end } = periods.at(index);
        assert.ok(from <= time && time < end);
        assert.equal(periods.at(index + 1).start, end);
        assert.equal(periods.at(0).start, start);
      }),
    );
  });
});
