import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable } from '@yuheng/kernel/read-table';
import { fromWgs84 } from '../../coordinates/offset-systems.ts';
import { timeIn } from '../../ledger/cell-value.ts';
import type { LedgerContext } from '../../ledger/ledger-context.ts';
import type { LedgerKind } from '../../ledger/ledger-kinds.ts';
import { readRows } from '../../ledger/read-rows.ts';
import { suggestMapping } from '../../ledger/suggest-mapping.ts';
import { workbook } from './workbook.ts';

const context: LedgerContext = {
  system: 'WGS84',
  region: { west: 110, south: 31, east: 117, north: 37 },
  operators: new Set(['甲', '乙']),
  cities: new Map([['郑州', 'urn:city:1']]),
  cityNames: new Map([
    ['urn:city:1', '郑州市'],
    ['urn:city:2', '开封市'],
  ]),
  cityAt: () => null,
  stations: new Map(),
  choices: new Map([
    ['kind', new Map([['室外', 'outdoor']])],
    ['priority', new Map([['高', 'high']])],
    ['availability', new Map([['已拒绝', 'refused']])],
  ]),
  now: '2026-11-27T00:00:00.000Z',
  cellAt: () => null,
};

const read = async (kind: LedgerKind, bytes: Uint8Array | string, more: Partial<LedgerContext> = {}) => {
  const table = await readTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  return readRows(kind, table, suggestMapping(kind, table.headers), { ...context, ...more });
};
const reasonsOf = ({ rejected }: Awaited<ReturnType<typeof read>>) =>
  rejected.map(({ row, reasons }) => [
    row,
    ...reasons.map(({ code, field, value }) => `${code} ${field} ${value}`),
  ]);

