import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { calibrateCase } from '../../case/calibrate-case.ts';
import { coverCase } from '../../case/cover-case.ts';
import { readCase } from '../../case/coverage-case.ts';
import type { CaseRun } from '../../case/prepare-case.ts';
import { fromWgs84 } from '../../coordinates/offset-systems.ts';
import { utmAbout } from '../../coordinates/reference-systems.ts';
import { exportCoverage } from '../../export/export-coverage.ts';
import { writeHills } from './write-hills.ts';

const place = { longitude: 113.65, latitude: 34.76 };
const { projection } = utmAbout(place);
const middle = projection.project(place);
const cells = [0, 180].map((azimuth) => ({
  id: `${azimuth}`,
  antenna: 'round',
  azimuth,
  tilt: 0,
  power: 46,
}));
const given = {
  cell: 20,
  reach: 600,
  carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
  antennas: { round: { kind: 'isotropic', gain: 10 } },
  sites: ['a', 'b'].map((id, index) => ({
    id,
    ...projection.locate({ x: middle.x + 300 * index, y: middle.y }),
    height: 30,
    cells: index === 0 ? cells : cells.slice(0, 1),
  })),
};
let folder = '';
let run: CaseRun;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-calibrate-'));
  run = { model: '38901', terrain: folder, beside: folder };
  await writeHills(folder, place);
});
after(() => rm(folder, { recursive: true }));

/** The case without the cell that nobody measures. */
const firstCells = {
  ...given,
  sites: given.sites.map((site) => ({ ...site, cells: site.cells.slice(0, 1) })),
};

/** What would be measured if the prediction were off by so much, in the coordinates of a drive with a phone. */
async function driveOff(by: number, only: string): Promise<string> {
  const { coverage } = await coverCase(readCase(firstCells), run);
  const { grid } = coverage.terrain;
  const lines = ['longitude,latitude,site,cell,ss_rsrp_dbm'];
  for (let pixel = 0; pixel < grid.rows * grid.columns; pixel += 3) {
    const found = coverage.at(pixel);
    if (found.gap !== null) continue;
    const x = grid.west + (pixel % grid.columns) * grid.cell;
    const y = grid.south + Math.trunc(pixel / grid.columns) * grid.cell;
    const { longitude, latitude } = fromWgs84('GCJ02', projection.locate({ x, y }));
    for (const { site, cell, level } of found.servers)
      lines.push(`${longitude},${latitude},${site},${cell},${level + by + (site === only ? 4 : 0)}`);
  }
  return lines.join('\n');
}

const inGcj02 = () => ({
  ...given,
  coordinates: 'GCJ02',
  sites: given.sites.map((site) => ({ ...site, ...fromWgs84('GCJ02', site) })),
});

test('a planted error of the model comes back, and a case that names the calibration is right by it', async () => {
  const text = `${await driveOff(-7, 'b')}\n113.65,34.76,a,nobody,-90\n100,30,a,0,-90`;
  const shifted = readCase(inGcj02());
  const { calibration, unknownCells, unpredicted } = await calibrateCase(shifted, run, {
    name: 'd.csv',
    text,
  });
  assert.deepEqual([unknownCells, unpredicted], [1, 1]);
  const { overall, cells: own } = calibration.offsets;
  assert.ok(Math.abs(overall + (own['a/0'] ?? 0) + 7) < 0.02);
  assert.ok(Math.abs(overall + (own['b/0'] ?? 0) + 3) < 0.02);
  assert.ok(calibration.holdOut.rms < 0.1 && calibration.before.rms > 5);

  await writeFile(join(folder, 'calibration.json'), JSON.stringify(calibration));
  const plain = await coverCase(readCase(firstCells), run);
  const calibrated = await coverCase(readCase({ ...firstCells, calibration: 'calibration.json' }), run);
  assert.equal(plain.calibration, undefined);
  assert.deepEqual(calibrated.calibration, calibration);
  const beside = Math.trunc(plain.coverage.layer.rows / 2) * plain.coverage.layer.columns + 35;
  const levels = [plain, calibrated].map(({ coverage }) => {
    const found = coverage.at(beside);
    assert.ok(found.gap === null);
    return new Map(found.servers.map(({ site, level }) => [site, level]));
  });
  for (const [site, by] of [
    ['a', -7],
    ['b', -3],
  ] as const)
    assert.ok(Math.abs((levels[1]?.get(site) ?? 0) - (levels[0]?.get(site) ?? 0) - by) < 0.03);
});

test('what is written says whether it is calibrated', async () => {
  const covered = await coverCase(readCase(given), run);
  const { features } = JSON.parse([...exportCoverage(covered, 'geojson')].join(''));
  assert.equal(features[0].properties.calibrated, false);
});

test('a calibration of another model, one that is none, and a drive too short are refused', async () => {
  const named = readCase({ ...given, calibration: 'other.json' });
  await writeFile(join(folder, 'other.json'), '{"model":"itm"}');
  await assert.rejects(coverCase(named, run), { code: 'network.bad-calibration' });
  const errors = { rms: 1, typical: 1 };
  const other = {
    model: 'itm',
    offsets: { overall: 1, cells: {}, clutter: {} },
    places: 50,
    outliers: 0,
    before: errors,
    holdOut: { ...errors, folds: 5 },
  };
  await writeFile(join(folder, 'other.json'), JSON.stringify(other));
  await assert.rejects(coverCase(named, run), { code: 'network.unfit-calibration' });
  const short = (await driveOff(0, 'b')).split('\n').slice(0, 20).join('\n');
  await assert.rejects(calibrateCase(readCase(inGcj02()), run, { name: 'd.csv', text: short }), {
    code: 'network.too-few-places',
  });
});
