import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import fc from 'fast-check';
import { fromFile } from 'geotiff';
import { coverCase } from '../../case/cover-case.ts';
import { readCase } from '../../case/coverage-case.ts';
import type { CaseRun } from '../../case/prepare-case.ts';
import { fromWgs84 } from '../../coordinates/offset-systems.ts';
import { utmAbout } from '../../coordinates/reference-systems.ts';
import { exportCoverage } from '../../export/export-coverage.ts';
import { openGeoTiff } from '../../terrain/geotiff-raster.ts';
import { writeHills } from './write-hills.ts';

const place = { longitude: 113.65, latitude: 34.76 };
const { projection } = utmAbout(place);
const middle = projection.project(place);
let folder = '';
let run: CaseRun;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-case-'));
  run = { model: '38901', terrain: join(folder), beside: folder };
  await writeHills(folder, place);
});
after(() => rm(folder, { recursive: true }));

const cell = { id: '1', antenna: 'panel', azimuth: 30, tilt: 4, power: 46 };
const given = {
  cell: 20,
  reach: 600,
  carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
  antennas: { panel: { kind: 'element' } },
  sites: [{ id: 'a', ...place, height: 30, cells: [cell] }],
  p1812: { lapse: 45, refractivity: 325 },
};

function square(side: number, system: 'WGS84' | 'GCJ02', properties: object) {
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ] as const;
  const ring = corners.map(([x, y]) => {
    const there = { x: middle.x + 200 + (x * side) / 2, y: middle.y + (y * side) / 2 };
    const { longitude, latitude } = fromWgs84(system, projection.locate(there));
    return [longitude, latitude];
  });
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

for (const model of ['itm', 'p1812', '38901'] as const) {
  test(`${model}: a case from its files to levels about the site`, async () => {
    const { coverage, files } = await coverCase(readCase(given), { ...run, model });
    assert.deepEqual(files, ['dem.tif']);
    const { level, gap } = coverage.rasters();
    const served = gap.reduce((sum, why) => sum + (why === 0 ? 1 : 0), 0);
    // The hills hide some of the circle.
    assert.ok(served > 1800 && served < 2900, `${served} of about 2827 pixels`);
    assert.ok(level.every((value) => Number.isNaN(value) || (value > -150 && value < -20)));
  });
}

test('the system of coordinates is heeded: the same sites and buildings in GCJ-02 give the same coverage', async () => {
  const results = [];
  for (const system of ['WGS84', 'GCJ02'] as const) {
    const file = `${system}.geojson`;
    const features = [
      square(100, system, { height: 45 }),
      square(60, system, { 'building:levels': '20' }),
      square(60, system, {}),
      { type: 'Feature', properties: { height: 3 }, geometry: { type: 'Point', coordinates: [0, 0] } },
    ];
    await writeFile(join(folder, file), JSON.stringify({ type: 'FeatureCollection', features }));
    const { longitude, latitude } = fromWgs84(system, place);
    const sites = [{ id: 'a', longitude, latitude, height: 30, cells: [cell] }];
    const covered = await coverCase(readCase({ ...given, coordinates: system, buildings: file, sites }), run);
    assert.deepEqual(covered.buildings, { raised: 2, shapeless: 1, heightless: 1 });
    const { clutter = new Float32Array() } = covered.coverage.terrain;
    assert.equal(
      clutter.reduce((most, height) => Math.max(most, height), 0),
      60,
    );
    assert.equal(
      clutter.reduce((sum, height) => sum + (height > 0 ? 1 : 0), 0),
      25,
    );
    results.push(covered.coverage.rasters());
  }
  assert.deepEqual(results[0], results[1]);
});

test('a void of a page of heights is a gap with its reason, and so is what lies behind it', async () => {
  const terrain = join(folder, 'void');
  await mkdir(terrain);
  const [south, west, side] = [34, 113, 1200];
  const heights = Array.from({ length: side * side }, () => 100);
  // A void about 300 m east of the site; columns of a page run westwards.
  const row = Math.round((place.latitude - south) * side);
  const column = side - 1 - Math.round((place.longitude + 0.0035 - west) * side);
  for (let up = row - 2; up <= row + 2; up += 1) heights[up * side + column] = -32_768;
  await writeFile(join(terrain, 'page.sdf'), [-west, south, -west - 1, south + 1, ...heights].join('\n'));
  const { coverage } = await coverCase(readCase(given), { ...run, terrain });
  const { gap } = coverage.rasters();
  const count = (why: number) => gap.reduce((sum, value) => sum + (value === why ? 1 : 0), 0);
  assert.ok(count(1) > 10 && count(2) > 10, `${count(1)} holes, ${count(2)} behind them`);
  const lines = [...exportCoverage({ coverage, system: utmAbout(place) }, 'csv')].join('').split('\r\n');
  assert.equal(lines.filter((line) => line.endsWith(',hole')).length, count(1));
});

