import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import fc from 'fast-check';
import { element38901 } from '../../antenna/element.ts';
import { noisePerElement } from '../../coverage/carrier.ts';
import { cover } from '../../coverage/cover.ts';
import type { Coverage } from '../../coverage/coverage.ts';
import { kept, shown } from '../../coverage/coverage-layer.ts';
import { linkBudget, sinrOf } from '../../coverage/link-budget.ts';
import type { CoverageSettings, Site } from '../../coverage/site.ts';
import { sweepArea } from '../../sweep/sweep-area.ts';
import { hills, metricGrid, models } from '../sample-terrain.ts';

const settings: CoverageSettings = {
  carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
  model: models['38901'],
  antennas: { panel: { kind: 'element', element: element38901 }, round: { kind: 'isotropic', gain: 10 } },
  reach: 500,
  terminal: 1.5,
  noiseFigure: 7,
  losses: { feeder: 0.5, body: 3, margin: 8 },
  load: 0.5,
};

function place(column: number, row: number) {
  return { x: metricGrid.west + column * metricGrid.cell, y: metricGrid.south + row * metricGrid.cell };
}

const sites: readonly Site[] = [15, 38, 61, 84, 100].flatMap((column, i) =>
  [14, 42, 77].map((row, j) => ({
    id: `s${i}${j}`,
    ...place(column, row),
    height: 20 + 5 * j,
    cells: [0, 120, 240].map((azimuth) => ({
      id: `s${i}${j}-${azimuth}`,
      antenna: 'panel',
      azimuth: azimuth + 10 * i,
      tilt: 4 + j,
      power: 46,
    })),
  })),
);

test('the same to the last bit for any number of workers', async () => {
  const one = await cover(hills(metricGrid), settings, sites);
  for (const workers of [1, 2, 4]) {
    const { layer } = await cover(hills(metricGrid), settings, sites, { workers });
    assert.deepEqual(layer, one.layer);
  }
});

/** The servers that are shown of every pixel, with their levels. */
function shownServers({ layer: { servers, levels } }: Coverage): readonly (readonly number[])[] {
  const shownOf = (values: Uint16Array | Int16Array) => [...values].filter((_, slot) => slot % kept < shown);
  return [shownOf(servers), shownOf(levels)];
}

function same(moved: Coverage, fresh: Coverage): void {
  assert.deepEqual(moved.rasters(), fresh.rasters());
  assert.deepEqual(moved.layer.power, fresh.layer.power);
  assert.deepEqual(moved.layer.unknown, fresh.layer.unknown);
  assert.deepEqual(shownServers(moved), shownServers(fresh));
}

test('after any moves, the coverage is the one that the sites would have had from the start', async () => {
  const terrain = hills(metricGrid);
  terrain.ground.fill(Number.NaN, 5000, 5020);
  const move = fc.record({
    site: fc.integer({ min: 0, max: sites.length - 1 }),
    column: fc.integer({ min: 0, max: 109 }),
    row: fc.integer({ min: 0, max: 43 }),
    height: fc.constantFrom(15, 25, 40),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 14 }), async (moves) => {
      const coverage = await cover(terrain, settings, sites);
      for (const { site, column, row, height } of moves)
        coverage.move(`s${Math.trunc(site / 3)}${site % 3}`, { ...place(column, row), height });
      same(coverage, await cover(terrain, settings, coverage.sites));
    }),
    { numRuns: 12 },
  );
});

test('a move to where no terrain is changes nothing', async () => {
  const coverage = await cover(hills(metricGrid), settings, sites);
  assert.throws(() => coverage.move('s00', { x: 0, y: 0 }), { code: 'network.site-outside-terrain' });
  assert.throws(() => coverage.move('nobody', {}), { code: 'network.unknown-site' });
  same(coverage, await cover(hills(metricGrid), settings, sites));
});

