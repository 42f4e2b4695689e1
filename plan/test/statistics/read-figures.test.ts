import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable } from '@yuheng/kernel/read-table';
import { suggestColumns } from '../../statistics/columns.ts';
import { readFigures } from '../../statistics/read-figures.ts';
import { periodEnd } from '../../statistics/read-period.ts';

const head = '指标名称,时期,地区,数值（本期）,计量单位,数据来源,发布日期,备注';
const read = async (rows: readonly string[]) => {
  const table = await readTable(Buffer.from([head, ...rows].join('\r\n')));
  return readFigures(table, suggestColumns(table.headers), '2026-03-02');
};

describe('figures of official statistics', () => {
  it('are taken in with their unit as a code, money in whole yuan', async () => {
    const { figures, rejected } = await read([
      '5G基站数,2025年,全省,"12.5",万个,省通信管理局,2026-01-20,',
      '产业规模,2025年三季度,郑州,300.6,亿元,省统计局,2025-10-20,',
      '渗透率,2025-09,全省,45.6,%,省统计局,2025年10月20日,',
    ]);
    assert.deepEqual(rejected, []);
    assert.deepEqual(
      figures.map(({ row, indicator, area, period, value, unit, publishedOn }) => [
        row,
        indicator,
        area,
        period,
        value,
        unit,
        publishedOn,
      ]),
      [
        [2, '5G基站数', '全省', '2025-12-31', 125_000, 'C62', '2026-01-20'],
        [3, '产业规模', '郑州', '2025-09-30', 30_060_000_000, 'CNY', '2025-10-20'],
        [4, '渗透率', '全省', '2025-09-30', 45.6, 'P1', '2025-10-20'],
      ],
    );
  });

  it('are rejected with the row and every fault', async () => {
    const { figures, rejected } = await read([
      '甲,2025,全省,1,个,局,2026-01-20,',
      '甲,2025年,全省,2,个,局,2026-01-20,',
      ',20五年,全省,约三成,光年,局,2026-02-30,',
      '乙,2027,全省,1,个,局,2026-04-01,',
      '乙,2025,全省,1,万美元,局,2025-06-01,',
    ]);
    assert.deepEqual(
      figures.map(({ row }) => row),
      [2],
    );
    assert.deepEqual(
      rejected.map(({ row, faults }) => [row, ...faults.map(({ code, field }) => `${code} ${field}`)]),
      [
        [3, 'duplicate period'],
        [
          4,
          'missing indicator',
          'bad-number value',
          'unknown-unit unit',
          'bad-period period',
          'bad-date publishedOn',
        ],
        [5, 'in-the-future publishedOn', 'in-the-future period'],
        [6, 'unknown-unit unit', 'published-before publishedOn'],
      ],
    );
  });

  for (const [text, end] of [
    ['2024', '2024-12-31'],
    ['2024年上半年', '2024-06-30'],
    ['2024H2', '2024-12-31'],
    ['2024年第一季度', '2024-03-31'],
    ['2024Q4', '2024-12-31'],
    ['2024-02', '2024-02-29'],
    ['202402', '2024-02-29'],
    ['２０２４年２月', '2024-02-29'],
    ['2024/2/29', '2024-02-29'],
    ['2023-02-29', null],
    ['2024-13', null],
    ['去年', null],
    ['', null],
  ] as const) {
    it(`“${text}” ends on ${end ?? 'no day'}`, () => assert.equal(periodEnd(text), end));
  }
});
