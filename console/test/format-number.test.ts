import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatFact } from '../text/format-fact.ts';
import { formatYuan } from '../text/format-money.ts';
import { decimalsOf, formatNumber } from '../text/format-number.ts';
import { formatMeasured, formatQuantity } from '../text/format-quantity.ts';

const key = (name: string) => name;
const otherwise = (_name: string, text: string) => text;

test('money is scaled as each language does', () => {
  assert.deepEqual(formatYuan(89_240_000_000, 'zh-CN', key), {
    figure: '892.4',
    unit: 'unit.hundredMillionYuan',
  });
  assert.deepEqual(formatYuan(89_240_000_000, 'en', key), { figure: '89.24', unit: 'unit.billionYuan' });
  assert.deepEqual(formatYuan(12_000 * 1e8, 'zh-CN', key), {
    figure: '12,000',
    unit: 'unit.hundredMillionYuan',
  });
  assert.deepEqual(formatYuan(56_000, 'zh-CN', key), { figure: '5.6', unit: 'unit.tenThousandYuan' });
  assert.deepEqual(formatYuan(999.5, 'en', key), { figure: '999.5', unit: 'unit.yuan' });
});

test('a column of money is in the scale of its largest figure', () => {
  const shown = [45_260_000_000_00, 72_310_000_00].map(
    (fen) => formatMeasured(fen, 'CNY', 1, 'zh-CN', key, 45_260_000_000_00).unit,
  );
  assert.deepEqual(shown, ['unit.hundredMillionYuan', 'unit.hundredMillionYuan']);
  assert.equal(formatMeasured(72_310_000_00, 'CNY', 1, 'zh-CN', key).unit, 'unit.tenThousandYuan');
});

test('a quantity keeps the unit of the document in Chinese', () => {
  const asked = { base: 100_000_000_000_00, shown: 1000 };
  assert.deepEqual(formatQuantity(asked, '亿元', 0, 'zh-CN', key), { figure: '1,000', unit: '亿元' });
  assert.deepEqual(formatQuantity(asked, '亿元', 0, 'en', key), { figure: '100', unit: 'unit.billionYuan' });
});

test('a figure that changes keeps its decimals, a goal does not show empty ones', () => {
  const whole = { base: 104_100_000_000_00, shown: 1041 };
  assert.equal(formatQuantity(whole, '亿元', 1, 'zh-CN', key, true).figure, '1,041.0');
  assert.equal(formatQuantity(whole, '亿元', 1, 'zh-CN', key).figure, '1,041');
  assert.equal(formatMeasured(10_410_000_000_000, 'CNY', 1, 'zh-CN', key).figure, '1,041.0');
});

test('counts of ten thousands are written out in English', () => {
  const five = { base: 50_000, shown: 5 };
  assert.deepEqual(
    formatQuantity(five, '万户', 0, 'en', (name) => (name === 'unit.of.户' ? 'households' : name)),
    {
      figure: '50,000',
      unit: 'households',
    },
  );
});

test('English drops counting words, names units whole or leaves them whole', () => {
  const three = { base: 3, shown: 3 };
  const named = (name: string) =>
    new Map([
      ['unit.counting', '座 个'],
      ['unit.of.倍', 'times'],
      ['unit.of.吨', 't'],
      ['unit.of.亩', 'mu'],
    ]).get(name) ?? name;
  assert.deepEqual(formatQuantity(three, '座', 0, 'en', named), { figure: '3', unit: '' });
  assert.deepEqual(formatQuantity(three, '倍', 0, 'en', named), { figure: '3', unit: 'times' });
  assert.deepEqual(formatQuantity(three, '吨/亩', 0, 'en', named), { figure: '3', unit: 't/mu' });
  assert.deepEqual(formatQuantity(three, '吨/元', 0, 'en', named), { figure: '3', unit: '吨/元' });
});

test('a goal is shown digit for digit, and what stands beside it with no fewer decimals', () => {
  const goal = (shown: number, factor = 1) => ({ base: shown * factor, shown });
  const said = (shown: number, unit: string, factor = 1) =>
    formatQuantity(goal(shown, factor), unit, 0, 'zh-CN', key, false, goal(shown, factor)).figure;
  assert.deepEqual(
    [12.5, 99.95, 0.3, 0.02, 2.68, 100].map((shown) => said(shown, '%')),
    ['12.5', '99.95', '0.3', '0.02', '2.68', '100'],
  );
  const money = goal(1234.56, 1e10);
  assert.equal(formatQuantity(money, '亿元', 0, 'en', key, false, money).figure, '123.456');
  assert.equal(formatQuantity(goal(1230, 1e10), '亿元', 0, 'en', key, true, money).figure, '123');
  assert.equal(formatQuantity(goal(99.9), '%', 1, 'zh-CN', key, true, goal(99.95)).figure, '99.90');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
      const value = Number(`${digits}e-${places}`);
      assert.equal(Number(said(value, '%').replaceAll(',', '')), value);
      assert.ok(decimalsOf(value) <= places);
    }),
  );
});

test('a measured amount counts fen', () => {
  assert.equal(formatMeasured(4_186_000_000_000, 'CNY', 1, 'zh-CN', key).figure, '418.6');
  const measured = 10_406_000_000_000;
  for (const language of ['zh-CN', 'en'] as const) {
    const onBoard = formatQuantity(
      { base: measured, shown: measured / 1e10 },
      '亿元',
      1,
      language,
      key,
      true,
    );
    assert.equal(formatMeasured(measured, 'CNY', 1, language, key).figure, onBoard.figure, language);
  }
  assert.deepEqual(
    formatMeasured(86.34, 'P1', 1, 'en', (name) => (name === 'unit.code.P1' ? '%' : name)),
    {
      figure: '86.3',
      unit: '%',
    },
  );
});

test('zero is never negative, and digits survive', () => {
  assert.equal(formatNumber(-0.001, 'zh-CN', 1), '0');
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
      assert.equal(Number(formatNumber(value, 'en').replaceAll(',', '')), value + 0);
    }),
  );
});

test('facts are written by their kind', () => {
  const fact = { kind: 'Property', entityType: 'Site', attribute: 'state', unitCode: null };
  assert.equal(
    formatFact({ ...fact, value: 'open' }, 'en', (name, text) =>
      name.endsWith('state.open') ? 'Open' : text,
    ).figure,
    'Open',
  );
  assert.equal(formatFact({ ...fact, value: ['a', 'b'] }, 'zh-CN', otherwise).figure, 'a, b');
  assert.equal(formatFact({ ...fact, value: null }, 'en', otherwise).figure, '—');
  const place = { ...fact, kind: 'GeoProperty', value: { type: 'Point', coordinates: [113.65, 34.75] } };
  assert.equal(formatFact(place, 'en', otherwise).figure, '34.7500° N, 113.6500° E');
  const link = { ...fact, kind: 'Relationship', value: 'urn:ngsi-ld:City:zhengzhou' };
  assert.equal(formatFact(link, 'en', otherwise).figure, 'zhengzhou');
});
