import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import { certaintyOf } from '../../rules/certainty.ts';

const read = (text: string) => {
  const [plan] = compileDocument(text, { name: 'a.txt', sha256: '' }).plans;
  assert.ok(plan);
  const doubts = certaintyOf(plan);
  return plan.items.map(({ id, assignments }) => [
    assignments.map(({ unit }) => unit).join(' '),
    (doubts.get(id)?.doubts ?? [])
      .map(({ key }) => key)
      .filter((key) => /unit/.test(key))
      .join(' '),
  ]);
};

const plan = (units: string) => `某市产业发展行动计划

二、重点任务${units}
（一）夯实基础
1．建设平台。建设数据平台1个。（责任单位：市数据局）
专栏1　重点工程
1．起降网络工程：建成起降场20个。
2．算力工程：建设数据中心1座。
`;

test('what a box lists has the units of a heading above it, never those of the task before it', () => {
  assert.deepEqual(read(plan('')), [
    ['市数据局', ''],
    ['', 'no-unit'],
    ['', 'no-unit'],
  ]);
  assert.deepEqual(read(plan('（责任单位：市科技局）')), [
    ['市数据局', ''],
    ['市科技局', 'units-inherited'],
    ['市科技局', 'units-inherited'],
  ]);
});

test('units of a line that several tasks share come from below', () => {
  const text = `某市产业发展行动计划

二、重点任务
（一）壮大产业
1．引进企业。引进龙头企业5家。
2．建设园区。建设特色园区2个。
责任单位：市商务局
`;
  assert.deepEqual(read(text), [
    ['市商务局', 'units-below'],
    ['市商务局', ''],
  ]);
});

test('an office that shall do something is responsible, one that will do it leads, and who is with the lead takes part', () => {
  const [compiled] = compileDocument(
    `Harbour County Inclusion Action Plan

1. Actions
1.1 The Education Department shall establish a network of champions.
1.2 Publish a toolkit for websites. Lead: Digital Directorate, with the Disability Forum.
1.3 Library Services will open on Sundays.
`,
    { name: 'a.txt', sha256: '' },
  ).plans;
  assert.deepEqual(
    compiled?.items.map(({ assignments }) => assignments.map(({ role, unit }) => `${role} ${unit}`)),
    [
      ['responsible Education Department'],
      ['lead Digital Directorate', 'participate Disability Forum'],
      ['lead Library Services'],
    ],
  );
});
