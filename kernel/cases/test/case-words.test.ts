import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withCaseWords } from '../case-words.ts';

const texts: { readonly [key: string]: { 'zh-CN': string; en: string } } = {
  'cases.Task.states.reported': { 'zh-CN': '已报送', en: 'reported' },
  'cases.Task.transitions.approve': { 'zh-CN': '复核通过', en: 'Approve' },
};
const words = (_type: string, key: string) => texts[key] ?? null;

test('a state and a step are told in the words of their type', () => {
  assert.deepEqual(withCaseWords({ type: 'Task', state: 'reported', transition: 'approve' }, words), {
    type: 'Task',
    state: texts['cases.Task.states.reported'],
    transition: texts['cases.Task.transitions.approve'],
  });
});

test('what has no words, or is of no case, stays as it is', () => {
  const unknown = { type: 'Task', state: 'lost', transition: 'open' };
  assert.deepEqual(withCaseWords(unknown, words), unknown);
  const other = { state: 'reported', limit: 3 };
  assert.deepEqual(withCaseWords(other, words), other);
});
