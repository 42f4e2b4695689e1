import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import { assertVerbatim } from './verbatim.ts';

const indicators = [
  '序号\t指标名称\t单位\t2025年基数\t2028年目标值',
  '1\t公共停车泊位\t万个\t12\t15',
  '2\t泊位联网比例\t%\t55\t≥85',
];
const tasks = [
  '序号\t重点任务\t牵头单位\t配合单位\t完成时限',
  '1\t编制停车设施专项规划\t市规划局\t市交通局\t2026年6月',
  '2\t新建立体车库20座\t市住建局\t市财政局\t2027年3月底前',
];
const contacts = [
  '序号\t单位\t联系人\t职务\t电话',
  '1\t市住建局\t王某\t科长\t63001122',
  '2\t市财政局\t李某\t科员\t63005566',
];
const telephones = ['单位名称\t联系人\t电话', '市住建局\t王某\t63001122', '市财政局\t李某\t63005566'];

function compiled(...tables: string[]) {
  const text = `清江市停车设施建设方案（2026—2028年）\n一、主要任务\n（一）加强管理。完善收费制度。\n二、指标与分工\n${tables.join('\n')}\n`;
  const result = compileDocument(text, { name: 'plan.txt', sha256: '' });
  assertVerbatim(text, result);
  const [plan] = result.plans;
  assert.ok(plan);
  return {
    rows: plan.items
      .filter(({ id }) => id.includes('-x'))
      .map(({ text: words, assignments }) => [words.split('\t')[0], assignments.length]),
    targets: plan.targets.map(({ subject, value }) => [subject, value]),
    headings: plan.headings.length,
    natures: plan.targets.map(({ nature }) => nature),
    unread: plan.gaps.filter(({ kind }) => kind === 'unread-table').map(({ detail }) => detail),
  };
}

const rows = [
  ['编制停车设施专项规划', 2],
  ['新建立体车库20座', 2],
];
const values = [
  ['公共停车泊位', 15],
  ['泊位联网比例', 85],
];
const built = [['立体车库', 20]];

for (const [name, between] of [
  ['nothing', []],
  ['a sentence', ['分工如下：']],
  ['a title', ['重点任务分工表']],
  ['a numbered heading', ['三、任务分工']],
] as const) {
  test(`tables of two kinds with ${name} between them are read each by its own head`, () => {
    for (const [first, second, targets] of [
      [indicators, tasks, [...values, ...built]],
      [tasks, indicators, [...built, ...values]],
    ] as const) {
      const found = compiled(...first, ...between, ...second);
      assert.deepEqual(found.rows, rows);
      assert.deepEqual(found.targets, targets);
      assert.equal(found.headings, name === 'a numbered heading' ? 3 : 2);
    }
  });
}

test('a table whose head nobody understands adds nothing to the one above it', () => {
  for (const [known, found] of [
    [indicators, { rows: [], targets: values }],
    [tasks, { rows, targets: built }],
  ] as const) {
    for (const unknown of [contacts, telephones]) {
      for (const between of [[], ['联系方式']]) {
        const { rows: read, targets } = compiled(...known, ...between, ...unknown);
        assert.deepEqual({ rows: read, targets }, found);
      }
    }
  }
});

test('a table whose head nobody understands is a gap', () => {
  assert.deepEqual(compiled(...indicators, '联系方式', ...telephones).unread, ['单位名称']);
  assert.deepEqual(compiled(...indicators).unread, []);
});

test('a row across all columns, or a line between two rows, says whether the rows below bind', () => {
  const [head = '', first = '', second = ''] = indicators;
  const natures = ['binding', 'expected'];
  assert.deepEqual(compiled(head, '约束性指标', first, '预期性指标', second).natures, natures);
  assert.deepEqual(
    compiled(head, '一、约束性指标\t\t\t\t', first, '二、预期性指标\t\t\t\t', second).natures,
    natures,
  );
  assert.deepEqual(compiled(head, first, second).natures, [null, null]);
});

test('years above the columns, and nothing above the names', () => {
  const { targets } = compiled('\t2025\t2028', '公共停车泊位（万个）\t12\t15', '泊位联网比例（%）\t55\t85');
  assert.deepEqual(targets, [
    ['公共停车泊位（万个）', 15],
    ['泊位联网比例（%）', 85],
  ]);
});

test('heads that are repeated on the next page, and titles of groups, part no table', () => {
  const [head = '', first = '', second = ''] = tasks;
  assert.deepEqual(compiled(head, first, head, second).rows, rows);
  assert.deepEqual(compiled(head, '一、规划\t\t\t\t', first, '二、建设\t\t\t\t', second).rows, rows);
});

test('a row with the words of heads in it is work', () => {
  const { rows: read } = compiled(
    'Action\tLead\tDeadline',
    'Develop action plan\tHousing Agency\tJune 2026',
    'Agree deliverables\tLead Agency\tMay 2027',
  );
  assert.deepEqual(read, [
    ['Develop action plan', 1],
    ['Agree deliverables', 1],
  ]);
});

test('milestones beside a date are work, and a labelled heading ends the table above it', () => {
  const head = 'Milestone\tMeasurement\tTarget Date';
  const text = `Fen Data Action Plan 2026\n\nAgency Actions\nEach agency reports once a year.\n\nAction 1: Know the data\n${head}\n1.1 List every register\tProgress\tJune 30, 2026\n1.2 Rate the registers\tProgress Reporting Tool\tMeasured annually\n\nAction 2: Share the data\n${head}\n2.1 Open five registers\tCompletion\tMay 2026\n`;
  const result = compileDocument(text, { name: 'plan.txt', sha256: '' });
  assertVerbatim(text, result);
  const [plan] = result.plans;
  assert.deepEqual(
    plan?.headings.map(({ text: words }) => words),
    ['Agency Actions', 'Know the data', 'Share the data'],
  );
  assert.deepEqual(
    plan?.items.map(({ marker, due, actions }) => [
      marker,
      due?.date ?? null,
      actions.map(({ verb }) => verb),
    ]),
    [
      ['1.1', '2026-06-30', ['List']],
      ['1.2', null, ['Rate']],
      ['2.1', '2026-05-31', ['Open']],
    ],
  );
});
