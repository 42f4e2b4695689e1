import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Position } from 'geojson';
import { openGeoPackage } from '../../../buildings/geopackage/open-geopackage.ts';
import type { Feature, FeatureTable, FeatureValue } from '../../../export/records/feature-table.ts';
import { featuresXlsx } from '../../../export/records/features-xlsx.ts';
import { placedGeometry } from '../../../export/records/placed-geometry.ts';
import { type RecordFormat, recordMedia, writeFeatures } from '../../../export/records/write-features.ts';
import { noGdal, readBack } from './read-back.ts';
import { sampleTable } from './sample-table.ts';

const words = { longitude: '经度', latitude: '纬度', shape: '几何', tooLong: '太长' };
const now = new Date('2026-11-27T04:00:00Z');
const formats = Object.keys(recordMedia) as RecordFormat[];
/** The 3° zone about 114° E. */
const epsg = 4547;

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-records-'));
});
after(() => rm(folder, { recursive: true }));

async function written(table: FeatureTable, format: RecordFormat): Promise<string> {
  const path = join(folder, `${table.system}.${format}`);
  const parts: Uint8Array[] = [];
  for await (const part of await writeFeatures(table, format, { words, now }))
    parts.push(Buffer.from(part as Uint8Array));
  await writeFile(path, Buffer.concat(parts));
  return path;
}

/** Which features differ, and how; places of a drawing went through a projection and back. */
function differences(table: FeatureTable, read: readonly Feature[], format: RecordFormat): readonly string[] {
  const wanted =
    format === 'dxf' ? table.features.filter(({ geometry }) => geometry !== null) : table.features;
  const found: string[] = [];
  if (wanted.length !== read.length) found.push(`${read.length} instead of ${wanted.length}`);
  for (const [index, { geometry, values }] of wanted.entries()) {
    const there = read[index];
    for (const [column, { name }] of table.fields.entries())
      if (!same(there?.values[column], readable(values[column] ?? null, format)))
        found.push(`${index} ${name}: ${JSON.stringify([values[column], there?.values[column]])}`);
    const near = format === 'dxf' ? 1e-9 : 0;
    if (
      there?.geometry?.type !== geometry?.type ||
      !close(there?.geometry?.coordinates, geometry?.coordinates, near)
    )
      found.push(`${index}: ${JSON.stringify([geometry, there?.geometry])}`);
  }
  return found;
}

/** The reader of KML drops white space around a text, and a cell without a letter is empty: that is not ours to change. */
function readable(value: FeatureValue, format: RecordFormat): FeatureValue {
  if (format === 'kml' && typeof value === 'string') return value.trim();
  return format === 'xlsx' && value === '' ? null : value;
}

/** GDAL tells numbers with some 16 digits. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return Math.abs(one - other) <= 1e-15 * Math.abs(other);
}

function close(one: unknown, other: unknown, near: number): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) <= near;
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((each, index) => close(each, other[index], near));
}

describe('records in files that GDAL reads again', { skip: noGdal }, () => {
  for (const format of formats)
    it(`differ in no feature and no property: ${format}`, async () => {
      const table = sampleTable();
      assert.deepEqual(
        differences(table, readBack(await written(table, format), format, table, epsg), format),
        [],
      );
    });

  it('have their places in GCJ-02 where that is asked for', async () => {
    const table = sampleTable('GCJ02');
    const first = table.features[0]?.geometry?.coordinates as Position;
    const metres = 111_195 * Math.hypot((first[0] ?? 0) - 113.62543219876, (first[1] ?? 0) - 34.74612345678);
    assert.ok(metres > 200 && metres < 1000, String(metres));
    for (const format of ['geojson', 'gpkg', 'xlsx'] as const)
      assert.deepEqual(differences(table, readBack(await written(table, format), format, table), format), []);
  });
});

it('the package is one that our own reader knows', async () => {
  const { layers, close: shut } = await openGeoPackage(await written(sampleTable('CGCS2000'), 'gpkg'));
  assert.equal(layers.length, 1);
  await shut();
});

it('rings run as RFC 7946 asks, whichever way they came', () => {
  const ring = [
    [0, 0],
    [0, 1],
    [1, 1],
    [1, 0],
    [0, 0],
  ];
  const turned = placedGeometry({ type: 'Polygon', coordinates: [ring, ring.toReversed()] }, 'WGS84');
  assert.deepEqual(turned, { type: 'Polygon', coordinates: [ring.toReversed(), ring] });
});

it('a cell that cannot hold its value says so, and a record that a drawing cannot hold is named', async () => {
  const table = sampleTable();
  const long = {
    ...table,
    features: [{ geometry: null, values: ['urn:x', '长'.repeat(40_000), null, null] }],
  };
  const bytes = await featuresXlsx(long, words);
  assert.ok(bytes.length > 0);
  const placed = [
    { geometry: { type: 'Point' as const, coordinates: [114, 34] }, values: long.features[0]?.values ?? [] },
  ];
  await assert.rejects(writeFeatures({ ...long, features: placed }, 'dxf', { words, now }), {
    code: 'network.record-too-long',
    values: { record: 'urn:x', format: 'DXF' },
  });
});
