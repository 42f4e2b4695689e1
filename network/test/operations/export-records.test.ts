import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FeatureTable } from '../../export/records/feature-table.ts';
import { type RecordFormat, recordMedia } from '../../export/records/write-features.ts';
import { noGdal, readBack } from '../export/records/read-back.ts';
import { area, type CoverageHouse, coverageHouse } from './coverage-house.ts';

describe('records as files, over HTTP', () => {
  let house: CoverageHouse;
  let folder = '';
  before(async () => {
    house = await coverageHouse({ start: false });
    folder = await mkdtemp(join(tmpdir(), 'yuheng-records-'));
  });
  after(async () => {
    await house[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  const titles = {
    entity: '标识',
    synthetic: '合成数据',
    status: '状态',
    height: '天线挂高（m）',
    keyArea: '服务的重点区域',
  };
  const table: FeatureTable = {
    name: 'BaseStation',
    title: '基站',
    system: 'WGS84',
    features: [],
    fields: Object.entries(titles).map(([name, title]) => ({
      name,
      title,
      kind: name === 'height' ? 'number' : name === 'synthetic' ? 'boolean' : 'text',
    })),
  };

  it('hold every station with its properties and its mark, in every format', { skip: noGdal }, async () => {
    for (const format of Object.keys(recordMedia) as RecordFormat[]) {
      const { media, name, bytes } = await house.file('export-records', { kind: 'BaseStation', format });
      assert.equal(media, recordMedia[format]);
      assert.equal(name, `基站.${format}`);
      const path = join(folder, `stations.${format}`);
      await writeFile(path, bytes);
      const read = readBack(path, format, table, 4547);
      assert.equal(read.length, 5);
      const first = read.find(({ values }) => values[0] === 'urn:ngsi-ld:BaseStation:s0');
      assert.equal(first?.geometry?.type, 'Point');
      if (format !== 'dxf') {
        const status = format === 'xlsx' ? '已开通' : 'onAir';
        assert.deepEqual(first?.values, ['urn:ngsi-ld:BaseStation:s0', true, status, 30, area]);
      }
    }
  });

  it('follow the language of the reader in the workbook alone', async () => {
    const { name, bytes } = await house.file('export-records', {
      kind: 'KeyArea',
      format: 'geojson',
      language: 'en',
    });
    assert.equal(name, 'Key area.geojson');
    const [feature] = JSON.parse(bytes.toString()).features;
    assert.equal(feature.properties.name, '中心城区');
    assert.equal(feature.geometry.type, 'Polygon');
  });

  it('are those of one city where one is named, and of no type that nobody knows', async () => {
    const none = await house.file('export-records', {
      kind: 'BaseStation',
      format: 'geojson',
      city: 'urn:x:nowhere',
    });
    assert.deepEqual(JSON.parse(none.bytes.toString()).features, []);
    const bad = { kind: 'Person', format: 'geojson' };
    assert.equal((await house.get('export-records', bad)).status, 400);
    const quote = { kind: 'BaseStation', format: 'geojson', city: 'x";y=="1' };
    assert.equal((await house.get('export-records', quote)).status, 400);
  });
});
