import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { referenceSystem } from '../../coordinates/reference-systems.ts';
import { parseWkt } from '../../coordinates/well-known-text.ts';
import { systemOfWkt } from '../../coordinates/wkt-system.ts';

const noGdal = spawnSync('gdalsrsinfo', ['--version']).status === 0 ? false : 'gdal-bin is not installed';

const esri = (datum: string, more = '', unit = 'UNIT["Meter",1.0]') =>
  `PROJCS["a",GEOGCS["g",DATUM["${datum}",SPHEROID["e",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",113.5],PARAMETER["Scale_Factor",1.0]${more},${unit}]`;

test("a city's own meridian is read by its figures; what has no formula here is refused", () => {
  const found = systemOfWkt(esri('D_China_2000'))?.projection?.project({ longitude: 113.5, latitude: 0 });
  assert.deepEqual(found, { x: 500_000, y: 0 });
  assert.equal(systemOfWkt(esri('D_Beijing_1954')), undefined);
  assert.equal(systemOfWkt(esri('D_China_2000', ',PARAMETER["Latitude_Of_Origin",30.0]')), undefined);
  assert.equal(systemOfWkt(esri('D_China_2000', '', 'UNIT["Foot_US",0.3048006096012192]')), undefined);
  assert.equal(systemOfWkt(esri('D_China_2000').replace('Gauss_Kruger', 'Mercator')), undefined);
  assert.equal(systemOfWkt(esri('D_China_2000').replace('"Greenwich",0.0', '"Paris",2.33')), undefined);
});

test('any text is read or refused', () => {
  const piece = fc.constantFrom('[', ']', ',', '"', 'GEOGCS', 'DATUM["WGS_1984"]', '1', 'PROJCS[', ' ', '(');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      systemOfWkt(pieces.join(''));
    }),
  );
  assert.equal(parseWkt('A['.repeat(45_000)), undefined);
  assert.equal(parseWkt('A[1] B'), undefined);
  assert.deepEqual(parseWkt('a["1""2",N]'), {
    keyword: 'A',
    values: ['1"2', { keyword: 'N', values: [] }],
  });
});

test("GDAL's texts of a system, old, new and a vendor's, are the system of that code", {
  skip: noGdal,
}, () => {
  const place = { longitude: 113.65, latitude: 34.76 };
  for (const epsg of [4326, 32_749, 4497, 4547]) {
    for (const form of ['wkt1', 'wkt_esri', 'wkt2_2015', 'wkt2_2018']) {
      const { stdout } = spawnSync('gdalsrsinfo', ['-o', form, `EPSG:${epsg}`], { encoding: 'utf8' });
      const read = systemOfWkt(stdout.trim());
      assert.ok(read !== undefined, `${form} ${epsg}: ${stdout}`);
      assert.deepEqual(
        read.projection?.project(place),
        referenceSystem(epsg)?.projection?.project(place),
        `${form} ${epsg}`,
      );
    }
  }
});