describe('rows of a ledger', () => {
  it('are taken in, or rejected with every reason and their number', async () => {
    const found = await read(
      'demands',
      [
        '需求编号,运营商,需求类型,频段(MHz),最低挂高（米）,覆盖半径,优先级,经度,纬度,所属地市,备注',
        'D1,甲,室外,3500,25,300,高,113.65,34.76,郑州,',
        'D2,甲,地下,3500,25,300,高,113.65,34.76,郑州,',
        'D3,甲,室外,三千五,25,300,高,0,0,郑州,',
        'D4,甲,天上,3500,900,,低低,113.65,34.76,没有市,',
        'D1,乙,室外,3500,25,300,高,113.66,34.76,郑州,',
        '',
        'D5,乙,室外,"2,600",25,300,高,34.76,113.65,郑州,"两行,',
        '备注"',
        'D6,乙,室外,"2,600",25,300,高,113.67,34.76,郑州,',
      ].join('\r\n'),
    );
    assert.deepEqual(
      found.records.map(({ row, key, attributes, place, city }) => [
        row,
        key,
        attributes['bandMHz'],
        place,
        city,
      ]),
      [
        [2, 'D1', 3500, { longitude: 113.65, latitude: 34.76 }, 'urn:city:1'],
        [9, 'D6', 2600, { longitude: 113.67, latitude: 34.76 }, 'urn:city:1'],
      ],
    );
    assert.deepEqual(reasonsOf(found), [
      [3, 'bad-choice kind 地下'],
      [4, 'bad-number bandMHz 三千五', 'place-zero longitude 0, 0'],
      [
        5,
        'missing radius ',
        'bad-choice kind 天上',
        'out-of-range height 900',
        'bad-choice priority 低低',
        'unknown-city city 没有市',
      ],
      [6, 'duplicate number 2'],
      [8, 'out-of-range latitude 113.65'],
    ]);
    assert.deepEqual(found.unread, ['备注']);
  });

  it('of demands may be from an operator that nobody knows, which is told once; other ledgers may not', async () => {
    const csv = '运营商,覆盖半径,经度,纬度\n丁,300,113.65,34.76\n丁,300,113.66,34.76\n甲,300,113.67,34.76';
    const { records, rejected } = await read('demands', csv);
    assert.deepEqual(rejected, []);
    assert.deepEqual(
      records.map(({ notes }) =>
        notes.flatMap(({ code, value, allowed }) => (code === 'new-operator' ? [[value, allowed]] : [])),
      ),
      [[['丁', ['乙', '甲']]], [], []],
    );
    const first = await read('demands', csv, { operators: new Set() });
    assert.ok(first.records.every(({ notes }) => notes.every(({ code }) => code !== 'new-operator')));
    const tests = await read('drive-tests', '运营商,RSRP,经度,纬度\n丁,-90,113.65,34.76');
    assert.deepEqual(tests.rejected, [
      {
        row: 2,
        reasons: [{ code: 'unknown-operator', field: 'operator', value: '丁', allowed: ['乙', '甲'] }],
      },
    ]);
  });

  it('come from GB 18030 and from workbooks as well', async () => {
    // 编号,运营商,覆盖半径,经度,纬度 / D1,甲,300,113.65,34.76 in GB 18030.
    const heads = [
      0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xd4, 0xcb, 0xd3, 0xaa, 0xc9, 0xcc, 0x2c, 0xb0, 0xeb, 0xbe, 0xb6, 0x2c,
    ];
    const rest = [0xbe, 0xad, 0xb6, 0xc8, 0x2c, 0xce, 0xb3, 0xb6, 0xc8, 0x0a, 0x44, 0x31, 0x2c, 0xbc, 0xd7];
    const guobiao = Buffer.concat([Buffer.from([...heads, ...rest]), Buffer.from(',300,113.65,34.76')]);
    const sheet = workbook([
      ['编号', '运营商', '半径', '经度', '纬度'],
      ['D1', '甲', 300, 113.65, 34.76],
      ['D2', '甲', 300, 0, 34.76],
    ]);
    const [one, other] = [await read('demands', guobiao), await read('demands', sheet)];
    assert.deepEqual(one.records, other.records);
    assert.equal(one.records.length, 1);
    assert.deepEqual(reasonsOf(other), [[3, 'place-zero longitude 0, 34.76']]);
    for (const broken of [
      sheet.subarray(0, 300),
      Buffer.from([0x80, 0xff, 0xff]),
      Buffer.from(''),
      Buffer.from('a,a\n1,2'),
    ])
      await assert.rejects(read('demands', broken), { code: 'tables.bad-table' });
  });

  it('are brought from GCJ-02 and BD-09 to WGS 84', async () => {
    const place = { longitude: 113.65, latitude: 34.76 };
    for (const system of ['GCJ02', 'BD09', 'CGCS2000'] as const) {
      const { longitude, latitude } = fromWgs84(system, place);
      const { records } = await read(
        'candidates',
        `名称,类型,开放情况,经度,纬度\n杆,pole,已拒绝,${longitude},${latitude}`,
        {
          system,
          choices: new Map([
            ['kind', new Map([['pole', 'pole']])],
            ['availability', new Map([['已拒绝', 'opened']])],
          ]),
        },
      );
      assert.ok(Math.abs((records[0]?.place.longitude ?? 0) - place.longitude) < 1e-6, system);
      assert.ok(Math.abs((records[0]?.place.latitude ?? 0) - place.latitude) < 1e-6, system);
    }
  });

  it('of public resources that are refused must say why; money in ten thousands counts', async () => {
    const choices = new Map([...context.choices, ['kind', new Map([['灯杆', 'pole']])]]);
    const found = await read(
      'candidates',
      '名称,类型,开放情况,拒绝原因,造价（万元）,经度,纬度\n一,灯杆,已拒绝,,1,113.6,34.7\n二,灯杆,已拒绝,文物,2.35,113.6,34.7',
      { choices },
    );
    assert.deepEqual(reasonsOf(found), [[2, 'refused-without-reason refusalReason ']]);
    assert.equal(found.records[0]?.attributes['cost'], 23_500);
  });

  it('are rejected where a plan could not take them, with what it takes', async () => {
    const choices = new Map([
      ['kind', new Map([['楼顶', 'rooftop']])],
      ['availability', new Map([['已开放', 'opened']])],
    ]);
    const found = await read(
      'candidates',
      [
        '名称,类型,开放情况,可挂载家数,造价（万元）,每增一家成本,经度,纬度',
        '一,楼顶,已开放,3,100000,1e9,113.6,34.7',
        '二,楼顶,已开放,2.5,100001,1000000001,113.6,34.7',
        `${'三'.repeat(201)},楼顶,,21,-1,0,113.6,34.7`,
      ].join('\n'),
      { choices },
    );
    assert.deepEqual(
      found.records.map(({ attributes }) => [attributes['cost'], attributes['tenantCost']]),
      [[1e9, 1e9]],
    );
    assert.deepEqual(
      found.rejected.map(({ row, reasons }) => [
        row,
        ...reasons.map(({ code, field, allowed }) => [code, field, allowed]),
      ]),
      [
        [
          3,
          ['not-whole', 'slots', undefined],
          ['out-of-range', 'cost', '0 … 1000000000'],
          ['out-of-range', 'tenantCost', '0 … 1000000000'],
        ],
        [
          4,
          ['missing', 'availability', undefined],
          ['too-long', 'name', '200'],
          ['out-of-range', 'slots', '0 … 20'],
          ['out-of-range', 'cost', '0 … 1000000000'],
        ],
      ],
    );
    const demands = await read(
      'demands',
      `名称,运营商,覆盖半径,忙时流量,经度,纬度\n一,甲,300,9e9,113.6,34.7\n二,${'移'.repeat(201)},0.5,1,113.6,34.7`,
      { operators: new Set() },
    );
    assert.deepEqual(
      demands.rejected.map(({ reasons }) => reasons.map(({ code, field }) => `${code} ${field}`)),
      [['out-of-range traffic'], ['too-long operator', 'out-of-range radius']],
    );
  });

  it('of projects date their stages one after the other', async () => {
    const found = await read(
      'projects',
      [
        '名称,经度,纬度,立项时间,需求确认时间,共享评估时间,勘察时间,共享单位',
        '一,113.6,34.7,2026-01-05,2026/1/9,2026年1月20日,,甲、乙',
        '二,113.6,34.7,2026-01-05,2026-01-09,,2026-01-30,甲',
        '三,113.6,34.7,2026-01-05,2026-01-01,,,甲',
        '四,113.6,34.7,2026-01-05,2027-01-01,,,戊',
        '五,113.6,34.7,2026-02-30,,,,',
      ].join('\n'),
    );
    assert.deepEqual(
      found.records.map(({ begun, done, attributes }) => [begun, done, attributes['tenants']]),
      [['2026-01-04T16:00:00.000Z', ['2026-01-08T16:00:00.000Z', '2026-01-19T16:00:00.000Z'], ['甲', '乙']]],
    );
    assert.deepEqual(reasonsOf(found), [
      [3, 'stage-order done.shareAssessment '],
      [4, 'stage-order done.demand 2026-01-01'],
      [5, 'unknown-operator tenants 戊', 'in-the-future done.demand 2027-01-01'],
      [6, 'bad-time begun 2026-02-30'],
    ]);
  });

  it('read days and times as they are written', () => {
    for (const [text, value] of [
      ['2026-03-01 08:30', '2026-03-01T00:30:00.000Z'],
      ['2026/3/1 08:30:05', '2026-03-01T00:30:05.000Z'],
      ['2026-03-01T08:30:00Z', '2026-03-01T08:30:00.000Z'],
      ['2026-03-01T08:30:00-02:30', '2026-03-01T11:00:00.000Z'],
    ] as const)
      assert.deepEqual(timeIn('time', text), { value });
    for (const text of ['1.3.2026', '2026-13-01', '2026-03-01 24:00', 'today', '46000'])
      assert.ok('reason' in timeIn('time', text), text);
  });
});
