import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isYearlyChange } from '../../rules/yearly-change.ts';

test('a change of every year is told from one over the whole time', () => {
  assert.ok(isYearlyChange('核心产业增加值年均增长25%左右', 'increase'));
  assert.ok(isYearlyChange('能耗年均下降3%', 'decrease'));
  assert.ok(isYearlyChange('revenue to grow by 8% per year', 'increase'));
  assert.ok(!isYearlyChange('单位GDP能耗下降13.5%', 'decrease'));
  assert.ok(!isYearlyChange('annual output to rise by 20%', 'increase'));
  assert.ok(!isYearlyChange('年均增速达到8%', 'level'));
});
