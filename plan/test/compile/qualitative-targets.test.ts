import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';

/** The targets without a number that a section of the heading has. */
function resultsOf(heading: string, words: string): string[] {
  const text = `清江县停车场建设方案\n清政办〔2022〕8号\n一、${heading}\n${words}\n二、主要任务\n（一）加强考核。\n清江县人民政府\n2022年6月14日\n`;
  const [plan] = compileDocument(text, { name: 'goals', sha256: '' }).plans;
  return (plan?.targets ?? []).map((target) => target.text);
}

test('in a goal that has told its time every result and every state counts', () => {
  for (const [words, ...expected] of [
    ['到2025年，粮食基本自给，蔬菜稳定供应。', '粮食基本自给', '蔬菜稳定供应'],
    ['到2025年，打造对外开放新高地，培育竞争新优势。', '打造对外开放新高地', '培育竞争新优势'],
    ['通过三年努力，健身组织网络遍布城乡。', '健身组织网络遍布城乡'],
    ['体育产业成为新的增长点。', '体育产业成为新的增长点'],
    ['坚持政府主导，推动产业发展，到2025年，基本解决停车难问题。', '基本解决停车难问题'],
  ] as const)
    assert.deepEqual(resultsOf('发展目标', words), expected, words);
});

test('what the guiding thought wishes for is no target', () => {
  const words = '坚持以人民为中心，努力把清江建设成为宜居城市，形成一批示范街区。';
  assert.deepEqual(resultsOf('指导思想', words), []);
  assert.deepEqual(resultsOf('基本原则', words), []);
});