test('levels are link budgets, and SINR is what they say', async () => {
  const terrain = hills(metricGrid);
  const round = { antenna: 'round', azimuth: 0, tilt: 0, power: 46 };
  const two: readonly Site[] = [
    { id: 'a', ...place(40, 40), height: 25, cells: [{ id: 'a1', ...round }] },
    { id: 'b', ...place(52, 44), height: 30, cells: [{ id: 'b1', ...round }] },
  ];
  const coverage = await cover(terrain, settings, two);
  const pixel = 43 * metricGrid.columns + 45;
  const levels = [];
  for (const { x, y, height, cells } of two) {
    const heights = [height, settings.terminal] as const;
    const { box, loss } = await sweepArea({
      terrain,
      site: { x, y },
      heights,
      reach: settings.reach,
      model: settings.model,
    });
    const lost = loss[(43 - box.row) * box.columns + 45 - box.column] ?? Number.NaN;
    for (const cell of cells) levels.push(linkBudget(cell, settings, 10, lost).level);
  }
  const found = coverage.at(pixel);
  assert.ok(found.gap === null);
  const sorted = levels.toSorted((one, other) => other - one);
  for (const [index, level] of sorted.entries())
    assert.ok(Math.abs((found.servers[index]?.level ?? 0) - level) < 0.011);
  const [best = 0, other = 0] = sorted.map((level) => 10 ** (level / 10));
  const noise = 10 ** (noisePerElement(settings.carrier, settings.noiseFigure) / 10);
  assert.ok(Math.abs(found.sinr - sinrOf(best, best + other, settings.load, noise)) < 0.03);
});

test('gaps have names: holes, ways behind them, and places that hear nobody', async () => {
  const terrain = hills(metricGrid, false);
  terrain.ground.fill(Number.NaN, 40 * 110 + 44, 40 * 110 + 47);
  const [one] = sites;
  assert.ok(one);
  const coverage = await cover(terrain, settings, [{ ...one, ...place(40, 40) }]);
  const gapAt = (column: number, row: number) => coverage.at(row * 110 + column).gap;
  assert.equal(gapAt(45, 40), 'hole');
  assert.equal(gapAt(52, 40), 'unknown');
  assert.equal(gapAt(100, 80), 'unheard');
  assert.equal(gapAt(38, 40), null);
  const { level, gap } = coverage.rasters();
  assert.deepEqual([gap[40 * 110 + 45], gap[40 * 110 + 52], gap[80 * 110 + 100]], [1, 2, 3]);
  assert.ok(level.every((value, pixel) => Number.isNaN(value) === (gap[pixel] !== 0)));
});

test('what cannot be covered is refused with its reason', async () => {
  const fails = (more: Partial<CoverageSettings>, code: string, sitesOf = sites) =>
    assert.rejects(cover(hills(metricGrid), { ...settings, ...more }, sitesOf), (error) => {
      assert.ok(error instanceof Problem, String(error));
      assert.equal(error.code, `network.${code}`);
      return true;
    });
  const [one] = sites;
  const [cell] = one?.cells ?? [];
  assert.ok(one && cell);
  await fails({ carrier: { frequency: 3500, bandwidth: 37, spacing: 30 } }, 'bad-carrier');
  await fails({ load: 2 }, 'bad-load');
  await fails({ reach: Number.NaN }, 'bad-reach');
  await fails({}, 'bad-cell', [{ ...one, cells: [{ ...cell, antenna: 'toString' }] }]);
  await fails({}, 'bad-cell', [{ ...one, cells: [{ ...cell, tilt: Number.NaN }] }]);
  await fails({}, 'bad-antenna-height', [{ ...one, height: 0 }]);
});

test('a run can be stopped', async () => {
  for (const workers of [0, 2]) {
    const stop = new AbortController();
    const run = { workers, signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) };
    await assert.rejects(cover(hills(metricGrid), settings, sites, run), /enough/);
  }
});
