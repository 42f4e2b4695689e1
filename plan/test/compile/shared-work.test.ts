import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import type { CompiledPlan } from '../../compile/compiled.ts';

function planOf(text: string): CompiledPlan {
  const plan = compileDocument(text, { name: 'shared.txt', sha256: '' }).plans[0];
  assert.ok(plan);
  return plan;
}
const unitsOf = ({ items }: CompiledPlan) =>
  items.map(({ assignments }) => assignments.map(({ unit, role }) => `${role} ${unit}`));
const gapsOf = ({ gaps }: CompiledPlan, kind: string) =>
  gaps.filter((gap) => gap.kind === kind).map(({ detail }) => detail);

test('a table that shares a task out gives each place its number', () => {
  const plan = planOf(
    '青禾县2024年造林工作方案\n一、工作任务\n1.完成造林。（责任单位：县林业局）\n附件\n青禾县2024年造林任务分解表\n乡镇\t造林面积（亩）\t示范林（处）\n东岭镇\t300\t2\n西坪乡\t260\t1\n',
  );
  assert.deepEqual(
    plan.targets.map(({ subject, scope, value, unit, horizon }) => [
      subject,
      scope,
      value,
      unit,
      horizon?.year,
    ]),
    [
      ['造林面积', '东岭镇', 300, '亩', 2024],
      ['示范林', '东岭镇', 2, '处', 2024],
      ['造林面积', '西坪乡', 260, '亩', 2024],
      ['示范林', '西坪乡', 1, '处', 2024],
    ],
  );
  assert.deepEqual(gapsOf(plan, 'unread-table'), []);
});

test('the same table under a title of what was done stays text', () => {
  const plan = planOf(
    '青禾县造林工作方案\n一、工作任务\n1.完成造林。（责任单位：县林业局）\n附件\n各乡镇造林情况\n乡镇\t造林面积（亩）\t示范林（处）\n东岭镇\t300\t2\n西坪乡\t260\t1\n',
  );
  assert.deepEqual(plan.targets, []);
  assert.deepEqual(gapsOf(plan, 'unread-table'), ['乡镇']);
});

test('units behind 部门分工 and 牵头责任单位, also of a numbered goal, which is work then', () => {
  const plan = planOf(
    '某省2022年重点工作分工方案\n一、主要预期目标\n1.生产总值增长6%以上。\n分管省领导：林某\n部门分工：省发展改革委牵头，省统计局配合。\n二、重点任务\n2.建设高速公路3条。\n牵头责任单位：省交通运输厅\n协同责任单位：省财政厅、省自然资源厅\n',
  );
  assert.deepEqual(unitsOf(plan), [
    ['lead 省发展改革委', 'support 省统计局'],
    ['lead 省交通运输厅', 'support 省财政厅', 'support 省自然资源厅'],
  ]);
  assert.deepEqual(
    plan.items.flatMap(({ actions }) => actions.map(({ object }) => object)),
    ['高速公路3条'],
  );
});

test('a heading that is the name of an office gives its tasks their unit; one that ends like a name does not', () => {
  const plan = planOf(
    '任务分解方案\n一、省农委\n（一）推广良种100万亩。\n（二）培训农民2万人。\n二、数据中心\n（一）建设机房3个。\n',
  );
  assert.deepEqual(unitsOf(plan), [['responsible 省农委'], ['responsible 省农委'], []]);
});

test('a heading none of whose tasks names a unit is one gap', () => {
  const plan = planOf(
    '工作方案\n一、重点任务\n1.修路。（责任单位：县交通局）\n2.架桥。\n二、保障措施\n1.加强宣传。\n2.严格考核。\n',
  );
  assert.deepEqual(gapsOf(plan, 'no-responsible-unit'), ['架桥', '保障措施']);
});

test('who leads and with whom, in front of a command and inside one', () => {
  const plan = planOf(`Open Data Action Plan
Published 3 March 2025

Actions
• Led by the Office of the Chief Data Officer (OCDO), in coordination with the Ministry of Housing, Transport and Rural Affairs, publish a register of data sets.
• Create an exchange, led by NRC, in collaboration with HDX and the University of Orle, to share methods.
`);
  assert.deepEqual(unitsOf(plan), [
    [
      'lead Office of the Chief Data Officer (OCDO)',
      'participate Ministry of Housing, Transport and Rural Affairs',
    ],
    ['lead NRC', 'participate HDX', 'participate University of Orle'],
  ]);
});

test('labelled bullets are work where one of them commands, and principles never are', () => {
  const plan = planOf(`Safer Streets Action Plan
Published 3 March 2025

Guiding Principles
- Human Scale: Design streets for people
- Fairness First: Prioritize those who wait longest

Street Design
- Downtown: Reduce speed limits to 20 mph
- School Gates: Automated cameras
`);
  assert.deepEqual(
    plan.items.map(({ text, actions }) => [text, actions.map(({ verb }) => verb)]),
    [
      ['Downtown: Reduce speed limits to 20 mph', ['Reduce']],
      ['School Gates: Automated cameras', []],
    ],
  );
});

test('numbered goals that tell numbers head nothing', () => {
  const plan = planOf(
    'NATIONAL ACTION PLAN FOR THE PREVENTION OF DISEASE 2021-2025\n\n1. TARGETS\n1. A 25% relative reduction in mortality by 2025\n2. At least 50% of people receive counselling by 2025\n\n2. ACTIONS\n2.1 Train 40 nurses by 2023. Lead: Health Service\n',
  );
  assert.equal(plan.title, 'NATIONAL ACTION PLAN FOR THE PREVENTION OF DISEASE 2021-2025');
  assert.ok(
    plan.headings.every(({ text }) => !/\d/.test(text)),
    JSON.stringify(plan.headings),
  );
  assert.deepEqual(
    plan.targets.map(({ comparator, value }) => [comparator, value]),
    [
      ['=', 25],
      ['>=', 50],
      ['=', 40],
    ],
  );
});
