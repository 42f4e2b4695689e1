import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { chineseNumeral } from '../../compile/quantity/chinese-numeral.ts';
import { readQuantities } from '../../compile/quantity/read-quantities.ts';

const read = (text: string) =>
  readQuantities(text, 0, text.length).map(({ text: words, low, high, unit }) => [
    words,
    high === null ? low : [low, high],
    unit.text,
  ]);

test('numbers with their units', () => {
  for (const [text, ...expected] of [
    ['达到6.3万亿元和10.6万亿元', ['6.3万亿元', 6.3, '万亿元'], ['10.6万亿元', 10.6, '万亿元']],
    ['1,200万户', ['1,200万户', 1200, '万户']],
    [
      '3—5家、3-5个、3至5座、3家到5家',
      ['3—5家', [3, 5], '家'],
      ['3-5个', [3, 5], '个'],
      ['3至5座', [3, 5], '座'],
      ['3家到5家', [3, 5], '家'],
    ],
    ['5%—10%', ['5%—10%', [5, 10], '%']],
    ['一百二十个，百分之八十', ['一百二十个', 120, '个'], ['百分之八十', 80, '%']],
    ['三千亿元', ['三千亿元', 3000, '亿元']],
    ['30余家', ['30余家', 30, '家']],
    ['翻一番、翻两番', ['翻一番', 2, '倍'], ['翻两番', 4, '倍']],
    ['5个工作日', ['5个工作日', 5, '个工作日']],
  ] as const) {
    assert.deepEqual(read(text), expected, text);
  }
});

test('what looks like a number with a unit but is none', () => {
  for (const text of [
    '2025年6月',
    '第3个',
    '第三家',
    '红十字会',
    '十字路口',
    '长三角地区',
    '建设三门峡市',
    '打造五台山景区',
    '支持九寨沟县',
    '推广千万工程经验',
    '建设千兆光网',
    '组织万人助万企活动',
    '二十四节气',
    '支持百度公司',
    '十分重要',
    '十万人死亡率',
    '万元GDP能耗',
    '亿元地区生产总值生产安全事故死亡率',
    'H100台',
    '5G、4K/8K',
    '千家万户',
    '一个整体',
    '888.jpg',
    '〔2023〕1号',
  ]) {
    assert.deepEqual(read(text), [], text);
  }
});

test('money is in fen, shares in percent', () => {
  const [money] = readQuantities('1000亿元', 0, 6);
  assert.deepEqual(money?.unit.base, { code: 'CNY', factor: 1e10 });
  const [share] = readQuantities('95%', 0, 3);
  assert.deepEqual(share?.unit.base, { code: 'P1', factor: 1 });
});

test('Chinese numerals up to 99,999 read back', () => {
  const digits = [...'零一二三四五六七八九'];
  const write = (number: number): string => {
    if (number < 10) return digits[number] ?? '';
    const [name, size] = (
      [
        ['万', 10_000],
        ['千', 1000],
        ['百', 100],
        ['十', 10],
      ] as const
    ).find((power) => number >= power[1]) ?? ['', 1];
    const rest = number % size;
    const gap = rest > 0 && rest < size / 10 ? '零' : '';
    return `${write(Math.floor(number / size))}${name}${gap}${rest > 0 ? write(rest) : ''}`;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), (number) => chineseNumeral(write(number)) === number),
  );
  assert.equal(chineseNumeral('二〇二五'), 2025);
  assert.equal(chineseNumeral('十五'), 15);
  assert.equal(chineseNumeral('甲'), null);
});
