import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import type { CompiledPlan, Item, Target } from '../../compile/compiled.ts';
import { demoPlans } from '../../demo/demo-plans.ts';
import { certaintyOf } from '../../rules/certainty.ts';

function compiled(text: string): CompiledPlan {
  const [plan] = compileDocument(text, { name: 'a.txt', sha256: '' }).plans;
  assert.ok(plan);
  return plan;
}

const plan = compiled(`某市行动方案
某政〔2026〕1号

一、总体目标
到2028年底，建成10个以上园区，形成一批应用场景，成为区域高地。

二、主要任务
（一）建设网络。
1.建设算力网。（市工业和信息化局牵头，市财政局配合）
2.加快光纤改造。（责任单位：市发展改革委）
3.完善通信管网。（责任单位：市城管局）
某市人民政府
2026年1月5日
`);

const keysOf = (made: CompiledPlan, id: string | undefined): readonly string[] =>
  (certaintyOf(made).get(id ?? '')?.doubts ?? []).map(({ key }) => key);
const withItem = (change: Partial<Item>): CompiledPlan => ({
  ...plan,
  items: plan.items.map((item, at) => (at === 1 ? { ...item, ...change } : item)),
});
const withTarget = (change: Partial<Target>): CompiledPlan => ({
  ...plan,
  targets: plan.targets.map((target, at) => (at === 0 ? { ...target, ...change } : target)),
});

test('what the document says plainly is certain', () => {
  assert.deepEqual(
    plan.items.map(({ id }) => keysOf(plan, id)),
    [[], [], []],
  );
  assert.deepEqual(
    plan.targets.map(({ id, subject }) => [subject, keysOf(plan, id)]),
    [
      ['园区', []],
      ['应用场景', []],
      ['成为区域高地', ['by-wording']],
    ],
  );
});

test('each trace of a guess about an item is a doubt', () => {
  const second = plan.items[1];
  assert.ok(second);
  const [unit] = second.assignments;
  assert.ok(unit);
  const cases: readonly (readonly [Partial<Item>, string])[] = [
    [{ assignments: [] }, 'no-unit'],
    [{ assignments: [{ ...unit, unit: '加快推进' }] }, 'unit-name'],
    [{ assignments: [unit, { ...unit, unit: '市财政局' }] }, 'lead-by-order'],
    [{ assignments: [{ ...unit, span: { start: 0, end: 2 } }] }, 'units-inherited'],
    [{ actions: [] }, 'no-action'],
    [{ pieces: [{ class: 'other', span: second.span }] }, 'unclaimed'],
    [{ text: '长'.repeat(900) }, 'long'],
    [{ text: '短' }, 'short'],
    [{ due: { text: '长期坚持', date: null, span: second.span } }, 'due-undated'],
  ];
  for (const [change, key] of cases) assert.ok(keysOf(withItem(change), second.id).includes(key), key);
  assert.deepEqual(keysOf(withItem({ id: 'p1-2.1-2~2' }), 'p1-2.1-2~2'), ['number-twice']);
  const third = { ...plan, items: plan.items.filter((_, at) => at !== 1) };
  assert.deepEqual(keysOf(third, plan.items[2]?.id), ['number-skipped']);
});

test('what the whole document does is a habit, and weighs nothing against one item', () => {
  const listed = (line: number): string => `${line}.建设第${line}个平台。（责任单位：市科技局、市财政局）\n`;
  const made = compiled(
    `某市行动方案\n一、主要任务\n（一）建设平台。\n${[1, 2, 3, 4, 5, 6].map(listed).join('')}7.建设网络。（市科技局牵头，市财政局配合）\n`,
  );
  const certainty = certaintyOf(made);
  const first = certainty.get(made.items[0]?.id ?? '');
  assert.deepEqual([first?.weight, first?.doubts.map(({ key }) => key)], [0, ['lead-by-order']]);
  const fewer = certaintyOf({ ...made, items: made.items.slice(3) });
  assert.equal(fewer.get(made.items[3]?.id ?? '')?.weight, 2);
});

test('each trace of a guess about a target is a doubt', () => {
  const [first] = plan.targets;
  assert.ok(first);
  const cases: readonly (readonly [Partial<Target>, string])[] = [
    [{ horizon: null }, 'no-year'],
    [{ horizon: first.horizon && { ...first.horizon, year: 2020 } }, 'year-past'],
    [{ base: null }, 'unit-unknown'],
    [{ quantifier: '全覆盖' }, 'from-words'],
    [{ subject: first.text }, 'subject'],
    [{ span: plan.items[0]?.span ?? first.span }, 'in-task'],
  ];
  for (const [change, key] of cases) assert.ok(keysOf(withTarget(change), first.id).includes(key), key);
  const twice = {
    ...plan,
    targets: [first, { ...first, id: 'other', value: 99, span: { start: 1, end: 2 } }],
  };
  assert.deepEqual(keysOf(twice, first.id), ['contradicts']);
});

test('most of the demo plans is certain, and the order of doubts is by weight', () => {
  for (const { name, file } of demoPlans) {
    const made = compiled(readFileSync(file, 'utf8'));
    const all = [...certaintyOf(made).values()];
    const certain = all.filter(({ weight }) => weight === 0).length;
    assert.ok(certain / all.length > 0.5, `${name}: ${certain} of ${all.length}`);
    for (const { doubts, weight } of all) {
      assert.deepEqual(
        doubts.map((one) => one.weight),
        doubts.map((one) => one.weight).toSorted((a, b) => b - a),
      );
      assert.equal(weight === 0, doubts.length === 0);
    }
  }
});
