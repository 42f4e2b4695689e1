import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chanceOf } from '../chance-of.ts';
import { type Forecast, forecastSeries } from '../forecast-series.ts';
import type { Goal } from '../goal.ts';
import type { Reading } from '../reading.ts';
import { rememberedForecast } from '../remembered-forecast.ts';

const quarterEnds = ['03-31', '06-30', '09-30', '12-31'];
const quarters = (values: readonly number[], version = 1): readonly Reading[] =>
  values.map((value, index) => ({
    at: `${2022 + Math.floor(index / 4)}-${quarterEnds[index % 4]}T23:59:59.999Z`,
    value,
    version,
  }));
const rising = quarters([10, 12.5, 13.8, 16.3, 17.9, 20.4, 21.8, 24.1]);
const until = '2025-12-31T23:59:59.999Z';
const atLeast = (value: number): Goal => ({ comparator: '>=', value, high: null, direction: 'up' });

function forecast(readings: readonly Reading[], options: object = {}): Forecast {
  const made = forecastSeries(readings, { until, ...options });
  assert.ok(made);
  return made;
}

test('the same readings give the same forecast to the last digit, another seed another one', () => {
  assert.deepEqual(forecast(rising), forecast(rising));
  assert.notDeepEqual(forecast(rising).ends, forecast(rising, { seed: 2 }).ends);
  assert.equal(rememberedForecast(rising, { until }), rememberedForecast([...rising], { until }));
  assert.notEqual(rememberedForecast(rising, { until }), rememberedForecast(rising.slice(1), { until }));
});

test('a steady rise goes on, and its chance falls with the goal', () => {
  const made = forecast(rising);
  assert.equal(made.method, 'trend');
  assert.equal(made.points, 8);
  assert.equal(made.periodDays, 92);
  assert.ok(made.pace !== null && Math.abs(made.pace - 2) < 0.15, String(made.pace));
  const end = made.fan.at(-1);
  assert.ok(end && end.median > 38 && end.median < 42, JSON.stringify(end));
  assert.ok(chanceOf(atLeast(24), made) > 0.95);
  assert.ok(chanceOf(atLeast(50), made) < 0.05);
});

test('it begins at the newest reading, whatever the time is, and ends at the time asked for', () => {
  const { from, fan } = forecast(rising);
  assert.equal(from, '2023-12-31T23:59:59.999Z');
  assert.equal(fan[0]?.at, from);
  assert.deepEqual([fan[0]?.low95, fan[0]?.high95], [24.1, 24.1]);
  assert.equal(fan.at(-1)?.at, until);
  assert.equal(forecastSeries(rising, { until: '2023-12-31' }), null);
  assert.equal(forecastSeries([], { until }), null);
  assert.equal(forecastSeries(rising, { until: 'never' }), null);
});

test('fewer than four points: the reference class, wide, and named so', () => {
  for (const count of [1, 2, 3]) {
    const made = forecast(rising.slice(0, count));
    assert.equal(made.method, 'reference-class');
    assert.equal(made.points, count);
    const end = made.fan.at(-1);
    assert.ok(end && end.high80 - end.low80 > 10, `${count}: ${JSON.stringify(end)}`);
  }
});

test('what is no number is left out; of one instant the last reading holds', () => {
  const odd = [
    { at: '2022-05-01', value: Number.NaN, version: 1 },
    { at: 'some day', value: 3, version: 1 },
    { at: '2022-05-02', value: Number.POSITIVE_INFINITY, version: 1 },
  ];
  assert.deepEqual(forecast([...odd, ...rising]), forecast(rising));
  const first = { ...rising[7], at: rising[7]?.at ?? '', value: 1000 };
  assert.deepEqual(forecast([first, ...rising]), forecast(rising));
  assert.deepEqual(forecast(rising.toReversed()), forecast(rising));
});

test('after a break only the new series counts', () => {
  const before = quarters([900, 910, 905]);
  const after = quarters([0, 0, 0, 10, 11, 12, 13], 2).slice(3);
  assert.deepEqual(forecast([...before, ...after]), forecast(after));
});

test('a series that never moved stays likely, but not for ever certain', () => {
  const { fan } = forecast(quarters([20, 20, 20, 20, 20, 20]));
  const end = fan.at(-1);
  assert.ok(end && Math.abs(end.median - 20) < 0.5);
  assert.ok(end.low95 < end.high95);
  const zero = forecast(quarters([0, 0, 0, 0, 0]));
  assert.ok(Number.isFinite(zero.fan.at(-1)?.high95));
});

test('a share does not pass the whole', () => {
  const share = quarters([80, 85, 89, 92, 95, 97]);
  const { ends } = forecast(share, { bounds: { low: 0, high: 100 } });
  assert.ok(ends.every((value) => value >= 0 && value <= 100));
  assert.equal(forecast(share, { bounds: { low: 0, high: 100 } }).fan.at(-1)?.high95, 100);
});

test('quarters that differ every year are known as such', () => {
  const seasons = [12, -9, 4, -7];
  const made = forecast(quarters(Array.from({ length: 16 }, (_, at) => 100 + at + (seasons[at % 4] ?? 0))), {
    until: '2026-12-31T23:59:59.999Z',
  });
  assert.equal(made.seasonal, true);
  const end = made.fan.at(-1);
  assert.ok(end && Math.abs(end.median - 112) < 4, JSON.stringify(end));
});

test('whatever the readings are, intervals lie in one another and within the bounds', () => {
  const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2025-06-01'), noInvalidDate: true });
  const reading = fc.record({
    at: day.map((at) => at.toISOString()),
    value: fc.double({ min: -1e9, max: 1e9 }),
  });
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 25 }), fc.boolean(), (readings, bounded) => {
      const bounds = bounded ? { low: 0, high: 100 } : { low: null, high: null };
      const made = forecastSeries(readings, { until, bounds });
      for (const { low95, low80, median, high80, high95 } of made?.fan.slice(1) ?? []) {
        assert.ok(low95 <= low80 && low80 <= median && median <= high80 && high80 <= high95);
        if (bounded) assert.ok(low95 >= 0 && high95 <= 100);
      }
      const chance = made === null ? 0.5 : chanceOf(atLeast(1), made);
      assert.ok(chance > 0 && chance < 1);
    }),
    { numRuns: 40 },
  );
});

test('the pace is that of the newest readings, not of the whole history', () => {
  const quarter = 91 * 86_400_000;
  const values = [0, 1, 2, 3, 4, 5, 6, 7, 17, 27, 37, 47];
  const readings = values.map((value, index) => ({
    at: new Date(Date.UTC(2023, 0, 1) + index * quarter).toISOString(),
    value,
  }));
  const made = forecastSeries(readings, { until: '2027-01-01' });
  assert.ok(made?.pace != null && Math.abs(made.pace - 10) < 0.01, String(made?.pace));
});
