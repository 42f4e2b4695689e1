import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';

const planOf = (text: string) => compileDocument(text, { name: 'work.txt', sha256: '' }).plans[0];

test('numbered commands that follow a chapter of targets are work', () => {
  const plan = planOf(`Greener Streets Action Plan 2026–2029
Adopted by Cabinet, 3 February 2026

Our targets
By March 2029 we will:
• plant at least 2,000 street trees
• cut mean traffic speed below 20 mph on every school street

1. Trees
1.1 Plant along the main roads
We will plant 900 trees by March 2028. Residents will be offered a say in the species.
Owner: Head of Parks    Timescale: March 2028
1.2 Look after what is there
We will survey 4,000 trees every year.
Owner: Tree Officer    Support: Ashford Trust    Timescale: Ongoing

2. Traffic
2.1 Calm the side streets
Install 60 build-outs by June 2027.
Owner: Head of Highways    Timescale: June 2027
`);
  assert.deepEqual(
    plan?.items.map(({ marker, due }) => [marker, due?.date ?? null]),
    [
      ['1.1', '2028-03-31'],
      ['1.2', null],
      ['2.1', '2027-06-30'],
    ],
  );
  assert.deepEqual(
    plan?.items[1]?.assignments.map(({ unit, role }) => `${role} ${unit}`),
    ['responsible Tree Officer', 'support Ashford Trust'],
  );
});

test('目标任务 with nothing but sentences of work below is work', () => {
  const plan = planOf(`云川县2012年饮水安全工程实施方案
一、目标任务
（一）新建集中供水站12处，解决1.8万人饮水安全问题。
（二）改造旧管网36公里，漏损率降低到15%以下。
（三）全县培训管水员60人。
二、工作要求
（一）县水利局负责技术指导。`);
  assert.deepEqual(
    plan?.headings.map(({ text }) => text),
    ['目标任务', '工作要求'],
  );
  assert.equal(plan?.items.length, 4);
});

test('目标任务 with names of goals below stays a chapter of goals', () => {
  const plan = planOf(`云川县数字经济发展方案
一、目标任务
（一）总体目标
到2025年，数字经济规模达到50亿元。
（二）具体目标
建成基站300个。
二、重点任务
（一）建设网络。新建光缆200公里。`);
  assert.equal(plan?.items.length, 1);
});

test('a numbered title across all columns heads the rows of a table below it', () => {
  const plan = planOf(`云川县2025年重点任务分工表

序号\t工作任务\t牵头单位\t完成时限
一、办好教育
1\t新建幼儿园3所\t县教育局\t2025年8月底
2\t改造操场5个\t县教育局\t2025年9月底
二、修好道路
3\t改造县道28公里\t县交通运输局\t2025年10月底`);
  assert.deepEqual(
    plan?.headings.map(({ marker, text }) => `${marker}${text}`),
    ['一、办好教育', '二、修好道路'],
  );
  assert.deepEqual(
    plan?.items.map(({ marker, heading }) => [marker, heading]),
    [
      ['1', '办好教育'],
      ['2', '办好教育'],
      ['3', '修好道路'],
    ],
  );
});

test('what follows a part of a count, a time alone and the words of the imprint are no actions', () => {
  const plan = planOf(`云川县沼气建设方案
云政办〔2009〕7号
一、主要任务
（一）十一月底前，各乡镇开展验收。力争经过三至五年努力，建成示范村20个。
云川县人民政府
2009年3月6日
主题词：农业  沼气  方案  通知`);
  assert.deepEqual(
    plan?.items[0]?.actions.map(({ verb, object }) => `${verb}${object}`),
    ['开展验收', '建成示范村20个'],
  );
  const english = planOf(`Cycle Plan 2025
1. Actions
1.1 Deliver 22 miles of lanes by March 2028, of which 8 miles by March 2026.
1.2 Encourage landlords to join the scheme, which had 212 members in 2024.`);
  assert.deepEqual(
    english?.items.flatMap(({ actions }) => actions.map(({ span }) => span.end - span.start)),
    ['Deliver 22 miles of lanes by March 2028'.length, 'Encourage landlords to join the scheme'.length],
  );
});
