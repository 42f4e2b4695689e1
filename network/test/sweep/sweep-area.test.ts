import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import { type AreaCase, pixel } from '../../sweep/area-case.ts';
import type { Grid } from '../../sweep/grid.ts';
import { sweepArea } from '../../sweep/sweep-area.ts';
import { hills, metricGrid, models } from '../sample-terrain.ts';

const geographic: Grid = {
  kind: 'geographic',
  west: 113.6,
  south: 34.7,
  cell: 1 / 1200,
  rows: 80,
  columns: 90,
};

function area(grid: Grid, model: keyof typeof models, more: Partial<AreaCase> = {}): AreaCase {
  const site = { x: grid.west + 45.3 * grid.cell, y: grid.south + 39.7 * grid.cell };
  const reach = grid.kind === 'metric' ? 900 : 3500;
  return { terrain: hills(grid), site, heights: [25, 1.5], reach, model: models[model], ...more };
}

for (const model of ['itm', 'p1812', '38901'] as const) {
  for (const grid of [metricGrid, geographic]) {
    test(`${model}, ${grid.kind}: the same to the last bit for any number of workers`, async () => {
      const one = await sweepArea(area(grid, model));
      assert.ok(one.counts.computed > 1500);
      for (const workers of [1, 2, 4]) {
        const other = await sweepArea(area(grid, model), { workers });
        assert.deepEqual(new Uint32Array(other.loss.buffer), new Uint32Array(one.loss.buffer));
        assert.deepEqual(other.state, one.state);
        assert.deepEqual(other.counts, one.counts);
      }
    });
  }
}

test('every pixel in reach has a loss or a named reason, and those out of reach have none', async () => {
  const { box, state, loss, counts } = await sweepArea(area(metricGrid, '38901', { reach: 1200 }));
  assert.ok(counts.outside > 0, 'the reach goes beyond the terrain');
  for (let cell = 0; cell < state.length; cell += 1) {
    const [row, column] = [Math.trunc(cell / box.columns), cell % box.columns];
    const away = 20 * Math.hypot(row - (box.rows - 1) / 2, column - (box.columns - 1) / 2);
    if (away < 1170) assert.notEqual(state[cell], pixel.none, `${row}, ${column} in reach`);
    if (away > 1230) assert.equal(state[cell], pixel.none, `${row}, ${column} out of reach`);
    assert.equal(Number.isNaN(loss[cell]), state[cell] !== pixel.computed);
  }
});

test('a hole is named, and so is what lies behind it; nothing else changes', async () => {
  const whole = await sweepArea(area(metricGrid, 'itm'));
  const terrain = hills(metricGrid);
  for (let row = 50; row < 56; row += 1)
    terrain.ground.fill(Number.NaN, row * metricGrid.columns + 45, row * metricGrid.columns + 52);
  const holed = await sweepArea(area(metricGrid, 'itm', { terrain }));
  assert.equal(holed.counts.hole, 6 * 7);
  assert.ok(holed.counts.behindHole > 50);
  const all = (counts: typeof whole.counts) => Object.values(counts).reduce((sum, count) => sum + count);
  assert.equal(all(holed.counts), all(whole.counts));
  for (let cell = 0; cell < holed.loss.length; cell += 1) {
    const gap = holed.state[cell] === pixel.hole || holed.state[cell] === pixel.behindHole;
    assert.equal(Number.isNaN(holed.loss[cell]), gap || holed.state[cell] !== pixel.computed);
  }
});

test('what cannot be computed is refused with its reason', async () => {
  const fails = (more: Partial<AreaCase>, code: string) =>
    assert.rejects(sweepArea(area(metricGrid, 'itm', more)), (error) => {
      assert.ok(error instanceof Problem, String(error));
      assert.equal(error.code, `network.${code}`);
      return true;
    });
  await fails({ site: { x: 0, y: 0 } }, 'site-outside-terrain');
  await fails({ heights: [Number.NaN, 1.5] }, 'bad-antenna-height');
  await fails({ reach: 10 }, 'bad-reach');
  await fails({ reach: 900_000 }, 'area-too-large');
  const terrain = hills(metricGrid);
  terrain.ground.fill(Number.NaN);
  await fails({ terrain }, 'site-in-hole');
});

for (const workers of [0, 2]) {
  test(`${workers} workers: progress rises to the whole, and a run can be stopped`, async () => {
    const shares: number[] = [];
    await sweepArea(area(metricGrid, 'itm'), { workers, onProgress: (share) => shares.push(share) });
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
    assert.equal(shares.at(-1), 1);
    const stop = new AbortController();
    const run = sweepArea(area(metricGrid, 'itm'), {
      workers,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await assert.rejects(run, /enough/);
  });
}