test('the best cell of a GeoTIFF is no data where no cell serves, and a gap of 0 is a value', async () => {
  const { coverage, system } = await coverCase(readCase(given), run);
  const path = join(folder, 'bands.tiff');
  await writeFile(path, Buffer.concat([...exportCoverage({ coverage, system }, 'tif')].map(Buffer.from)));
  const tiff = await fromFile(path);
  const image = await tiff.getImage();
  const [level, , best, gap] = (await image.readRasters()) as unknown as Float32Array[];
  assert.ok(Number.isNaN(image.getGDALNoData()));
  await tiff.close();
  await rm(path);
  for (const [pixel, value] of best?.entries() ?? []) {
    assert.equal(Number.isNaN(value), Number.isNaN(level?.[pixel]));
    assert.equal(value === 1, gap?.[pixel] === 0);
  }
  assert.ok(best?.includes(1) && best.some(Number.isNaN));
});

test('exports: GeoTIFF and CSV say the same, contours enclose what reaches their level', async () => {
  const covered = await coverCase(readCase(given), run);
  const { level, gap } = covered.coverage.rasters();
  const { grid } = covered.coverage.terrain;
  const path = join(folder, 'out.tiff');
  await writeFile(
    path,
    [...exportCoverage(covered, 'tif')]
      .map((piece) => Buffer.from(piece))
      .reduce((a, b) => Buffer.concat([a, b])),
  );
  const raster = await openGeoTiff(path, 'out');
  const read = await raster.read({ row: 0, column: 0, rows: grid.rows, columns: grid.columns });
  await raster.close();
  await rm(path);
  assert.deepEqual(read, level);
  const lines = [...exportCoverage(covered, 'csv')].join('').trimEnd().split('\r\n');
  assert.equal(
    lines.length - 1,
    gap.reduce((sum, why) => sum + (why === 3 ? 0 : 1), 0),
  );
  assert.match(lines[1] ?? '', /^113\.\d{7},34\.\d{7},-\d+\.\d\d,-?\d+\.\d\d,a,1,$/);
  const { features } = JSON.parse([...exportCoverage(covered, 'geojson')].join(''));
  for (const { properties, geometry } of features) {
    let area = 0;
    for (const ring of geometry.coordinates.flat()) {
      for (const [index, [x, y]] of ring.entries()) {
        const next = ring[(index + 1) % ring.length];
        const from = projection.project({ longitude: x, latitude: y });
        const to = projection.project({ longitude: next[0], latitude: next[1] });
        area += (from.x * to.y - to.x * from.y) / 2;
      }
    }
    const reached = level.reduce((sum, value) => sum + (value >= properties.ssRsrpFrom ? 400 : 0), 0);
    assert.ok(
      Math.abs(area - reached) < 0.12 * reached + 20_000,
      `${properties.ssRsrpFrom}: ${area}, ${reached}`,
    );
  }
  const kml = [...exportCoverage(covered, 'kml')].join('');
  assert.equal(kml.split('<Polygon>').length, kml.split('</Polygon>').length);
});

test('38901 indoors: InH covers up to its range, and is refused beyond', async () => {
  const indoors = { ...given, cell: 2, reach: 100, '38901': { scenario: 'InH' } };
  const sites = [{ id: 'a', ...place, height: 3, cells: [cell] }];
  const { coverage } = await coverCase(readCase({ ...indoors, sites }), run);
  const { level } = coverage.rasters();
  assert.ok(level.some((value) => value > -100));
  await assert.rejects(coverCase(readCase({ ...indoors, sites, reach: 151 }), run), {
    code: 'network.bad-case',
  });
});

test('what is wrong with a case is said with its place', async () => {
  const refused = (input: unknown, where: RegExp) =>
    assert.throws(
      () => readCase(input),
      (error) =>
        error instanceof Problem &&
        error.code === 'network.bad-case' &&
        where.test(String(error.values['where'])),
    );
  const [site] = given.sites;
  refused({ ...given, cell: 'wide' }, /cell/);
  refused({ ...given, coordinates: 'Mars' }, /coordinates/);
  refused({ ...given, sites: [site, site] }, /sites\/1/);
  refused({ ...given, antennas: {} }, /sites\/0/);
  refused({ ...given, sites: [{ ...site, latitude: null }] }, /latitude/);
  refused({ ...given, surprise: 1 }, /surprise/);
  refused({ ...given, sites: [{ ...site, cells: [{ ...cell, power: 100 }] }] }, /power/);
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      assert.throws(() => readCase(input), { code: 'network.bad-case' });
    }),
  );
  const elsewhere = readCase({ ...given, sites: [{ ...site, longitude: 113.2 }] });
  await assert.rejects(coverCase(elsewhere, run), { code: 'network.site-without-terrain' });
  await assert.rejects(coverCase(readCase(given), { ...run, terrain: join(folder, 'none') }), {
    code: 'network.unreadable-file',
  });
  const { p1812: _, ...without } = given;
  await assert.rejects(coverCase(readCase(without), { ...run, model: 'p1812' }), {
    code: 'network.bad-case',
  });
  const missing = readCase({ ...given, buildings: 'none.geojson' });
  await assert.rejects(coverCase(missing, run), { code: 'network.unreadable-file' });
});
