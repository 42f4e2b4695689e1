import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openGeoTiff } from '../../terrain/geotiff-raster.ts';

const noGdal = spawnSync('gdalwarp', ['--version']).status === 0 ? false : 'GDAL is not installed';
let folder = '';

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, ['-q', ...args], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

before(async () => {
  if (noGdal) return;
  folder = await mkdtemp(join(tmpdir(), 'yuheng-band-'));
  const rows = Array.from({ length: 20 }, () => '100 100 -999 100');
  const head = 'ncols 4\nnrows 20\nxllcorner 113\nyllcorner 34\ncellsize 0.01\nNODATA_value -999\n';
  await writeFile(join(folder, 'plain.asc'), `${head}${rows.join('\n')}\n`);
  run('gdal_translate', '-a_srs', 'EPSG:4326', '-ot', 'Int16', 'plain.asc', 'plain.tif');
  run('gdalwarp', '-dstalpha', 'plain.tif', 'alpha.tif');
  const masked = ['--config', 'GDAL_TIFF_INTERNAL_MASK', 'YES', '-b', '1', '-mask', '2'];
  run('gdal_translate', ...masked, 'alpha.tif', 'mask.tif');
  run('gdal_translate', '-a_scale', '0.1', '-a_offset', '5', 'plain.tif', 'scaled.tif');
  const picture = ['-ot', 'Byte', '-a_nodata', 'none', '-b', '1', '-b', '1', '-b', '1'];
  run('gdal_translate', ...picture, '-colorinterp', 'red,green,blue', 'plain.tif', 'picture.tif');
});
after(() => (noGdal ? undefined : rm(folder, { recursive: true })));

async function firstRow(name: string): Promise<readonly number[]> {
  const raster = await openGeoTiff(join(folder, name), name);
  try {
    return [...(await raster.read({ row: 3, column: 0, rows: 1, columns: 4 }))];
  } finally {
    await raster.close();
  }
}

test('scale and offset of a band are heeded, and its value for nothing before them', {
  skip: noGdal,
}, async () => {
  assert.deepEqual(await firstRow('plain.tif'), [100, 100, Number.NaN, 100]);
  assert.deepEqual(await firstRow('scaled.tif'), [15, 15, Number.NaN, 15]);
});

test('a raster that says by a mask, or by a band, which values count is refused; so is a picture', {
  skip: noGdal,
}, async () => {
  for (const [name, reason] of [
    ['mask.tif', 'mask'],
    ['alpha.tif', 'alpha'],
    ['picture.tif', 'PhotometricInterpretation 2'],
  ] as const)
    await assert.rejects(firstRow(name), {
      code: 'network.unfit-terrain-file',
      values: { file: name, reason },
    });
});
