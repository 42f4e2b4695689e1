import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardCsv } from '../board-csv.ts';
import { totalsOf } from '../board-totals.ts';
import { changeWords, goalWords, joined, readingWords } from '../target-words.ts';
import { plan, section, target, task } from './sample-plan.ts';

const name = (key: string) => key;

test('goals are said briefly', () => {
  const scale = target('g', { comparator: '>', goal: { base: 1e13, shown: 1000 }, unit: '亿元' });
  assert.deepEqual(goalWords(scale, 'zh-CN', name), { figure: '> 1,000', unit: '亿元' });
  assert.deepEqual(goalWords(scale, 'en', name), { figure: '> 100', unit: 'unit.billionYuan' });
  const range = target('g', {
    comparator: 'range',
    goal: { base: 3, shown: 3 },
    stretch: { base: 5, shown: 5 },
    unit: '家',
  });
  assert.deepEqual(goalWords(range, 'zh-CN', name), { figure: '3–5', unit: '家' });
  const whole = target('g', { comparator: '=', goal: { base: 100, shown: 100 }, unit: '%' });
  assert.equal(joined(goalWords(whole, 'en', name) ?? { figure: '', unit: '' }), '100%');
  assert.equal(goalWords(target('g', { goal: null }), 'en', name), null);
});

test('a goal is said digit for digit, and a change as a change', () => {
  const said = (shown: number, unit: string, parts: object = {}) =>
    joined(
      goalWords(
        target('g', { goal: { base: shown, shown }, unit, comparator: '=', ...parts }),
        'zh-CN',
        name,
      ) ?? assert.fail(),
    );
  assert.equal(said(12.5, '亿元', { comparator: '>=' }), '≥ 12.5 亿元');
  assert.equal(said(99.95, '%'), '99.95%');
  assert.equal(said(0.02, '%', { comparator: '<=' }), '≤ 0.02%');
  const yearly = { quantity: 'increase', yearly: true, comparator: '~' };
  assert.equal(said(25, '%', yearly), 'goal.increase.yearly ≈ 25%');
  assert.equal(said(13.5, '%', { quantity: 'decrease' }), 'goal.decrease 13.5%');
  assert.equal(said(3.5, '个百分点', { quantity: 'increase' }), 'goal.increase.points 3.5 个百分点');
  assert.equal(said(2, '倍', { quantity: 'multiple' }), 'goal.multiple 2 倍');
});

test('a reading has the decimals of its measure, and no fewer than its goal', () => {
  const said = (shown: number, goal: number, parts: object = {}) =>
    readingWords(
      target('g', {
        goal: { base: goal, shown: goal },
        unit: '%',
        decimals: 1,
        reading: {
          measurement: 'm',
          quantity: { base: shown, shown },
          at: '2026-11-22T00:00:00Z',
          tier: 'A',
          facts: 1,
          synthetic: false,
        },
        ...parts,
      }),
      'zh-CN',
      name,
    )?.figure;
  assert.equal(said(99.9, 99.95), '99.90');
  assert.equal(said(99.9, 99), '99.9');
  assert.equal(said(40, 13.55, { quantity: 'decrease' }), '40.0');
});

test('no reading, no words', () => {
  assert.equal(readingWords(target('g'), 'en', name), null);
});

test('qualitative targets are counted as decisions, not as lamps', () => {
  const sample = plan({
    targets: [target('a', { lamp: 'overdue' }), target('b', { kind: 'qualitative', goal: null })],
  });
  const totals = totalsOf([sample, sample]);
  assert.deepEqual(totals.lamps, { normal: 0, warning: 0, unlikely: 0, overdue: 2, none: 0 });
  assert.equal(totals.undecided, 2);
});

test('the export has one row for each target and task', () => {
  const sample = plan({
    sections: [section('s', 1, '任务', 0, [task('t', '=cmd()', ['甲', '乙'])])],
    targets: [
      target('g', {
        subject: '规模',
        goal: { base: 25, shown: 25 },
        unit: '%',
        quantity: 'increase',
        yearly: true,
      }),
    ],
  });
  const rows = boardCsv([sample], 'zh-CN', name).trimEnd().split('\r\n');
  assert.equal(rows.length, 3);
  assert.match(rows[1] ?? '', /规模.*goal\.increase\.yearly ≥ 25%/);
  assert.match(rows[2] ?? '', /甲list\.comma乙/);
});

test('a change is said with its sign, in percentage points, and never as nothing where it is something', () => {
  const change = (shown: number, parts: object, language: 'zh-CN' | 'en' = 'zh-CN') =>
    changeWords(
      target('g', { goal: { base: 10, shown: 10 }, ...parts }),
      { base: shown, shown },
      language,
      (key) => (key === 'change.points' ? '{count} 个百分点' : key),
    );
  assert.equal(change(1.25, { unit: '%', decimals: 1 }), '+1.3 个百分点');
  assert.equal(change(-0.042, { unit: '%', decimals: 1 }), '-0.042 个百分点');
  assert.equal(change(0.04, { unit: '个' }), '+0.04 个');
  assert.equal(change(0.25, { unit: '个' }), '+0.25 个');
  assert.equal(change(12.4, { unit: '个' }), '+12 个');
  assert.equal(change(0, { unit: '个' }), '0 个');
});
