import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHorizons } from '../../compile/horizon/horizon.ts';
import { horizonDates } from '../../compile/horizon/horizon-dates.ts';

const issueDate = '2023-11-20';
const dates = (text: string, issued: string | null = issueDate) =>
  readHorizons(text, 0, text.length, { issueDate: issued }).map((horizon) => {
    const { earliest, latest } = horizonDates(horizon, null);
    return [horizon.text, earliest, latest];
  });

test('horizons and the days they end on', () => {
  for (const [text, ...expected] of [
    ['经过3—5年努力，', ['经过3—5年努力', '2026-11-20', '2028-11-20']],
    ['未来三年', ['未来三年', '2026-11-20', '2026-11-20']],
    ['2023年起5年内', ['2023年起5年内', '2027-12-31', '2027-12-31']],
    ['到2025年，', ['到2025年', '2025-12-31', '2025-12-31']],
    ['2026年6月底前完成', ['2026年6月底前', '2026-06-30', '2026-06-30']],
    ['2024年2月底前', ['2024年2月底前', '2024-02-29', '2024-02-29']],
    ['2023—2025年', ['2023—2025年', '2025-12-31', '2025-12-31']],
    ['到“十四五”末', ['“十四五”末', '2025-12-31', '2025-12-31']],
    ['6月底前印发', ['6月底前', '2024-06-30', '2024-06-30']],
    ['年底前印发', ['年底前', '2023-12-31', '2023-12-31']],
    ['by the end of 2027', ['by the end of 2027', '2027-12-31', '2027-12-31']],
  ] as const) {
    assert.deepEqual(dates(text), expected, text);
  }
});

test('years that tell where things stood are no horizons', () => {
  for (const text of ['截至2023年底', '比2020年提高', '自2023年起', '2021年，规模为', '13月底前'])
    assert.deepEqual(dates(text), [], text);
});

test('what is to be done by a day is due then, though the plan was issued again later', () => {
  for (const text of [
    '2022年底前，新建停车场6座',
    '2022年12月底前全部完成改造12处',
    '2022年底前，各镇建成驿站',
  ])
    assert.equal(dates(text)[0]?.[2], '2022-12-31', text);
  for (const text of [
    '2022年底前，已新建停车场6座',
    '2022年底前累计建成驿站40个',
    '截至2022年底前，建成驿站40个',
    '2022年底前登记的企业可申请建设补助',
    '2000年以前建成的小区',
    '2022年底前，建成了停车场',
  ])
    assert.deepEqual(dates(text), [], text);
});

test('without a day of issue nothing is guessed', () => {
  assert.deepEqual(dates('经过3年努力', null), [['经过3年努力', null, null]]);
  assert.deepEqual(dates('6月底前', null), []);
});

test('a relative horizon counts from the day that is given for it', () => {
  const [horizon] = readHorizons('经过3—5年努力', 0, 8, { issueDate: null });
  assert.deepEqual(horizonDates(horizon ?? null, '2024-02-29'), {
    earliest: '2027-02-28',
    latest: '2029-02-28',
  });
  assert.deepEqual(horizonDates(null, '2024-02-29'), { earliest: null, latest: null });
});
