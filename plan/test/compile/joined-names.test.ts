import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAssignments } from '../../compile/work/assignments.ts';

const read = (text: string) =>
  readAssignments(text, { start: 0, end: text.length }, false).map(({ unit }) => unit);

const fields =
  '文化广电 自然资源 住房 发展 教育 卫生健康 外事 工业 农业农村 退役军人 社会 老干部 水库 园区 社区 科学技术 人力资源'.split(
    ' ',
  );
const ends =
  '旅游局 规划局 城乡建设局 改革委员会 体育局 侨务办公室 信息化局 水利局 法制办公室 服务局 服务中心 监督管理局'.split(
    ' ',
  );
const joint = fc.constantFrom('和', '与', '及');
/** Offices that never were, with a joint in their names: 市水库与侨务办公室. */
const compound = fc
  .tuple(fc.constantFrom('', '市', '省', '县'), fc.constantFrom(...fields), joint, fc.constantFrom(...ends))
  .map((parts) => parts.join(''));
const plain = fc
  .tuple(fc.constantFrom('市', '省', '县'), fc.constantFrom(...'财政 公安 民政 审计 税务'.split(' ')))
  .map(([place, name]) => `${place}${name}局`);
const office = fc.oneof(compound, plain);

test('和 within the name of an office is part of it, whatever list it stands in', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(office, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('、', '，'),
      (names, comma) => {
        assert.deepEqual(read(`责任单位：${names.join(comma)}`), names);
      },
    ),
  );
});

test('和 between two offices parts them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(office, { maxLength: 3 }), office, plain, joint, (names, one, other, and) => {
      fc.pre(one !== other);
      const all = [...names, one];
      assert.deepEqual(read(`责任单位：${all.join('、')}${and}${other}`), [...all, other]);
    }),
  );
});

test('a sentence of its own names whom it says, and nobody whom the work concerns', () => {
  for (const [text, ...expected] of [
    ['做好资金保障，由市财政局负责。', '市财政局'],
    ['推进市住房和城乡建设局办公楼改造，由市财政局负责。', '市财政局'],
    ['完善市公园管理中心，由市财政局负责，市工信局配合。', '市财政局', '市工信局'],
    ['责任单位：市发改委、市工信局，由市财政局负责', '市发改委', '市工信局', '市财政局'],
  ] as const)
    assert.deepEqual(read(text), expected, text);
});
