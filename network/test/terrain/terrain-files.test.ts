import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Problem } from '@yuheng/kernel/problem';
import fc from 'fast-check';
import { utmAbout } from '../../coordinates/reference-systems.ts';
import { writeGeoTiff } from '../../export/write-geotiff.ts';
import type { Grid } from '../../sweep/grid.ts';
import { Drape } from '../../terrain/drape.ts';
import { openFolder } from '../../terrain/elevation-folder.ts';
import { openGeoTiff } from '../../terrain/geotiff-raster.ts';
import { hgtTile } from '../../terrain/hgt-tile.ts';
import { sdfPage } from '../../terrain/sdf-page.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-terrain-'));
});
after(() => rm(folder, { recursive: true }));

const utm = utmAbout({ longitude: 113.6, latitude: 34.7 });

/** A sloping plane over degrees, which no interpolation bends. */
const plane = (longitude: number, latitude: number) => 200 + 300 * (longitude - 113) + 500 * (latitude - 34);

function hgt(samples: number, south: number, west: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * samples * samples));
  for (let row = 0; row < samples; row += 1)
    for (let column = 0; column < samples; column += 1) {
      const [x, y] = [west + column / (samples - 1), south + 1 - row / (samples - 1)];
      view.setInt16(2 * (row * samples + column), Math.round(plane(x, y)));
    }
  return new Uint8Array(view.buffer);
}

/** @param west degrees east of the western edge */
function sdf(
  south: number,
  west: number,
  heights: (longitude: number, latitude: number) => number,
): Uint8Array {
  const lines = [-west, south, -west - 1, south + 1];
  for (let row = 0; row < 1200; row += 1)
    for (let column = 1199; column >= 0; column -= 1)
      lines.push(Math.round(heights(west + column / 1200, south + row / 1200)));
  return new TextEncoder().encode(lines.join('\n'));
}

async function draped(grid: Grid): Promise<Float32Array> {
  const drape = new Drape(grid, utm, new Float32Array(grid.rows * grid.columns));
  for await (const raster of openFolder(folder)) {
    await drape.add(raster);
    await raster.close();
  }
  return drape.heights;
}

/** A metric grid about a place. */
function about(longitude: number, latitude: number, cell: number, cells: number): Grid {
  const { x, y } = utm.projection.project({ longitude, latitude });
  const half = (cell * (cells - 1)) / 2;
  return { kind: 'metric', west: x - half, south: y - half, cell, rows: cells, columns: cells };
}

test('tiles and pages are joined: heights at the edge between two files are those of the ground', async () => {
  await writeFile(join(folder, 'N34E113.hgt'), hgt(1201, 34, 113));
  await writeFile(join(folder, '34:35:-115:-114.sdf.gz'), gzipSync(sdf(34, 114, plane)));
  const grid = about(114, 34.5, 60, 101);
  const heights = await draped(grid);
  for (let cell = 0; cell < heights.length; cell += 1) {
    const [row, column] = [Math.trunc(cell / 101), cell % 101];
    const place = utm.projection.locate({ x: grid.west + column * 60, y: grid.south + row * 60 });
    const wanted = plane(place.longitude, place.latitude);
    assert.ok(
      Math.abs((heights[cell] ?? 0) - wanted) < 1.1,
      `${row}, ${column}: ${heights[cell]}, ${wanted}`,
    );
  }
});

test('what no file knows stays a hole', async () => {
  const heights = await draped(about(113.001, 35, 60, 60));
  assert.ok(heights.some(Number.isNaN) && !heights.every(Number.isNaN));
});

test('a GeoTIFF that we wrote is read back, the whole and a part, with its holes', async () => {
  const grid: Grid = { kind: 'metric', west: 5e5, south: 38e5, cell: 25, rows: 300, columns: 520 };
  const values = Float32Array.from({ length: 300 * 520 }, (_, cell) =>
    cell % 97 === 0 ? Number.NaN : cell / 64,
  );
  const path = join(folder, 'written.tif');
  await writeFile(path, Buffer.concat([...writeGeoTiff(grid, 32_649, [{ name: 'a', values }])]));
  const raster = await openGeoTiff(path, 'written.tif');
  const { west, south, width, height, rows, columns, system } = raster;
  assert.deepEqual([west, south, width, height, rows, columns], [5e5, 38e5, 25, 25, 300, 520]);
  assert.equal(system.epsg, 32_649);
  const whole = await raster.read({ row: 0, column: 0, rows, columns });
  assert.deepEqual(whole.map(known), values.map(known));
  const part = await raster.read({ row: 290, column: 250, rows: 3, columns: 20 });
  assert.deepEqual(
    part.subarray(0, 20).map(known),
    values.slice(290 * 520 + 250, 290 * 520 + 270).map(known),
  );
  assert.equal(part[20 + 5], values[291 * 520 + 255]);
  const drape = new Drape({ ...grid, rows: 40, columns: 40 }, utm, new Float32Array(1600));
  assert.ok(await drape.add(raster));
  assert.equal(drape.heights[41], values[521]);
  await raster.close();
  await rm(path);
});

