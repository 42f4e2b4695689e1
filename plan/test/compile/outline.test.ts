import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toLines } from '../../compile/outline/line.ts';
import { readOutlines } from '../../compile/outline/outline.ts';

const markers = (text: string) =>
  readOutlines(toLines(text)).map(({ nodes }) => nodes.map(({ depth, marker }) => `${depth} ${marker.text}`));

test('a number counts only in its sequence', () => {
  const text =
    '一、甲\n1.乙\n888.jpg\n3.5亿元投资\n2.VR应用\n2023.11起\n3.2025年前完成\n4.5月底前建成\n5.12月中旬验收\n二、丙';
  assert.deepEqual(markers(text), [['1 一、', '2 1.', '2 2.', '2 3.', '2 4.', '2 5.', '1 二、']]);
});

test('each document nests its families in its own order', () => {
  assert.deepEqual(markers('第一章 总则\n第一节 甲\n（一）乙\n1．丙\n（1）丁\n（2）戊\n2．己\n第二节 庚'), [
    ['1 第一章', '2 第一节', '3 （一）', '4 1．', '5 （1）', '5 （2）', '4 2．', '2 第二节'],
  ]);
  assert.deepEqual(markers('1. One\n1.1 Two\n1.2 Three\n2. Four'), [['1 1.', '2 1.1', '2 1.2', '1 2.']]);
});

test('a repeated or skipped number of a heading is forgiven', () => {
  assert.deepEqual(markers('一、甲\n（一）乙\n（一）丙\n（三）丁\n三、戊'), [
    ['1 一、', '2 （一）', '2 （一）', '2 （三）', '1 三、'],
  ]);
});

test('an annex is no plan, another plan with a title or a preamble is', () => {
  const annex = '一、甲\n二、乙\n附件：名词解释\n附件\n名词解释\n一、云\n二、网';
  assert.deepEqual(markers(annex), [['1 一、', '1 二、']]);
  assert.deepEqual(markers('一、甲\n二、乙\n某市绿化方案\n一、丙'), [['1 一、', '1 二、'], ['1 一、']]);
  assert.deepEqual(markers('一、甲\n二、乙\n为做好工作，制定本方案。\n一、丙'), [
    ['1 一、', '1 二、'],
    ['1 一、'],
  ]);
});

test('labels number their parts whatever stands between them', () => {
  const text = 'Agency Actions\nWords of it.\nAction 1: Publish\n1.1 Do it\nAction 7: Review\n7.1 Do that';
  assert.deepEqual(markers(`A Plan\n2 May 2019\nThe plan lists what is to do.\n${text}`), [
    ['1 ', '2 Action 1:', '3 1.1', '2 Action 7:', '3 7.1'],
  ]);
  assert.deepEqual(markers('1 Delivery\ni. Publish it\nii. Review it\na. Read it\nb. Keep it'), [
    ['1 1', '2 i.', '2 ii.', '3 a.', '3 b.'],
  ]);
});

test('paragraphs with headings of their own are items where nothing is numbered', () => {
  const items = '完善基础设施。推进农村光纤改造，建设基站。\n发展智慧农业。建设一批智慧农业示范基地。';
  assert.deepEqual(
    markers(`某县方案\n为加快发展，制定本方案。\n重点任务\n${items}\n保障措施\n各单位要抓好落实，按月报送。`),
    [['1 ', '2 ', '2 ', '1 ']],
  );
});

test('English labels may carry words, letters and codes, and a new kind of label stands beside a list', () => {
  const goals =
    'Goal A: Reliable\nAction A1: Run it\nAction A2: To keep it, repair it\nGoal B: Clean\nAction B1: Buy it';
  assert.deepEqual(markers(`A Plan\n${goals}`), [
    ['1 Goal A:', '2 Action A1:', '2 Action A2:', '1 Goal B:', '2 Action B1:'],
  ]);
  const words =
    'Priority One: Skills\n(a) Open hubs\n(b) Fund courses\nPriority Two: Firms\n(a) Lend to them';
  assert.deepEqual(markers(`A Plan\n${words}`), [
    ['1 Priority One:', '2 (a)', '2 (b)', '1 Priority Two:', '2 (a)'],
  ]);
  const codes = 'BUILDINGS\nB-1 Adopt a code\nB-2 Retrofit halls\nTRANSPORT\nT-1 Widen paths\nT-2 Buy buses';
  assert.deepEqual(markers(`A Plan\n2 May 2019\nThe plan lists what is to do.\n${codes}`), [
    ['1 ', '2 B-1', '2 B-2', '1 ', '2 T-1', '2 T-2'],
  ]);
  const parts =
    '1) to connect villages;\n2) to train teachers.\nPart A. Roads\nA.1. Lay it\nPart B. Skills\nB.1. Teach it';
  assert.deepEqual(markers(`A Plan\nObjectives\n${parts}`), [
    ['1 ', '2 1)', '2 2)', '1 Part A.', '2 A.1.', '1 Part B.', '2 B.1.'],
  ]);
});
