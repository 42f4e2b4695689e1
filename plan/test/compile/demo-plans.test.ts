import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import type { CompiledPlan } from '../../compile/compiled.ts';
import { horizonDates } from '../../compile/horizon/horizon-dates.ts';

function demo(name: string): CompiledPlan {
  const text = readFileSync(join(import.meta.dirname, '../../demo', name), 'utf8');
  const { plans } = compileDocument(text, { name, sha256: '' });
  const [plan] = plans;
  assert.equal(plans.length, 1);
  return plan ?? assert.fail();
}

const numbers = ({ targets }: CompiledPlan) =>
  targets
    .filter(({ kind }) => kind === 'numeric')
    .map(({ subject, comparator, value, low, high, unit, base }) => [
      subject,
      comparator,
      value ?? [low, high],
      unit,
      base?.code,
    ]);

test('the 5G demo plan', () => {
  const plan = demo('5g-plan.txt');
  assert.deepEqual([plan.documentNumber, plan.issueDate], ['演示〔2023〕1号', '2023-11-20']);
  assert.deepEqual([plan.headings.length, plan.items.length], [15, 31]);
  assert.deepEqual(numbers(plan), [
    ['5G网络全覆盖', '=', 100, '%', 'P1'],
    ['5G产业营业收入', '>', 1000, '亿元', 'CNY'],
  ]);
  assert.equal(plan.targets.filter(({ kind }) => kind === 'qualitative').length, 8);
  assert.deepEqual(horizonDates(plan.targets.at(-1)?.horizon ?? null, plan.issueDate), {
    earliest: '2026-11-20',
    latest: '2028-11-20',
  });
  assert.ok(plan.items.every(({ assignments }) => assignments[0]?.role === 'lead' && assignments.length > 1));
  assert.equal(plan.items.filter(({ due }) => due?.date != null).length, 6);
  const gaps = plan.gaps.filter(({ kind }) => kind !== 'unquantified-target');
  assert.deepEqual(
    gaps.map(({ kind, detail }) => [kind, detail]),
    [['missing-annex', '5G产业重点任务分工表']],
  );
});

test('the AI demo plan', () => {
  const plan = demo('ai-plan.txt');
  assert.deepEqual([plan.documentNumber, plan.issueDate], ['演示〔2023〕2号', '2023-11-28']);
  assert.deepEqual([plan.headings.length, plan.items.length], [14, 30]);
  assert.deepEqual(numbers(plan), [
    ['人工智能核心产业和关联产业营业收入', '>', 500, '亿元', 'CNY'],
    ['在国内具有较强影响的人工智能领军企业', 'range', [3, 5], '家', 'C62'],
    ['人工智能应用示范区', 'range', [3, 5], '个', 'C62'],
  ]);
  const zones = plan.targets.find(({ subject }) => subject === '人工智能应用示范区');
  assert.equal(horizonDates(zones?.horizon ?? null, plan.issueDate).latest, '2026-06-30');
  assert.equal(plan.targets.filter(({ kind }) => kind === 'qualitative').length, 10);
  const gaps = plan.gaps.filter(({ kind }) => kind !== 'unquantified-target');
  assert.deepEqual(
    gaps.map(({ kind, detail }) => [kind, detail]),
    [
      ['dangling-reference', '见附件2'],
      ['no-responsible-unit', '公共服务'],
      ['no-responsible-unit', '营造氛围'],
    ],
  );
});
