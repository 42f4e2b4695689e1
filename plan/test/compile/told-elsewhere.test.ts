import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';

/** Comparator, value, unit and year of each numeric target. */
const targets = (text: string) =>
  compileDocument(text, { name: 'plan', sha256: '' }).plans.flatMap((plan) =>
    plan.targets
      .filter(({ kind }) => kind === 'numeric')
      .map(({ comparator, value, unit, horizon }) =>
        [comparator, value, unit, horizon?.year ?? '-'].join(' '),
      ),
  );

test('goals that name no time have that of the preamble', () => {
  const text = `甲县人民政府关于建设智慧城市的实施意见
为提升治理水平，力争到2025年，把我县建设成为智慧城市标杆。现提出如下意见。
一、主要目标
建成基站800个，覆盖率达到90%。
二、重点任务
（一）改造平台。新建视频监控300路。
`;
  assert.deepEqual(targets(text), ['= 800 个 2025', '>= 90 % 2025', '= 300 路 2025']);
});

test('or that of the general thought above them, and of two times that of their own', () => {
  const text = (goals: string) => `甲市数据要素改革方案
一、总体要求
（一）总体思路。坚持统筹发展，到2027年，把甲市建成数据要素集聚区。
（二）主要目标。${goals}
二、主要任务
（一）夯实基础。建设数据空间3个。
`;
  assert.deepEqual(targets(text('数据交易额突破20亿元，集聚企业300家。')), [
    '> 20 亿元 2027',
    '= 300 家 2027',
    '= 3 个 2027',
  ]);
  assert.deepEqual(targets(text('到2026年，数据交易额突破20亿元，集聚企业300家。')), [
    '> 20 亿元 2026',
    '= 300 家 2026',
    '= 3 个 2026',
  ]);
});

test('what is listed below a time to come lies ahead, whatever its tense', () => {
  const text = `Harbour City Smart City Plan

What success looks like
By March 2029:
• no fewer than 3,000 households have been connected;
• energy use in street lighting has fallen by 60%;

Delivery plan
1. Install 40 lamps.
2. Open two hubs.
`;
  assert.deepEqual(targets(text).slice(0, 2), ['>= 3000 households 2029', '= 60 % 2029']);
});

test('measures above years are indicators, the first year is where things stand', () => {
  const text = `Harbour City Inclusion Strategy

Actions
1. Open five hubs.
2. Lend devices.

How we will measure success
Measure\t2024\t2026\t2028
Residents offline\t9,000\t6,500\t4,500
Homes with fast broadband\t71%\t88%\t100%
`;
  assert.deepEqual(targets(text).slice(-4), ['= 6500  2026', '= 4500  2028', '= 88 % 2026', '= 100 % 2028']);
});

test('what times alone share out is named behind 分别', () => {
  const { plans } = compileDocument(
    `甲市新型基础设施三年行动方案（2022—2024年）
一、重点任务
1.建设网络。2023年、2024年分别新建5G基站2400个、2000个。
`,
    { name: 'plan', sha256: '' },
  );
  assert.deepEqual(
    plans[0]?.targets.map(({ subject, unit, milestones }) => [
      subject,
      unit,
      milestones.map(({ year, value }) => `${year}: ${value}`),
    ]),
    [['5G基站', '个', ['2023: 2400', '2024: 2000']]],
  );
});
