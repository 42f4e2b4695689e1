import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { type Header, PMTiles } from 'pmtiles';
import { type CoveredCase, coverCase } from '../../case/cover-case.ts';
import { readCase } from '../../case/coverage-case.ts';
import { exportCoverage } from '../../export/export-coverage.ts';
import { classOf, levelSteps, unknownClass } from '../../rules/picture-classes.ts';
import { writeHills } from '../case/write-hills.ts';
import { HeldFile } from './held-file.ts';

const noGdal = spawnSync('gdalinfo', ['--version']).status === 0 ? false : 'gdal-bin is not installed';

const place = { longitude: 113.65, latitude: 34.76 };
const cell = { id: '1', antenna: 'panel', azimuth: 30, tilt: 4, power: 46 };
const given = {
  cell: 10,
  reach: 1200,
  carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
  antennas: { panel: { kind: 'element' } },
  sites: [{ id: 'a', ...place, height: 30, cells: [cell] }],
};

let folder = '';
let covered: CoveredCase;
let archive: PMTiles;
let header: Header;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-tiles-'));
  await writeHills(folder, place);
  covered = await coverCase(readCase(given), { model: '38901', terrain: folder, beside: folder });
  archive = new PMTiles(new HeldFile(exportCoverage(covered, 'pmtiles')));
  header = await archive.getHeader();
});
after(() => rm(folder, { recursive: true }));

const half = 20_037_508.342789244;

/** All tiles that may be there: zoom, column, row. */
function* tilesOf(zoom: number): Generator<readonly [number, number, number]> {
  const column = (longitude: number) => Math.floor(((longitude + 180) / 360) * 2 ** zoom);
  const row = (latitude: number) =>
    Math.floor((0.5 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / 2 / Math.PI) * 2 ** zoom);
  for (let x = column(header.minLon); x <= column(header.maxLon); x += 1)
    for (let y = row(header.maxLat); y <= row(header.minLat); y += 1) yield [zoom, x, y];
}

/** Middle of a pixel of a tile, degrees. */
function middleOf(zoom: number, x: number, y: number, column: number, row: number) {
  const side = (2 * half) / 2 ** zoom / 256;
  const north = half - (y * 256 + row + 0.5) * side;
  return {
    longitude: (((x * 256 + column + 0.5) * side - half) / half) * 180,
    latitude: (Math.atan(Math.sinh((north / half) * Math.PI)) / Math.PI) * 180,
  };
}

/** The class that the coverage itself has at a place. */
function expectedAt(at: { readonly longitude: number; readonly latitude: number }): number {
  const { coverage, system } = covered;
  const { west, south, cell: side, rows, columns } = coverage.terrain.grid;
  const { x, y } = system.projection.project(at);
  const [column, row] = [Math.round((x - west) / side), Math.round((y - south) / side)];
  if (column < 0 || row < 0 || column >= columns || row >= rows) return 0;
  const found = coverage.at(row * columns + column);
  if (found.gap === null) return classOf(found.level, levelSteps);
  return found.gap === 'unknown' ? unknownClass : 0;
}

/** Pixels of a PNG of one byte a pixel without filters; its chunks stand in the order in which it is written. */
function pixelsOf(png: Buffer): Buffer {
  assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')]);
  const start = png.indexOf('IDAT');
  const lines = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  return Buffer.concat(
    Array.from({ length: 256 }, (_, row) => lines.subarray(row * 257 + 1, (row + 1) * 257)),
  );
}

test('every pixel of the finest zoom shows the class of the cell at its place', async () => {
  let [shown, wrong] = [0, 0];
  for (const [zoom, x, y] of tilesOf(header.maxZoom)) {
    const found = await archive.getZxy(zoom, x, y);
    const pixels = found === undefined ? Buffer.alloc(65_536) : pixelsOf(Buffer.from(found.data));
    for (let at = 0; at < pixels.length; at += 7) {
      const expected = expectedAt(middleOf(zoom, x, y, at % 256, Math.trunc(at / 256)));
      if (expected !== 0) shown += 1;
      if (pixels[at] !== expected) wrong += 1;
    }
  }
  assert.ok(shown > 3000, `${shown}`);
  // Between worked-out places, a pixel on the border of two cells may fall to the other.
  assert.ok(wrong < 0.002 * shown, `${wrong} of ${shown}`);
});

test('zooms, bounds and words of the archive', async () => {
  // At 34.76° north a pixel is 128.6 km / 2^zoom: 7.8 m for cells of 10 m; 2.4 km are 77 % of a tile at zoom 13.
  assert.deepEqual([header.minZoom, header.maxZoom], [9, 14]);
  assert.ok(header.minLon < place.longitude && header.maxLon > place.longitude);
  assert.ok(Math.abs(header.maxLat - header.minLat - 2400 / 111_000) < 0.001);
  assert.equal(header.tileType, 2);
  let low = 0;
  for (const tile of tilesOf(header.minZoom)) if ((await archive.getZxy(...tile)) !== undefined) low += 1;
  assert.ok(low >= 1 && low <= 4, `${low}`);
  const { description, calibrated, legend } = (await archive.getMetadata()) as Record<string, unknown>;
  assert.deepEqual([description, calibrated], ['SS-RSRP dBm, not calibrated', false]);
  assert.equal((legend as readonly unknown[]).length, levelSteps.length + 1);
  const again = new HeldFile(exportCoverage(covered, 'pmtiles'));
  assert.deepEqual(again.bytes, new HeldFile(exportCoverage(covered, 'pmtiles')).bytes);
});

test('GDAL sees the same picture at the same places', { skip: noGdal }, async () => {
  const size = (2 * half) / 2 ** header.maxZoom;
  let met = 0;
  for (const [zoom, x, y] of tilesOf(header.maxZoom)) {
    const found = await archive.getZxy(zoom, x, y);
    if (found === undefined) continue;
    await writeFile(join(folder, 'tile.png'), Buffer.from(found.data));
    const corners = [x * size - half, half - y * size, (x + 1) * size - half, half - (y + 1) * size];
    const options = ['-q', '-a_srs', 'EPSG:3857', '-a_ullr', ...corners.map(String)];
    const placed = spawnSync('gdal_translate', [
      ...options,
      join(folder, 'tile.png'),
      join(folder, 'placed.tif'),
    ]);
    assert.equal(placed.status, 0, String(placed.stderr));
    const places = Array.from({ length: 200 }, (_, at) =>
      middleOf(zoom, x, y, (at * 53) % 256, (at * 97) % 256),
    );
    const { stdout } = spawnSync('gdallocationinfo', ['-wgs84', '-valonly', join(folder, 'placed.tif')], {
      input: places.map(({ longitude, latitude }) => `${longitude} ${latitude}`).join('\n'),
      encoding: 'utf8',
    });
    const values = stdout.trim().split('\n').map(Number);
    assert.equal(values.length, places.length);
    const wrong = values.filter((value, at) => value !== expectedAt(places[at] ?? place)).length;
    assert.ok(wrong <= 1, `${wrong}`);
    met += values.filter((value) => value !== 0).length;
    await rm(join(folder, 'placed.tif'));
  }
  assert.ok(met > 50, `${met}`);
});