test('what cannot be a height is a hole, by the same rule in every format', async () => {
  const [impossible, possible] = [
    [-32_768, -12_001, -9999, 10_001, 32_767],
    [-12_000, -430, 0, 8849, 10_000],
  ];
  const given = [...impossible, ...possible];
  const wanted = [...impossible.map(() => Number.NaN), ...possible];
  const bytes = hgt(1201, 34, 113);
  const view = new DataView(bytes.buffer);
  // The last row of a tile is its southernmost.
  for (const [column, height] of given.entries()) view.setInt16(2 * (1200 * 1201 + column), height);
  const page = sdf(34, 113, (longitude, latitude) =>
    latitude > 34 ? 100 : (given[Math.round((longitude - 113) * 1200)] ?? 100),
  );
  const grid: Grid = { kind: 'metric', west: 5e5, south: 38e5, cell: 25, rows: 1, columns: given.length };
  const path = join(folder, 'limits.tif');
  const values = Float32Array.from(given);
  await writeFile(path, Buffer.concat([...writeGeoTiff(grid, 32_649, [{ name: 'a', values }])]));
  const rasters = [
    hgtTile('N34E113.hgt', bytes),
    sdfPage('page.sdf', page),
    await openGeoTiff(path, 'limits.tif'),
  ];
  for (const raster of rasters) {
    const heights = await raster.read({ row: 0, column: 0, rows: 1, columns: given.length });
    assert.deepEqual([...heights], wanted, raster.file);
    await raster.close();
  }
  await rm(path);
});

/** Heights beyond what the earth has are no heights. */
function known(value: number): number {
  return Number.isNaN(value) ? -1 : value;
}

test('broken files are refused by name, never read as something else', async () => {
  const refused = (work: () => unknown, code: string) =>
    assert.throws(work, (error) => error instanceof Problem && error.code === `network.${code}`);
  refused(() => hgtTile('N34E113.hgt', new Uint8Array(1000)), 'bad-terrain-file');
  refused(() => hgtTile('somewhere.hgt', new Uint8Array(2 * 1201 * 1201)), 'bad-terrain-file');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      refused(() => sdfPage('page.sdf', bytes), 'bad-terrain-file');
    }),
  );
  const path = join(folder, 'broken.tif');
  const grid: Grid = { kind: 'metric', west: 5e5, south: 38e5, cell: 25, rows: 40, columns: 40 };
  const good = Buffer.concat([
    ...writeGeoTiff(grid, 32_649, [{ name: 'a', values: new Float32Array(1600) }]),
  ]);
  await writeFile(path, good.subarray(0, 100));
  await assert.rejects(openGeoTiff(path, 'broken.tif'), { code: 'network.bad-terrain-file' });
  const elsewhere = Buffer.concat([
    ...writeGeoTiff(grid, 2412, [{ name: 'a', values: new Float32Array(1600) }]),
  ]);
  await writeFile(path, elsewhere);
  await assert.rejects(openGeoTiff(path, 'broken.tif'), { code: 'network.unfit-terrain-file' });
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
      async (keep, flips) => {
        const damaged = Buffer.from(good);
        // Half of what is changed is in the directory.
        for (const [where, value] of flips) damaged[value % 2 === 0 ? where % 500 : where] = value;
        await writeFile(path, damaged.subarray(0, keep < 0.3 ? keep * 3 * good.length : good.length));
        try {
          const raster = await openGeoTiff(path, 'broken.tif');
          const rows = Math.min(raster.rows, 100);
          const columns = Math.min(raster.columns, 100);
          await raster.read({ row: 0, column: 0, rows, columns }).finally(() => raster.close());
        } catch (error) {
          assert.ok(error instanceof Problem, (error as Error).stack);
        }
      },
    ),
    { numRuns: 400 },
  );
  await rm(path);
  const empty = await mkdtemp(join(folder, 'empty-'));
  await assert.rejects(openFolder(empty).next(), { code: 'network.no-terrain-files' });
});
