import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Value } from 'typebox/value';
import { compileDocument } from '../../compile/compile-document.ts';
import { Compiled } from '../../compile/compiled.ts';
import { assertVerbatim } from './verbatim.ts';

const here = import.meta.dirname;
const texts = [join(here, 'vectors'), join(here, '../../demo')]
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((file) => file.endsWith('.txt'))
  .map((file) => readFileSync(file, 'utf8'));
const source = { name: 'plan.txt', sha256: 'ab' };

function check(text: string): void {
  const compiled = compileDocument(text, source);
  assertVerbatim(text, compiled);
  assert.ok(Value.Check(Compiled, compiled));
  assert.deepEqual(compileDocument(text, source), compiled);
}

test('what is compiled fits the schema, re-reads verbatim and is the same again', () => {
  for (const text of texts) check(text);
});

test('a novel, an empty text and a list of words are no plans', () => {
  for (const text of [
    '',
    '天色已晚，三个人走进了村子。\n没有人说话。',
    '第一章 雪夜\n那年冬天下了一百天雪。\n第二章 归人\n他回来了。',
  ]) {
    assert.deepEqual(compileDocument(text, source).plans, []);
  }
});

test('a byte order mark, Windows line ends and indents move nothing but the spans', () => {
  for (const text of texts) {
    const [plain, dressed] = [text, `\ufeff${text.replaceAll('\n', '\r\n\u3000\u3000')}`].map((one) =>
      compileDocument(one, source).plans.map(({ title, items, targets }) => ({
        title,
        items: items.map(({ id, title: name, assignments }) => [
          id,
          name,
          assignments.map(({ unit }) => unit),
        ]),
        targets: targets.map(({ id, subject, value }) => [id, subject, value]),
      })),
    );
    assert.deepEqual(dressed, plain);
  }
});

test('a number shared out among many has them as its scope, and counts what stands beside it', () => {
  const subjects = (sentence: string) =>
    compileDocument(
      `甲县养老服务行动方案\n一、发展目标\n${sentence}\n二、主要任务\n（一）加强管理。\n`,
      source,
    ).plans.flatMap(({ targets }) =>
      targets.map(
        ({ subject, scope, comparator, value, unit }) =>
          `${scope ?? ''}|${subject} ${comparator} ${value} ${unit}`,
      ),
    );
  for (const [sentence, ...expected] of [
    ['建设养老驿站，每个乡镇至少1个。', '每个乡镇|养老驿站 >= 1 个'],
    ['文化站每个乡镇不少于1个。', '每个乡镇|文化站 >= 1 个'],
    ['确保每个乡镇至少有1个文化站。', '每个乡镇|文化站 >= 1 个'],
    [
      '培育百亿级企业1家、十亿级企业10家左右、亿元级企业百家以上。',
      '|百亿级企业 = 1 家',
      '|十亿级企业 ~ 10 家',
      '|亿元级企业 >= 100 家',
    ],
  ] as const)
    assert.deepEqual(subjects(sentence), expected, sentence);
});

/** What the grammar looks for, to be thrown together in every order. */
const fragments = [
  '一、 （二） 1. 3.5亿元 2. （1） 第三章 ① \n 。 ， ； （ ） “ 、 附件： 附件1\n 888.jpg 某市行动方案 主要目标',
  '到2025年 力争经过3—5年努力 13月前 2月30日 2023年1月1日 翻两番 全覆盖 分别达到 500亿元 3至5家 一批 百分之八十',
  '建成 从1%提高到2% 责任单位：省甲厅、省乙局 （省甲厅牵头，省乙局配合） 见附件2 完成时限：长期',
].flatMap((line) => line.split(' '));

test('any text: nothing is thrown, every span is in range and verbatim', () => {
  const pieces = fc.constantFrom(...fragments);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 }),
      (parts) => {
        check(parts.join(''));
      },
    ),
    { numRuns: 400 },
  );
});

test('plans with their lines shuffled', () => {
  const lines = texts.flatMap((text) => text.split('\n'));
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { maxLength: 80 }), (some) => check(some.join('\n'))),
    { numRuns: 150 },
  );
});

test('marks of Markdown are no words', () => {
  const text =
    '# 清江县停车场建设方案\n\n**清政办〔2022〕8号**\n\n## 一、主要任务\n\n**1.新建停车场**。新建车位500个。\n\n2.完善**标志**标线。\n';
  const [plan] = compileDocument(text, source).plans;
  check(text);
  assert.equal(plan?.title, '清江县停车场建设方案');
  assert.equal(plan?.documentNumber, '清政办〔2022〕8号');
  assert.deepEqual(
    plan?.headings.map((heading) => `${heading.marker}${heading.text}`),
    ['一、主要任务'],
  );
  assert.deepEqual(
    plan?.items.map(({ marker, title }) => `${marker}${title}`),
    ['1.新建停车场', '2.完善**标志**标线'],
  );
});

test('the smallest plan: one line of work under a heading', () => {
  const [plan] = compileDocument('一、总体要求\n1.建设基站。\n', source).plans;
  assert.deepEqual(
    plan?.items.map(({ marker, text }) => `${marker}${text}`),
    ['1.建设基站。'],
  );
});

test('words to all readers, and the signature, stand outside of the last item', () => {
  const text =
    '清江县停车场建设方案\n一、主要任务\n1.建设北部园区，由市财政局负责。\n2.加强考核。将停车场建设纳入考核。\n各乡镇、各部门要高度重视，加强协作。\n清江县人民政府办公室\n2022年6月14日\n';
  const [plan] = compileDocument(text, source).plans;
  assert.equal(plan?.items.at(-1)?.text, '加强考核。将停车场建设纳入考核。');
  assert.deepEqual(
    plan?.items[0]?.assignments.map(({ unit }) => unit),
    ['市财政局'],
  );
});
