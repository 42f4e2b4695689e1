import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import fc from 'fast-check';
import { exposeCase } from '../../case/expose-case.ts';
import { readExposureCase } from '../../case/exposure-case.ts';
import { fromWgs84 } from '../../coordinates/offset-systems.ts';
import { exportExposure } from '../../export/export-exposure.ts';

const place = { longitude: 113.65, latitude: 34.76 };
const cell = { id: '1', antenna: 'panel', azimuth: 30, tilt: 4, power: 46, frequency: 3500 };
const [site, near] = [
  { id: 'A, "north"', ...place, ground: 100, height: 30, cells: [cell] },
  { id: 'B', longitude: 113.6505, latitude: 34.7605, ground: 101, height: 25, cells: [cell] },
];
const given = {
  antennas: {
    panel: {
      kind: 'ssb',
      panel: { rows: 8, columns: 8, rowSpacing: 0.5, columnSpacing: 0.5 },
      beams: { count: 8, width: 110, elevation: -3 },
    },
  },
  duty: 0.75,
  sites: [site, near],
  places: [{ id: 'roof', longitude: 113.6502, latitude: 34.7603, ground: 100, height: 28 }],
};

test('a case gives each antenna its volume, each site its worst place, each place its sum', async () => {
  const exposed = await exposeCase(readExposureCase(given), tmpdir());
  const lines = [...exportExposure(exposed, 'csv')].join('').trimEnd().split('\r\n');
  assert.deepEqual(
    lines.slice(1).map((line) => line.split(',')[0]),
    ['antenna', 'antenna', 'ground', 'ground', 'place'],
  );
  assert.ok(lines[1]?.startsWith('antenna,"A, ""north""",1,113.65,34.76,130,'));
  const { type, features } = JSON.parse([...exportExposure(exposed, 'geojson')].join(''));
  assert.equal(type, 'FeatureCollection');
  assert.equal(features.length, lines.length - 1);
  const [outline] = features[0].geometry.coordinates;
  assert.deepEqual(outline[0], outline.at(-1));
  const { ahead_m, behind_m, eirp_w } = features[0].properties;
  // 40 W at 75 % into 8 dBi and 18 dB of 64 elements.
  assert.ok(Math.abs(eirp_w / (30 * 10 ** 0.8 * 64) - 1) < 0.05, `${eirp_w}`);
  assert.ok(ahead_m > 4 * behind_m);
  // At full power, which is a third more.
  assert.ok(Math.abs(features[0].properties.erp_w / eirp_w - 1 / 0.75) < 1e-6);
  assert.equal(features[0].properties.exempt, false);
  const [roof] = exposed.assessment.places.filter(({ kind }) => kind === 'place');
  assert.equal(roof?.bySite.length, 2);
});

test('the system of coordinates is heeded', async () => {
  const shift = <T extends typeof place>(one: T): T => ({ ...one, ...fromWgs84('BD09', one) });
  const shifted = {
    ...given,
    coordinates: 'BD09',
    sites: given.sites.map(shift),
    places: given.places.map(shift),
  };
  const [one, other] = [
    await exposeCase(readExposureCase(given), tmpdir()),
    await exposeCase(readExposureCase(shifted), tmpdir()),
  ];
  for (const [index, { ratio }] of one.assessment.places.entries())
    assert.ok(Math.abs((other.assessment.places[index]?.ratio ?? 0) / ratio - 1) < 1e-4);
});

test('what is wrong with a case is said with its place', () => {
  const refused = (input: unknown, where: string) =>
    assert.throws(
      () => readExposureCase(input),
      (error) => (error as { values: { where: string } }).values.where.startsWith(where),
    );
  refused({ ...given, sites: [site, site] }, '/sites/1');
  refused({ ...given, antennas: {} }, '/sites/0');
  refused({ ...given, antennas: { panel: { kind: 'msi', file: 'a.msi' } } }, '/apertures');
  refused({ ...given, duty: 2 }, '/duty');
  refused({ ...given, sites: [{ ...site, cells: [{ ...cell, frequency: 0 }] }] }, '/sites/0');
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      assert.throws(() => readExposureCase(input), { code: 'network.bad-case' });
    }),
  );
});

test('sites about the meridian of 180° are summed as anywhere else', async () => {
  const about = async (middle: number) => {
    const shift = <T extends { readonly longitude: number }>(one: T): T => {
      const longitude = one.longitude - 113.6502 + middle;
      return { ...one, longitude: longitude > 180 ? longitude - 360 : longitude };
    };
    const there = { ...given, sites: given.sites.map(shift), places: given.places.map(shift) };
    const third = { ...site, id: 'C', longitude: there.sites[0]?.longitude ?? 0, latitude: 34.762 };
    const exposed = await exposeCase(
      readExposureCase({ ...there, sites: [...there.sites, third] }),
      tmpdir(),
    );
    const lines = [...exportExposure(exposed, 'csv')].join('').trimEnd().split('\r\n').slice(1);
    return {
      places: exposed.assessment.places,
      longitudes: lines.map((line) => Number(/,(-?1[78]\d[\d.]*),/.exec(line)?.[1])),
    };
  };
  const [plain, turned] = [await about(177), await about(180)];
  for (const [index, { id, ratio }] of turned.places.entries()) {
    const expected = plain.places[index]?.ratio ?? Number.NaN;
    assert.ok(Math.abs(ratio / expected - 1) < 0.01, `${id}: ${ratio} instead of ${expected}`);
  }
  assert.ok(
    turned.longitudes.every((longitude) => Math.abs(longitude) > 179.9 && Math.abs(longitude) <= 180),
  );
});
