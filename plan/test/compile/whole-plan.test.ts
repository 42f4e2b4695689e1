import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import type { CompiledPlan } from '../../compile/compiled.ts';
import { assertVerbatim } from './verbatim.ts';

function compiled(text: string): CompiledPlan {
  const result = compileDocument(text, { name: 'plan.txt', sha256: '' });
  assertVerbatim(text, result);
  return result.plans[0] ?? assert.fail('no plan');
}

const english = `Harbour County Library Action Plan 2025-2028

Approved by the County Council on 9 May 2025 (Decision HC/2025/31)

1. Targets
By 2028 the County will:
- lend books to at least 60% of households;
- train between 40 and 50 volunteers.

2. Actions
2.1 Publish all catalogues as accessible pages (WCAG 2.2 AA). Lead: Library Service.
2.2 Open 12 reading rooms by June 2027. Lead: Estates Team.

3. Governance
A Steering Group chaired by the County Librarian will meet every month. Its terms are in Annex C.
`;

test('an English plan tells its date and number in brackets, its body that meets, and an annex that is not there', () => {
  const { issueDate, documentNumber, mechanisms, references, gaps } = compiled(english);
  assert.deepEqual([issueDate, documentNumber], ['2025-05-09', 'HC/2025/31']);
  assert.deepEqual(
    mechanisms.map(({ text }) => text),
    ['A Steering Group chaired by the County Librarian will meet every month'],
  );
  assert.deepEqual(
    references.map(({ kind, text }) => [kind, text]),
    [['annex', 'in Annex C']],
  );
  assert.deepEqual(
    gaps.map(({ kind, detail }) => [kind, detail]),
    [['missing-annex', 'in Annex C']],
  );
});

test('bullets below Targets are targets, not tasks; the version of a standard is neither', () => {
  const { items, targets, numbers } = compiled(english);
  assert.deepEqual(
    items.map(({ marker }) => marker),
    ['2.1', '2.2'],
  );
  assert.deepEqual(
    targets.map(({ subject, value, low, unit }) => [subject, value ?? low, unit]),
    [
      ['households', 60, '%'],
      ['volunteers', 40, 'volunteers'],
      ['reading rooms', 12, 'rooms'],
    ],
  );
  assert.equal(numbers.find(({ text }) => text.startsWith('2.2'))?.class, 'reference');
});

test('rules that are to be made are instruments, rules that are followed are none', () => {
  const { instruments } = compiled(
    '甲区数据行动方案\n一、主要任务\n（一）完善制度。出台《数据授权管理办法》，制定实施《登记办法》和《流通细则》，贯彻《数据基础制度的意见》精神。\n',
  );
  assert.deepEqual(
    instruments.map(({ text }) => text),
    ['《数据授权管理办法》', '《登记办法》', '《流通细则》'],
  );
});

test('binding and expected are read from a bracket, behind the number or behind the indicator, and from a column', () => {
  const { targets } = compiled(
    [
      '甲区绿色发展行动方案',
      '一、主要目标',
      '到2028年，单位能耗降低5%（约束性），产值达到20亿元（预期性指标），企业达到60家。',
      '指标\t单位\t属性\t2028年目标',
      '森林覆盖率（约束性）\t%\t\t45',
      '粮食产量\t万吨\t预期性\t8',
      '二、主要任务',
      '（一）植树造林。',
    ].join('\n'),
  );
  assert.deepEqual(
    targets.map(({ subject, nature }) => [subject, nature]),
    [
      ['单位能耗', 'binding'],
      ['产值', 'expected'],
      ['企业', null],
      ['森林覆盖率', 'binding'],
      ['粮食产量', 'expected'],
    ],
  );
});
