import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { zipSync } from 'fflate';
import { heightOf } from '../../buildings/height-of.ts';
import { type CoordinateSystem, fromWgs84 } from '../../coordinates/offset-systems.ts';
import { raiseFile, rectangle, town } from './town.ts';
import { type Shape, writeShapefile } from './write-shapefile.ts';

const noGdal = spawnSync('ogr2ogr', ['--version']).status === 0 ? false : 'gdal-bin is not installed';

let folder = '';
let expected = new Float32Array();
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-buildings-'));
  await writeFile(join(folder, 'town.geojson'), JSON.stringify(town));
  const { clutter, heightless, shapeless } = await raiseFile(folder, 'town.geojson');
  assert.deepEqual([heightless, shapeless], [1, 0]);
  expected = clutter;
});
after(() => rm(folder, { recursive: true }));

/** Rows and columns count from the town's south-western corner. */
const at = (clutter: Float32Array, column: number, row: number) => clutter[row * 161 + column];

test('GeoJSON: outlines, holes, what stands in them, storeys, and what has no height', () => {
  assert.equal(at(expected, 41, 41), 30.5);
  assert.equal(at(expected, 48, 50), 0);
  assert.equal(at(expected, 54, 52), 30.5);
  assert.equal(at(expected, 90, 90), 21);
  assert.equal(at(expected, 90, 94), 0);
  assert.equal(at(expected, 66, 105), 45);
  assert.equal(at(expected, 106, 46), 0);
});

test('a height is found by its name in either language, storeys where there is none, nonsense never', () => {
  assert.equal(heightOf({ 'Height (m)': '12.5', floors: 9 }), 12.5);
  assert.equal(heightOf({ '建筑高度（米）': 31 }), 31);
  assert.equal(heightOf({ 层数: '6层' }), 18);
  assert.equal(heightOf({ height: 'NULL', 'building:levels': 4 }), 12);
  assert.equal(heightOf({ height: -3, floors: 0, elevation: 110, 名称: 12 }), undefined);
  assert.equal(heightOf({ height: 9999 }), undefined);
});

/** As a bureau's own program writes: names in the national encoding, no word about it, one row deleted, heights behind. */
const gbkHeight = Uint8Array.of(0xb8, 0xdf, 0xb6, 0xc8);
const flat = (ring: readonly (readonly number[])[]) => ring.map(([x = 0, y = 0]) => [x, y] as const);
const columns = [
  { name: gbkHeight, width: 12 },
  { name: Buffer.from('FLOORS'), width: 4 },
];
const shapes: readonly Shape[] = town.features.map(({ properties, geometry }) => ({
  rings: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)
    .flat()
    .map((ring) => flat(ring as number[][])),
  row: [properties.高度?.toFixed(3) ?? '', properties.floors?.toString() ?? ''],
}));
const degrees =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

async function keep(name: string, parts: object): Promise<void> {
  for (const [ending, bytes] of Object.entries(parts))
    if (bytes instanceof Uint8Array) await writeFile(join(folder, `${name}.${ending}`), bytes);
}

test('a shapefile gives the same buildings, with and without index, heights, and a word about its encoding', async () => {
  const gone: Shape = { rings: [flat(rectangle(200, 200, 100, 100))], row: ['99', ''], deleted: true };
  for (const z of [false, true]) {
    const parts = writeShapefile(columns, [gone, ...shapes, { rings: undefined, row: ['5', ''] }], {
      z,
      prj: degrees,
    });
    await keep(`own${z}`, parts);
    const read = await raiseFile(folder, `own${z}.shp`);
    assert.deepEqual(read, { clutter: expected, shapeless: 1, heightless: 1 });
    const { shx: _, ...rest } = parts;
    await keep(`bare${z}`, rest);
    assert.deepEqual(await raiseFile(folder, `bare${z}.shp`), read);
  }
});

test('only what the index names is there: an editor leaves the old outline behind', async () => {
  const old = writeShapefile(columns, shapes, { prj: degrees });
  const moved: Shape = { rings: [flat(rectangle(200, 200, 30, 30))], row: ['60', ''] };
  const edited = writeShapefile(columns, [moved, ...shapes.slice(1)], { prj: degrees });
  // The new record stands behind the old ones.
  const length = 8 + 2 * new DataView(edited.shp.buffer, edited.shp.byteOffset).getUint32(104);
  const shp = Buffer.concat([old.shp, edited.shp.subarray(100, 100 + length)]);
  shp.writeUInt32BE(shp.length / 2, 24);
  const shx = Buffer.from(old.shx ?? []);
  shx.writeUInt32BE(old.shp.length / 2, 100);
  await keep('edited', { ...edited, shp, shx });
  const { clutter } = await raiseFile(folder, 'edited.shp');
  assert.equal(at(clutter, 41, 41), 0);
  assert.equal(at(clutter, 122, 122), 60);
  assert.equal(at(clutter, 66, 105), 45);
});

