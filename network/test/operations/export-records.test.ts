import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseStatements } from '@yuheng/kernel/statement';
import { testActor } from '@yuheng/kernel/test-kernel';
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
    keyAreaName: '服务的重点区域',
    keyArea: '服务的重点区域（标识）',
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
        assert.deepEqual(first?.values, ['urn:ngsi-ld:BaseStation:s0', true, status, 30, '中心城区', area]);
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

  it('say in a workbook what people call things, in their language and time, with the id beside it', {
    skip: noGdal,
  }, async () => {
    const property = (value: unknown) => ({ type: 'Property' as const, value });
    const city = 'urn:ngsi-ld:AdministrativeArea:410100';
    await house.tools.kernel.facts.write(
      [
        {
          op: 'upsert',
          id: city,
          types: ['AdministrativeArea'],
          statements: parseStatements({ name: property('郑州市'), nameEn: property('Zhengzhou') } as never),
        },
        {
          op: 'upsert',
          id: 'urn:ngsi-ld:SiteProject:p1',
          types: ['SiteProject'],
          statements: parseStatements({ name: property('东站一号') } as never),
        },
        {
          op: 'upsert',
          id: 'urn:ngsi-ld:SiteStage:p1-civil',
          types: ['SiteStage'],
          statements: parseStatements({
            stage: property('civil'),
            enteredAt: property('2026-11-22T18:03:05Z'),
            project: { type: 'Relationship', object: 'urn:ngsi-ld:SiteProject:p1' },
            city: { type: 'Relationship', object: city },
          } as never),
        },
      ],
      testActor(),
    );
    const rowOf = async (format: RecordFormat, language: string) => {
      const { bytes } = await house.file('export-records', { kind: 'SiteStage', format, language });
      const path = join(folder, `stages-${language}.${format}`);
      await writeFile(path, bytes);
      const { stdout } = spawnSync(
        'ogr2ogr',
        ['--config', 'OGR_XLSX_HEADERS', 'FORCE', '-f', 'GeoJSON', '/vsistdout/', path],
        { encoding: 'utf8' },
      );
      return JSON.parse(stdout).features[0].properties;
    };
    const chinese = await rowOf('xlsx', 'zh-CN');
    assert.equal(chinese['城市'], '郑州市');
    assert.equal(chinese['城市（标识）'], city);
    assert.equal(chinese['站址项目'], '东站一号');
    assert.match(JSON.stringify(chinese), /（北京时间）":"2026[-/]11[-/]23[T ]02:03:05"/);
    const english = await rowOf('xlsx', 'en');
    assert.deepEqual([english['City'], english['City (id)']], ['Zhengzhou', city]);
    assert.match(JSON.stringify(english), /\(Beijing time\)":"2026[-/]11[-/]23[T ]02:03:05"/);
    for (const format of ['geojson', 'kml', 'gpkg'] as const) {
      const read = await rowOf(format, 'en');
      assert.deepEqual([read.cityName, read.city, read.projectName], ['郑州市', city, '东站一号']);
      assert.match(read.enteredAt, /2026[-/]11[-/]22[T ]18:03:05/);
      if (format === 'kml') assert.equal(read.Name, '东站一号');
    }
  });

  it('say the stage of a case, the plan of a project, when a sample was taken, and the system of a drawing', {
    skip: noGdal,
  }, async () => {
    const property = (value: unknown, more = {}) => ({ type: 'Property' as const, value, ...more });
    const upsert = (type: string, id: string, attributes: object) => ({
      op: 'upsert' as const,
      id: `urn:ngsi-ld:${type}:${id}`,
      types: [type],
      statements: parseStatements(attributes as never),
    });
    await house.tools.kernel.facts.write(
      [
        upsert('SiteBuildOut', 'b1', { state: property('handedOver') }),
        upsert('SiteProject', 'p2', {
          name: property('西站一号'),
          plan: { type: 'Relationship', object: 'urn:ngsi-ld:SitePlan:00000000-0000-7000-8000-000000000001' },
        }),
        upsert('DriveTestSample', 's1', {
          rsrp: property(-90, { unitCode: 'DBM', observedAt: '2026-02-01T02:00:00Z' }),
          location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [113.64, 34.7] } },
        }),
      ],
      testActor(),
    );
    await house.tools.database.query(
      `insert into network.site_plan (id, name, city, asked, job, asked_at, asked_by)
       values ($1, '一期方案', 'urn:x:city', '{}', 'x', now(), 'x')`,
      ['00000000-0000-7000-8000-000000000001'],
    );
    const rowsOf = async (kind: string, format: RecordFormat, language = 'zh-CN') => {
      const { bytes } = await house.file('export-records', { kind, format, language });
      const path = join(folder, `${kind}-${language}.${format}`);
      await writeFile(path, bytes);
      const { stdout } = spawnSync(
        'ogr2ogr',
        ['--config', 'OGR_XLSX_HEADERS', 'FORCE', '-f', 'GeoJSON', '/vsistdout/', path],
        { encoding: 'utf8' },
      );
      return JSON.parse(stdout).features.map(
        ({ properties }: { properties: Record<string, unknown> }) => properties,
      );
    };
    assert.equal((await rowsOf('SiteBuildOut', 'xlsx'))[0]['阶段'], '已交付');
    assert.equal((await rowsOf('SiteBuildOut', 'xlsx', 'en'))[0]['Stage'], 'Handed over');
    assert.equal((await rowsOf('SiteBuildOut', 'geojson'))[0].state, 'handedOver');
    const projects = await rowsOf('SiteProject', 'geojson');
    assert.equal(projects.find(({ name }: { name: string }) => name === '西站一号').planName, '一期方案');
    assert.match(
      JSON.stringify(await rowsOf('DriveTestSample', 'xlsx')),
      /"测量时间（北京时间）":"2026[-/]02[-/]01[T ]10:00:00"/,
    );
    const { bytes: samples } = await house.file('export-records', {
      kind: 'DriveTestSample',
      format: 'geojson',
    });
    assert.match(
      JSON.parse(samples.toString()).features[0].properties.observedAt,
      /^2026-02-01T02:00:00(\.000)?Z$/,
    );
    for (const [coordinates, head] of [
      ['WGS84', 'EPSG:4547 CGCS2000 / 3-degree Gauss-Kruger CM 114E'],
      ['GCJ02', 'EPSG:4547 CGCS2000 / 3-degree Gauss-Kruger CM 114E, places shifted to GCJ02'],
    ] as const) {
      const drawing = { kind: 'DriveTestSample', format: 'dxf', coordinates };
      const { bytes } = await house.file('export-records', drawing);
      assert.equal(bytes.toString('latin1').split('\r\n')[1], head);
    }
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
