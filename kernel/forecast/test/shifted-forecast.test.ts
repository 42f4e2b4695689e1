import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from '../chance-of.ts';
import { type Forecast, forecastSeries } from '../forecast-series.ts';
import { noBounds } from '../reading.ts';
import { shiftedForecast } from '../shifted-forecast.ts';

const until = '2026-12-31T23:59:59.999Z';
const readings = [10, 12.5, 13.8, 16.3, 17.9, 20.4].map((value, index) => ({
  at: new Date(Date.UTC(2024, index * 3, 1)).toISOString(),
  value,
}));
const base = forecastSeries(readings, { until, seed: 3 }) as Forecast;
const end = (forecast: Forecast) => forecast.fan.at(-1) as Forecast['fan'][number];

test('nothing proposed changes nothing', () => {
  assert.deepEqual(shiftedForecast(base, [], noBounds), base);
});

test('a step lifts everything from its day on, the interval keeps its width, and the chance is counted anew', () => {
  const lifted = shiftedForecast(base, [{ at: '2026-01-01T00:00:00.000Z', by: 7 }], noBounds);
  const [was, is] = [end(base), end(lifted)];
  for (const name of ['median', 'low80', 'high80', 'low95', 'high95'] as const)
    assert.ok(Math.abs(is[name] - was[name] - 7) < 1e-9, name);
  assert.ok(
    lifted.fan.every(({ at, median }) => {
      const before = base.fan.find((point) => point.at === at);
      return (
        before === undefined ||
        median - before.median === (at >= '2026' ? 7 : 0) ||
        Math.abs(median - before.median - 7) < 1e-9
      );
    }),
  );
  const goal = { comparator: '>=', value: was.median + 5, high: null, direction: 'up' } as const;
  assert.ok(chanceOf(goal, base) < 0.4 && chanceOf(goal, lifted) > 0.5);
  // As if the goal were as much lower.
  assert.equal(chanceOf(goal, lifted), chanceOf({ ...goal, value: goal.value - 7 }, base));
  // The step is drawn as one: a point right before it and one at it.
  const at = lifted.fan.findIndex((point) => point.at === '2026-01-01T00:00:00.000Z');
  const [before, after] = [lifted.fan[at - 1], lifted.fan[at]];
  assert.equal(before?.at, '2025-12-31T23:59:59.999Z');
  assert.ok(Math.abs((after?.median ?? 0) - (before?.median ?? 0) - 7) < 0.01);
});

test('a share is held at its limit', () => {
  const lifted = shiftedForecast(base, [{ at: '2025-06-01T00:00:00.000Z', by: 500 }], { low: 0, high: 100 });
  assert.deepEqual([end(lifted).low95, end(lifted).high95], [100, 100]);
  assert.ok(lifted.ends.every((value) => value === 100));
  assert.ok(lifted.ends.length === base.ends.length);
});
