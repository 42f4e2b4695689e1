import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from './run-cli.ts';

const noGdal = spawnSync('gdalinfo', ['--version']).status === 0 ? false : 'gdal-bin is not installed';

let folder = '';
const at = (name: string) => join(folder, name);

/** 3 arc seconds over one degree: hills that nobody measured. */
function hills(): Uint8Array {
  const side = 1201;
  const tile = Buffer.alloc(2 * side * side);
  for (let cell = 0; cell < side * side; cell += 1)
    tile.writeInt16BE(120 + Math.round(20 * Math.sin(cell / 97) * Math.cos(cell / side / 31)), 2 * cell);
  return tile;
}

const coverage = {
  cell: 30,
  reach: 900,
  carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
  antennas: { panel: { kind: 'element' } },
  sites: [
    {
      id: 'A',
      longitude: 113.65,
      latitude: 34.76,
      height: 30,
      cells: [{ id: '1', antenna: 'panel', azimuth: 30, tilt: 4, power: 46 }],
    },
  ],
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-network-'));
  // A folder of its own: a raster that is written beside heights would be read as heights the next time.
  await mkdir(at('heights'));
  await writeFile(join(at('heights'), 'N34E113.hgt'), hills());
  await writeFile(at('case.json'), JSON.stringify(coverage));
});
after(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => runCli('network', ...args);
const cover = (out: string, ...more: readonly string[]) =>
  run(
    'coverage',
    '--case',
    at('case.json'),
    '--terrain',
    at('heights'),
    '--model',
    '38901',
    '--out',
    at(out),
    ...more,
  );

function gdal(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe('yuheng network', () => {
  it('covers a case and says that the model is not calibrated', async () => {
    const { code, said } = await cover('out.csv');
    assert.equal(code, 0, said);
    assert.match(said, /not calibrated/);
    const table = await readFile(at('out.csv'), 'utf8');
    assert.ok(table.split('\r\n').length > 1000);
  });

  it('writes the same file with any number of threads, and leaves no part of one', async () => {
    const files = [];
    for (const workers of ['0', '2']) {
      const { code, said } = await cover(`${workers}.tif`, '--workers', workers);
      assert.equal(code, 0, said);
      files.push(await readFile(at(`${workers}.tif`)));
    }
    assert.deepEqual(files[0], files[1]);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.part')),
      [],
    );
  });

  it('writes tiles for maps', async () => {
    const { code, said } = await cover('out.pmtiles');
    assert.equal(code, 0, said);
    const archive = await readFile(at('out.pmtiles'));
    assert.equal(archive.toString('latin1', 0, 8), 'PMTiles\u0003');
  });

  it('does not write a raster where heights are read, and does not take one for heights', async () => {
    const { code, said } = await cover(join('heights', 'out.tif'));
    assert.equal(code, 1, said);
    assert.match(said, /another folder/);
    assert.match(said, /\p{Script=Han}/u);
    await cover('levels.tif');
    await copyFile(at('levels.tif'), join(at('heights'), 'levels.tif'));
    const again = await cover('again.csv');
    await rm(join(at('heights'), 'levels.tif'));
    assert.equal(again.code, 1, again.said);
    assert.match(again.said, /levels\.tif/);
  });

  it('calibrates by a drive test, and covers by that', async () => {
    await cover('measured.csv');
    const [, ...lines] = (await readFile(at('measured.csv'), 'utf8')).trimEnd().split('\r\n');
    const drive = lines
      .map((line) => line.split(','))
      .filter((fields) => fields[2] !== '')
      .map(([longitude, latitude, level, , site, cell]) =>
        [longitude, latitude, site, cell, Number(level) - 6].join(','),
      );
    await writeFile(at('drive.csv'), ['lon,lat,site,cell,dbm', ...drive].join('\n'));
    const paths = ['--case', at('case.json'), '--terrain', at('heights'), '--drive-test', at('drive.csv')];
    const fitted = await run('calibrate', ...paths, '--model', '38901', '--out', at('fit.json'));
    assert.equal(fitted.code, 0, fitted.said);
    assert.match(fitted.said, /hold-out error 0\.0 dB/);
    await writeFile(at('calibrated.json'), JSON.stringify({ ...coverage, calibration: 'fit.json' }));
    const common = ['--terrain', at('heights'), '--out', at('after.csv'), '--case', at('calibrated.json')];
    const covered = await run('coverage', ...common, '--model', '38901');
    assert.equal(covered.code, 0, covered.said);
    assert.match(covered.said, /calibrated by a drive test/);
    const other = await run('coverage', ...common, '--model', 'itm');
    assert.equal(other.code, 1, other.said);
    assert.match(other.said, /fit\.json/);
  });

  it('assesses exposure', async () => {
    const [site] = coverage.sites;
    const cells = site?.cells.map((cell) => ({ ...cell, frequency: 3500 }));
    await writeFile(
      at('exposure.json'),
      JSON.stringify({ antennas: coverage.antennas, sites: [{ ...site, cells }] }),
    );
    const { code, said } = await run('exposure', '--case', at('exposure.json'), '--out', at('e.geojson'));
    assert.equal(code, 0, said);
    const { features } = JSON.parse(await readFile(at('e.geojson'), 'utf8'));
    assert.deepEqual(
      features.map(({ properties }: { properties: { kind: string } }) => properties.kind),
      ['antenna', 'ground'],
    );
  });

  it('never writes over what it reads, by whatever name', async () => {
    await copyFile(at('case.json'), at('case.csv'));
    await copyFile(at('case.json'), at('link.csv.part'));
    await symlink(at('case.csv'), at('alias.csv'));
    await writeFile(at('drive-in.csv'), 'lon,lat,site,cell,dbm\n');
    const paths = ['--terrain', at('heights'), '--model', '38901'];
    const drive = ['--drive-test', at('drive-in.csv')];
    const calibrate = ['calibrate', '--case', at('case.json'), ...paths, ...drive, '--out'];
    const kept = await readFile(at('case.csv'), 'utf8');
    for (const args of [
      ['coverage', '--case', at('case.csv'), ...paths, '--out', at('case.csv')],
      ['coverage', '--case', at('case.csv'), ...paths, '--out', at('alias.csv')],
      ['coverage', '--case', at('alias.csv'), ...paths, '--out', join(folder, 'heights', '..', 'case.csv')],
      ['coverage', '--case', at('link.csv.part'), ...paths, '--out', at('link.csv')],
      [...calibrate, at('drive-in.csv')],
      [...calibrate, join(at('heights'), 'N34E113.hgt')],
    ]) {
      const { code, said } = await run(...args);
      assert.equal(code, 1, said);
      assert.match(said, /cli\.usage\.overwrites/);
    }
    assert.equal(await readFile(at('case.csv'), 'utf8'), kept);
    const nowhere = await cover(join('nowhere', 'out.csv'));
    assert.match(nowhere.said, /cli\.usage\.unwritable/);
    assert.match((await cover('out.csv', '--workers', '1e1')).said, /cli\.usage\.workers/);
  });

  it('refuses what it cannot do, in a sentence', async () => {
    await writeFile(at('bad.json'), '{"sites": []}');
    const wrong: readonly (readonly [number, RegExp, readonly string[]])[] = [
      [2, /network exposure --case/, ['nonsense']],
      [2, /network exposure --case/, ['exposure', '--case', at('case.json')]],
      [2, /\.geojson/, ['exposure', '--case', at('case.json'), '--out', at('x.shp')]],
      [1, /none\.json/, ['exposure', '--case', at('none.json'), '--out', at('x.csv')]],
      [1, /Nothing was computed/, ['exposure', '--case', at('bad.json'), '--out', at('x.csv')]],
    ];
    for (const [exit, about, args] of wrong) {
      const { code, said } = await run(...args);
      assert.equal(code, exit, said);
      assert.match(said, about);
      assert.match(said, /\p{Script=Han}/u);
    }
  });

  it('GDAL reads the raster: size, system, bands, and the levels of the table', {
    skip: noGdal,
  }, async () => {
    await cover('gdal.tif');
    await cover('gdal.csv');
    const info = JSON.parse(gdal('gdalinfo', '-json', at('gdal.tif')));
    assert.equal(info.bands.length, 4);
    assert.match(info.coordinateSystem.wkt, /"EPSG",32649/);
    const [, ...lines] = (await readFile(at('gdal.csv'), 'utf8')).trimEnd().split('\r\n');
    const picked = lines
      .map((line) => line.split(','))
      .filter((fields, index) => fields[2] !== '' && index % 97 === 0);
    const places = picked.map(([longitude, latitude]) => `${longitude} ${latitude}`).join('\n');
    const { stdout } = spawnSync('gdallocationinfo', ['-wgs84', '-valonly', '-b', '1', at('gdal.tif')], {
      input: places,
      encoding: 'utf8',
    });
    const levels = stdout.trim().split('\n').map(Number);
    assert.equal(levels.length, picked.length);
    for (const [index, level] of levels.entries())
      assert.ok(Math.abs(level - Number(picked[index]?.[2])) < 0.006);
  });

  it('GDAL reads the contours, as GeoJSON and as KML', { skip: noGdal }, async () => {
    await cover('gdal.geojson');
    await cover('gdal.kml');
    const { features } = JSON.parse(await readFile(at('gdal.geojson'), 'utf8'));
    const counted = (name: string) => {
      const found = /Feature Count: (\d+)/.exec(gdal('ogrinfo', '-ro', '-al', '-so', at(name)));
      return Number(found?.[1]);
    };
    assert.equal(counted('gdal.geojson'), features.length);
    const drawn = features.filter(
      ({ geometry }: { geometry: { coordinates: readonly unknown[] } }) => geometry.coordinates.length > 0,
    );
    assert.equal(counted('gdal.kml'), drawn.length);
  });
});
