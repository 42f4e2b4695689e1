import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';

/** The due date of an item that says the words, in a plan issued on 14 June 2022. */
function dueOf(words: string): string | null {
  const text = /[\u4e00-\u9fff]/.test(words)
    ? `清江县停车场建设方案\n清政办〔2022〕8号\n一、主要任务\n（一）做好工作。${words}\n（二）加强考核。\n清江县人民政府\n2022年6月14日\n`
    : `Parking Action Plan\n14 June 2022\n\n1. Actions\n1.1 ${words}\n1.2 Report.\n`;
  return compileDocument(text, { name: 'due', sha256: '' }).plans[0]?.items[0]?.due?.date ?? null;
}

test('when an item is due', () => {
  for (const [words, due] of [
    ['县公安局于2023年10月完成标线施划。', '2023-10-31'],
    ['于2023年6月底前建成停车场。', '2023-06-30'],
    ['2025年以前建成停车场。', '2025-12-31'],
    ['建设连接道路，力争2025年通车。', '2025-12-31'],
    ['完成全部改造，时间节点为2023年6月底。', '2023-06-30'],
    ['2023年建成停车场6座，2024年完成县城道路标线施划，并加强日常管理。', '2024-12-31'],
    ['各乡镇自本方案印发之日起30日内制定实施细则。', '2022-07-14'],
    ['文件印发后3个月内建成管理平台。', '2022-09-14'],
    ['2022年9月底前，对全市停车场开展排查。', '2022-09-30'],
    ['在2023年8月15日前报送名单。', '2023-08-15'],
    ['Publish the rules within 30 days of publication.', '2022-07-14'],
    ['Publish the rules. Target date: March 2023', '2023-03-31'],
    ['Publish the rules by FY2027/28.', '2028-12-31'],
    ['Publish the rules by Q3 2026.', '2026-09-30'],
    ['Publish the rules by mid-2025.', '2025-06-30'],
    ['Publish the rules. Deadline: 2025-Q3', '2025-09-30'],
    ['Publish the rules. Deadline: within 6 months of adoption.', '2022-12-14'],
    ['Publish the rules. Timeframe: 2025-2028.', '2028-12-31'],
    ['Build the ring (2025–2027).', '2027-12-31'],
    ['Plant trees [Parks Department, 2026]', '2026-12-31'],
    ['力争2023年底前通达率超过90%，2024年基本实现应通尽通。', '2024-12-31'],
    ['九月底前建成停车场，十二月十五日前报送总结。', '2022-12-15'],
    ['二〇二三年三月底前，县交通局完成验收。', '2023-03-31'],
    ['建设平台。【责任单位：县甲局；时限：2023年6月底前】', '2023-06-30'],
  ] as const)
    assert.equal(dueOf(words), due, words);
});

test('a stage that is called by its year lasts to its end', () => {
  const text =
    '清江县整治方案\n一、时间安排\n（一）动员部署（2022年3月）。制定方案。\n（二）集中攻坚（2023年）。开展整治。\n（三）巩固提升（2024—2025年）。总结经验。\n';
  assert.deepEqual(
    compileDocument(text, { name: 'stages', sha256: '' }).plans[0]?.items.map(({ due }) => due?.date),
    ['2022-03-31', '2023-12-31', '2025-12-31'],
  );
});

test('how long a rule holds, and whom it is for, is no due date', () => {
  for (const words of [
    '发放停车补贴，政策有效期至2025年12月31日。',
    '对2022年12月31日前登记的企业减免停车费。',
    '建设停车场，相比于2020年提高效率。',
    '2023年12月31日前，对新办企业给予补贴。',
    '2023年1月1日至12月31日，停车企业可缓缴租金。',
    '每年12月底前报送总结。',
    '次年3月底前完成清算。',
    '全年发放停车券2万张。',
    'Run the scheme until March 2025.',
    'Invest in grid upgrades in 2024/25.',
  ])
    assert.equal(dueOf(words), null, words);
});

const table = (head: string, cell: string) =>
  `Parking Action Plan\n14 June 2022\n\n1. Actions\nNo.\tAction\tLead\t${head}\n1\tBuild a car park\tCity Council\t${cell}\n2\tPaint the lines\tCity Council\t${cell}\n`;

test('columns that tell when', () => {
  for (const head of [
    'Target date',
    'By when',
    'Timeline',
    'Completion',
    'Timescale',
    'Expected completion date',
  ]) {
    const [plan] = compileDocument(table(head, 'March 2023'), { name: 'table', sha256: '' }).plans;
    assert.deepEqual(
      plan?.items.map(({ due }) => due?.date),
      ['2023-03-31', '2023-03-31'],
      head,
    );
  }
});

/** Due dates of the items of a county's plan for one year. */
function duesOf(body: string): (string | null)[] {
  const [plan] = compileDocument(`清江县2024年河道整治工作方案\n一、重点任务\n${body}\n`, {
    name: 'due',
    sha256: '',
  }).plans;
  return (plan?.items ?? []).map(({ due }) => due?.date ?? null);
}

test('the stages of a plan end with the bracket behind their name, times without a year are of the year of the title', () => {
  assert.deepEqual(
    duesOf(
      [
        '（一）宣传发动阶段（2024年3月1日—3月15日）。召开动员会。',
        '（二）自查自纠（3月16日至31日）。开展自查。',
        '（三）集中整治阶段（4月至10月中旬）。开展整改。',
        '（四）总结验收阶段（2024年11月）。组织验收。',
        '（五）长效管护（长期坚持）。巩固成果。',
      ].join('\n'),
    ),
    ['2024-03-15', '2024-03-31', '2024-10-20', '2024-11-30', null],
  );
  assert.deepEqual(
    duesOf(
      [
        '1.建设厂房。12月底前完成主体。',
        '2.整治河道。责任单位：县水利局。完成时限：6月底。',
        '3.编制规划。完成时限：三季度末',
        '4.开展普查。完成时间：上半年',
        '5.新建泵站。（县水利局、各乡镇，9月底前完成）',
      ].join('\n'),
    ),
    ['2024-12-31', '2024-06-30', '2024-09-30', '2024-06-30', '2024-09-30'],
  );
});

test('a stage is due at its end, whatever its first steps are due at', () => {
  const text =
    '清江县停车秩序整治方案\n一、实施步骤\n1.排查阶段（2022年7月—8月）。7月20日前建立台账。\n2.整治阶段（2022年9月—2023年3月）。2022年12月底前清理占道停放。\n';
  const { items = [] } = compileDocument(text, { name: 'due', sha256: '' }).plans[0] ?? {};
  assert.deepEqual(
    items.map(({ due }) => due?.date),
    ['2022-08-31', '2023-03-31'],
  );
});
