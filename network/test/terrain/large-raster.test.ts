import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { coverCase } from '../../case/cover-case.ts';
import { readCase } from '../../case/coverage-case.ts';
import { utmAbout } from '../../coordinates/reference-systems.ts';
import { Drape } from '../../terrain/drape.ts';
import { openGeoTiff } from '../../terrain/geotiff-raster.ts';
import { type BigRaster, writeBigTiff } from './write-big-tiff.ts';

const noGdal = spawnSync('gdal_create', ['--version']).status === 0 ? false : 'gdal-bin is not installed';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-large-'));
});
after(() => rm(folder, { recursive: true }));

const place = { longitude: 113.65, latitude: 34.76 };
const system = utmAbout(place);
const middle = system.projection.project(place);

/** The whole of what the tests of this file may ever hold: far less than the file that they read. */
const mostMemory = 600_000_000;
const tile = 256;

/** 72,192 cells of 10 m a side, 20.8 GB: a plane about the site, and a hole in the file beside it. */
const large: BigRaster = {
  cells: 282 * tile,
  blockWidth: tile,
  blockHeight: tile,
  epsg: system.epsg,
  west: middle.x - 200.5 * tile * 10,
  north: middle.y + 100.5 * tile * 10,
  side: 10,
  asked: [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [200 + x, 100 + y] as const)),
  block: (x, y) =>
    x === 201 && y === 100
      ? 'absent'
      : Float32Array.from({ length: tile * tile }, (_, cell) =>
          plane(x * tile + (cell % tile), y * tile + Math.trunc(cell / tile)),
        ),
};

/** By column and row from the north-west. */
function plane(column: number, row: number): number {
  return 100 + (column - 200 * tile) / 16 + (row - 100 * tile) / 8;
}

test('a raster of 20 GB: a case reads its own window, holes stay holes, memory stays small', async () => {
  const path = join(folder, 'large.tif');
  assert.ok((await writeBigTiff(path, large)) > 20e9);
  assert.ok((await stat(path)).blocks * 512 < 20e6);
  const given = readCase({
    cell: 20,
    reach: 1500,
    carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
    antennas: { panel: { kind: 'element' } },
    sites: [
      {
        id: 'a',
        ...place,
        height: 30,
        cells: [{ id: '1', antenna: 'panel', azimuth: 90, tilt: 4, power: 46 }],
      },
    ],
  });
  const { coverage } = await coverCase(given, { model: '38901', terrain: folder, beside: folder });
  const { grid, ground } = coverage.terrain;
  const { gap } = coverage.rasters();
  let holes = 0;
  for (let cell = 0; cell < ground.length; cell += 1) {
    const x = grid.west + (cell % grid.columns) * grid.cell;
    const y = grid.south + Math.trunc(cell / grid.columns) * grid.cell;
    const column = (x - large.west) / 10 - 0.5;
    const row = (large.north - y) / 10 - 0.5;
    const [known, height] = [column <= 201 * tile - 1, ground[cell] ?? Number.NaN];
    const beside = row < 100 * tile - 1 || row > 101 * tile;
    if (known || beside)
      assert.ok(Math.abs(height - plane(column, row)) < 0.01, `${column}, ${row}: ${height}`);
    else if (column > 201 * tile && row > 100 * tile && row < 101 * tile - 1) {
      assert.ok(Number.isNaN(height));
      assert.ok(gap[cell] === 1);
      holes += 1;
    }
  }
  assert.ok(holes > 500, `${holes}`);
  const peak = 1024 * process.resourceUsage().maxRSS;
  assert.ok(peak < mostMemory, `${peak} B`);
  await rm(path);
});

test('a grid over all of it is read part by part', async () => {
  const path = join(folder, 'whole.tif');
  const north = middle.y + 16 * tile * 10;
  await writeBigTiff(path, { ...large, cells: 16 * tile, west: middle.x, north, asked: [] });
  const raster = await openGeoTiff(path, 'whole.tif');
  const grid = {
    kind: 'metric' as const,
    west: middle.x,
    south: middle.y,
    cell: 400,
    rows: 102,
    columns: 102,
  };
  const drape = new Drape(grid, system, new Float32Array(102 * 102));
  assert.ok(await drape.add(raster));
  assert.ok(drape.heights.every((height) => height === 0));
  await raster.close();
  // What was cut off is not read as zeros.
  await truncate(path, 30_000_000);
  const short = await openGeoTiff(path, 'whole.tif');
  await assert.rejects(new Drape(grid, system, new Float32Array(102 * 102)).add(short), {
    code: 'network.bad-terrain-file',
  });
  await short.close();
  await rm(path);
});

test('one strip of 20 GB is refused with what to do', async () => {
  const path = join(folder, 'strip.tif');
  await writeBigTiff(path, { ...large, blockWidth: large.cells, blockHeight: large.cells, asked: [] });
  await assert.rejects(openGeoTiff(path, 'strip.tif'), { code: 'network.terrain-block-too-large' });
  await rm(path);
});

test('a sparse raster of 20 GB that GDAL made has no heights, however its holes are called', {
  skip: noGdal,
}, async () => {
  for (const more of [[], ['-a_nodata', 'nan'], ['-a_nodata', '-9999']]) {
    const path = join(folder, 'sparse.tif');
    const size = ['-outsize', '72000', '72000', '-bands', '1', '-ot', 'Float32'];
    const corners = ['-a_ullr', '300000', '4200000', '1020000', '3480000', '-a_srs', 'EPSG:32649'];
    const options = ['SPARSE_OK=TRUE', 'BIGTIFF=YES', 'TILED=YES'].flatMap((option) => ['-co', option]);
    const made = spawnSync('gdal_create', [...size, ...corners, ...options, ...more, path], {
      encoding: 'utf8',
    });
    assert.equal(made.status, 0, made.stderr);
    const raster = await openGeoTiff(path, 'sparse.tif');
    assert.equal(raster.rows, 72_000);
    const part = await raster.read({ row: 40_000, column: 30_000, rows: 300, columns: 300 });
    assert.ok(part.every(Number.isNaN), more.join(' '));
    await raster.close();
    await rm(path);
  }
});
