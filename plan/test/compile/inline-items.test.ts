import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compileDocument } from '../../compile/compile-document.ts';
import { assertVerbatim } from './verbatim.ts';

function compile(body: string) {
  const text = `白石县水务提升行动方案（2025—2027年）\n\n为做好工作，制定本方案。\n\n一、重点任务\n${body}`;
  const result = compileDocument(text, { name: 'plan.txt', sha256: '' });
  assertVerbatim(text, result);
  return result.plans[0] ?? assert.fail('no plan');
}

const items = (body: string) =>
  compile(body).items.map(({ marker, assignments }) => [
    marker,
    ...assignments.map(({ role, unit }) => `${role} ${unit}`),
  ]);

const work = [
  '新建泵站4座',
  '改造老旧管网',
  '修复破损河堤',
  '布设水位监测点',
  '建立巡查台账',
  '清理河面垃圾',
] as const;

test('numbers behind full stops in one line part the work, as many as there are', () => {
  const list = fc.array(fc.constantFrom(...work), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(list, { minLength: 1, maxLength: 4 }), (groups) => {
      const lines = groups.map(
        (parts, at) =>
          `${at + 1}．推进第${at + 1}片区建设。${parts.map((words, place) => `（${place + 1}）${words}。`).join('')}`,
      );
      const plan = compile(`${lines.join('\n')}\n`);
      assert.deepEqual(
        plan.items.map(({ text }) => text),
        groups.flatMap((parts) => parts.map((words) => `${words}。`)),
      );
      assert.equal(plan.headings.length, groups.length + 1);
    }),
    { numRuns: 40 },
  );
});

test('a list of conditions, or one inside a sentence, parts nothing', () => {
  assert.deepEqual(items('1.扶持专业户。符合下列条件：（1）种植满3年；（2）参加培训。\n2.发放手册。\n'), [
    ['1.'],
    ['2.'],
  ]);
  assert.deepEqual(items('1.建设泵站，包括（1）北站、（2）南站。\n2.发放手册。\n'), [['1.'], ['2.']]);
});

test('一是 and 二是 are items only where each names who answers for it', () => {
  assert.deepEqual(
    items(
      '（一）加强监管。一是建立台账，由县水务局牵头。二是开展巡查，由县公安局负责。\n（二）完善服务。一是新建窗口6个。二是编制指南。（责任单位：县政府办）\n',
    ),
    [
      ['一是', 'lead 县水务局'],
      ['二是', 'responsible 县公安局'],
      ['（二）', 'responsible 县政府办'],
    ],
  );
  const [target] = compile('（一）完善服务。\n一是新建窗口6个。\n（二）发放手册。\n').targets;
  assert.deepEqual([target?.subject, target?.value], ['窗口', 6]);
});

test('a paragraph gives its units to all that stands above it in the chapter, and asks for nothing itself', () => {
  const plan = compile(
    '（一）修复河堤。（责任单位：县水务局）\n（二）清理河面垃圾。\n以上任务均需各乡镇政府、县财政局配合。\n二、保障措施\n（一）发放手册，开展培训。\n',
  );
  assert.deepEqual(
    plan.items.map(({ assignments, actions }) => [
      assignments.map(({ role, unit }) => `${role} ${unit}`).join(' '),
      actions.map(({ verb }) => verb).join(' '),
    ]),
    [
      ['responsible 县水务局 support 各乡镇政府 support 县财政局', '修复'],
      ['support 各乡镇政府 support 县财政局', '清理'],
      ['', '发放 开展'],
    ],
  );
});

test('a table with each cell in a line of its own', () => {
  const plan = compile(
    '（一）修复河堤。\n二、主要指标\n序号\n指标\n2027年预期值\n属性\n1\n河道受淹次数\n下降12%\n约束性\n2\n每10万人用水事故数\n<2\n预期性\n三、保障措施\n（一）开展培训。\n',
  );
  assert.deepEqual(
    plan.targets.map(({ subject, comparator, value, nature, horizon }) => [
      subject,
      comparator,
      value,
      nature,
      horizon?.year,
    ]),
    [
      ['河道受淹次数', '=', 12, 'binding', 2027],
      ['每10万人用水事故数', '<', 2, 'expected', 2027],
    ],
  );
});

test('a row of a table of tasks that only names a group heads the rows below it', () => {
  const rows = [
    ['序号', '考核项目', '考核指标', '负责考核部门'],
    ['一、', '巩固河堤', '', ''],
    ['1', '修堤', '修复破损河堤。', '县水务局'],
    ['二、', '清洁河面', '', ''],
    ['2', '清河', '清理河面垃圾。', '县环卫中心'],
  ];
  const plan = compile(`任务见下表。\n${rows.map((row) => row.join('\t')).join('\n')}\n`);
  assert.deepEqual(
    plan.headings.map(({ level, marker, text }) => `${level} ${marker} ${text}`),
    ['1 一、 重点任务', '2 一、 巩固河堤', '2 二、 清洁河面'],
  );
  assert.deepEqual(
    plan.items.map(({ marker, heading, section }) => [
      marker,
      heading,
      plan.headings.find(({ id }) => id === section)?.text,
    ]),
    [
      ['1', '巩固河堤', '巩固河堤'],
      ['2', '清洁河面', '清洁河面'],
    ],
  );
});

test('a line that begins with a number goes on with the next ones behind full stops and brackets', () => {
  const body =
    '1．抓好泵站建设。新建泵站4座，扬程2.5米。（责任单位：县水务局）2．修复河堤。修复破损河堤3公里。（责任单位：县城管局）3．清理河面垃圾。\n';
  assert.deepEqual(items(body), [['1．', 'responsible 县水务局'], ['2．', 'responsible 县城管局'], ['3．']]);
  assert.deepEqual(
    items('1.排查阶段（2025年3月—4月）。逐河排查。2.整治阶段（2025年5月—9月）。清理垃圾。\n'),
    [['1.'], ['2.']],
  );
  assert.deepEqual(items('（一）抓好建设。1.新建泵站4座。2.修复河堤。\n（二）清理垃圾。\n'), [
    ['1.'],
    ['2.'],
    ['（二）'],
  ]);
});

test('a number that does not count on, or stands in a sentence, parts nothing', () => {
  assert.deepEqual(items('1.新建泵站。3.5米以上河堤全部加固。\n2.清理垃圾，见附件2、3。\n'), [
    ['1.'],
    ['2.'],
  ]);
});