test('endings in capitals and a zip are as good', async () => {
  const parts = writeShapefile(columns, shapes, { prj: degrees });
  await keep('capital', parts);
  for (const ending of ['dbf', 'prj', 'shp', 'shx'])
    await rename(join(folder, `capital.${ending}`), join(folder, `capital.${ending.toUpperCase()}`));
  assert.deepEqual((await raiseFile(folder, 'capital.SHP')).clutter, expected);
  const entries = Object.entries(parts).filter(([, bytes]) => bytes instanceof Uint8Array);
  const zip = zipSync(Object.fromEntries(entries.map(([ending, bytes]) => [`建筑/town.${ending}`, bytes])));
  await writeFile(join(folder, 'town.zip'), zip);
  assert.deepEqual((await raiseFile(folder, 'town.zip')).clutter, expected);
  await writeFile(join(folder, 'two.zip'), zipSync({ 'a.shp': parts.shp, 'b.shp': parts.shp }));
  await assert.rejects(raiseFile(folder, 'two.zip'), { code: 'network.bad-buildings-file' });
});

test('the system of coordinates: what the file says holds, what it cannot say is asked for', async () => {
  const refused = (file: string, code: string, usual: CoordinateSystem = 'WGS84') =>
    assert.rejects(raiseFile(folder, file, undefined, usual), { code: `network.${code}` });
  await keep('unsaid', writeShapefile(columns, shapes));
  await refused('unsaid.shp', 'unsaid-coordinates');
  assert.deepEqual((await raiseFile(folder, 'unsaid.shp', 'CGCS2000')).clutter, expected);
  const krassowsky =
    'GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
  await keep('old', writeShapefile(columns, shapes, { prj: krassowsky }));
  await refused('old.shp', 'unknown-coordinates');
  for (const system of ['GCJ02', 'BD09'] as const) {
    const shifted = shapes.map(({ rings = [], row }) => ({
      rings: rings.map((ring) =>
        ring.map(([longitude, latitude]) => {
          const there = fromWgs84(system, { longitude, latitude });
          return [there.longitude, there.latitude] as const;
        }),
      ),
      row,
    }));
    await keep(system, writeShapefile(columns, shifted, { prj: degrees }));
    await refused(`${system}.shp`, 'ambiguous-coordinates', system);
    assert.deepEqual((await raiseFile(folder, `${system}.shp`, system, system)).clutter, expected);
    assert.deepEqual((await raiseFile(folder, `${system}.shp`, system)).clutter, expected);
  }
  const named = (name: string) => JSON.stringify({ ...town, crs: { type: 'name', properties: { name } } });
  await writeFile(join(folder, 'crs.geojson'), named('urn:ogc:def:crs:OGC:1.3:CRS84'));
  assert.deepEqual((await raiseFile(folder, 'crs.geojson')).clutter, expected);
  await refused('crs.geojson', 'ambiguous-coordinates', 'GCJ02');
  await writeFile(join(folder, 'metres.geojson'), named('urn:ogc:def:crs:EPSG::4547'));
  await refused('metres.geojson', 'bad-buildings-file');
  await writeFile(join(folder, 'beijing54.geojson'), named('urn:ogc:def:crs:EPSG::2412'));
  await refused('beijing54.geojson', 'unknown-coordinates');
});

describe('files that GDAL wrote', { skip: noGdal }, () => {
  const ogr = (out: string, ...args: readonly string[]) => {
    const run = spawnSync('ogr2ogr', [join(folder, out), join(folder, 'town.geojson'), ...args], {
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stderr);
  };
  /** Degrees, UTM, Web Mercator, and Gauss-Krüger in 3° and 6° with and without the zone in the easting. */
  for (const epsg of [4326, 4490, 32_649, 4547, 4526, 4508, 4497, 3857])
    test(`EPSG:${epsg}: shapefile in two encodings, GeoPackage, GeoJSON`, async () => {
      const to = ['-t_srs', `EPSG:${epsg}`];
      for (const encoding of ['GBK', 'UTF-8']) {
        ogr(`${encoding}${epsg}.shp`, ...to, '-lco', `ENCODING=${encoding}`);
        const read = await raiseFile(folder, `${encoding}${epsg}.shp`);
        assert.deepEqual(read, { clutter: expected, shapeless: 0, heightless: 1 });
      }
      ogr(`${epsg}.gpkg`, ...to);
      const read = await raiseFile(folder, `${epsg}.gpkg`);
      assert.deepEqual(read, { clutter: expected, shapeless: 0, heightless: 1 });
      ogr(`${epsg}.geojson`, ...to);
      assert.deepEqual((await raiseFile(folder, `${epsg}.geojson`)).clutter, expected);
    });

  test('polygons with heights in their corners, one layer of several, a system in the new text', async () => {
    ogr('high.gpkg', '-dim', 'XYZM', '-nlt', 'MULTIPOLYGON', '-nln', 'houses', '-t_srs', 'EPSG:4547');
    ogr('high.gpkg', '-update', '-nln', 'outlines', '-nlt', 'MULTILINESTRING');
    assert.deepEqual((await raiseFile(folder, 'high.gpkg')).clutter, expected);
    ogr('high.shp', '-dim', 'XYZ', '-lco', 'SHPT=POLYGONZ', '-lco', 'ENCODING=UTF-8');
    assert.deepEqual((await raiseFile(folder, 'high.shp')).clutter, expected);
    ogr('west.gpkg', '-t_srs', 'EPSG:4214');
    await assert.rejects(raiseFile(folder, 'west.gpkg'), { code: 'network.unknown-coordinates' });
    assert.equal((await readFile(join(folder, 'high.prj'), 'utf8')).slice(0, 6), 'GEOGCS');
  });
});
