import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardCsv } from '../board-csv.ts';
import { totalsOf } from '../board-totals.ts';
import { goalWords, joined, readingWords } from '../target-words.ts';
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

test('no reading, no words', () => {
  assert.equal(readingWords(target('g'), 'en', name), null);
});

test('qualitative targets are counted as decisions, not as lamps', () => {
  const sample = plan({
    targets: [target('a', { lamp: 'overdue' }), target('b', { kind: 'qualitative', goal: null })],
  });
  const totals = totalsOf([sample, sample]);
  assert.deepEqual(totals.lamps, { normal: 0, warning: 0, overdue: 2, none: 0 });
  assert.equal(totals.undecided, 2);
});

test('the export has one row for each target and task', () => {
  const sample = plan({
    sections: [section('s', 1, '任务', 0, [task('t', '=cmd()', ['甲', '乙'])])],
    targets: [target('g', { subject: '规模' })],
  });
  const rows = boardCsv([sample], 'zh-CN', name).trimEnd().split('\r\n');
  assert.equal(rows.length, 3);
  assert.match(rows[1] ?? '', /规模/);
  assert.match(rows[2] ?? '', /甲list\.comma乙/);
});
