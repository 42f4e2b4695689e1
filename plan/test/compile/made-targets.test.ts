import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileDocument } from '../../compile/compile-document.ts';
import { sentenceOutcome } from './sentence-outcome.ts';

/** How a bound is said around a number, and what it is. */
const bounds = [
  ['不低于', '', '>='],
  ['不少于', '', '>='],
  ['达到', '', '>='],
  ['达到', '以上', '>='],
  ['提高到', '', '>='],
  ['超过', '', '>'],
  ['突破', '', '>'],
  ['不超过', '', '<='],
  ['控制在', '以内', '<='],
  ['降至', '以下', '<='],
  ['达到', '左右', '~'],
] as const;
const measured = ['产业规模', '网络投资总额', '平台交易额', '园区营业收入', '软件业务收入'] as const;
const shares = ['上云普及率', '数据共享率', '千兆用户占比', '设备联网率'] as const;
const units = ['亿元', '万元', '万人次', '万个', '家', 'EFLOPS', '公里', '万标准箱', '亿元/年'] as const;
const times = [
  ['到2027年，', '2027'],
  ['2026年底前，', '2026'],
  ['到“十五五”末，', '2030'],
  ['力争到2028年底，', '2028'],
  ['经过3年努力，', '3-3y'],
] as const;

const number = fc.oneof(
  fc.integer({ min: 2, max: 9_999 }),
  fc.integer({ min: 11, max: 999 }).map((tenths) => tenths / 10),
);
/** 1200, 1,200 */
const written = (value: number, grouped: boolean) =>
  grouped && value >= 1000 && Number.isInteger(value) ? value.toLocaleString('en') : String(value);
const read = (sentence: string) => sentenceOutcome('goal', sentence, compileDocument);
const check = { numRuns: 150 };

test('a measure, a bound, a number, a unit and a time are one target with these', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...measured),
      fc.constantFrom(...bounds),
      number,
      fc.boolean(),
      fc.constantFrom(...units),
      fc.constantFrom(...times),
      (subject, [before, after, comparator], value, grouped, unit, [when, year]) => {
        const words = `${when}${subject}${before}${written(value, grouped)}${unit}${after}。`;
        assert.deepEqual(read(words), [`${comparator} ${value} ${unit} ${year}`], words);
      },
    ),
    check,
  );
});

test('分别 shares its numbers out in their order, and its bound over all of them', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...shares), { minLength: 2, maxLength: 4 }),
      fc.array(fc.integer({ min: 2, max: 99 }), { minLength: 4, maxLength: 4 }),
      fc.constantFrom('达到', '提高到', '不低于'),
      fc.constantFrom(...times),
      (subjects, values, verb, [when, year]) => {
        const own = values.slice(0, subjects.length);
        const words = `${when}${subjects.join('、')}分别${verb}${own.map((value) => `${value}%`).join('、')}。`;
        assert.deepEqual(
          read(words),
          own.map((value) => `>= ${value} % ${year}`),
          words,
        );
      },
    ),
    check,
  );
});

test('a change has its number, and the level that it comes to or from is no part of it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...shares),
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(...times),
      (subject, from, by, [when, year]) => {
        const words = `${when}${subject}由2023年的${from}%提高到${from + by}%，较2023年提高${by}个百分点。`;
        assert.deepEqual(
          read(words),
          [`>= ${from + by} % ${year}`, `= ${by} 个百分点 ${year}`, `${from}% past`],
          words,
        );
      },
    ),
    check,
  );
});

test('one subject with a number for each of several years has each with its year', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...measured),
      fc.integer({ min: 2, max: 500 }),
      fc.integer({ min: 2, max: 500 }),
      fc.constantFrom('达到', '突破', '不低于'),
      fc.constantFrom('；', '，'),
      (subject, first, more, verb, stop) => {
        const comparator = verb === '突破' ? '>' : '>=';
        const words = `到2025年，${subject}${verb}${first}亿元${stop}到2027年，${verb}${first + more}亿元。`;
        assert.deepEqual(
          read(words),
          [`${comparator} ${first} 亿元 2025`, `${comparator} ${first + more} 亿元 2027`],
          words,
        );
      },
    ),
    check,
  );
});

const englishBounds = [
  ['at least ', '', '>='],
  ['no fewer than ', '', '>='],
  ['', ' or more', '>='],
  ['more than ', '', '>'],
  ['no more than ', '', '<='],
  ['up to ', '', '<='],
  ['fewer than ', '', '<'],
  ['around ', '', '~'],
  ['', '', '='],
] as const;

test('an English count has its bound, its noun and its year, wherever the year stands', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...englishBounds),
      fc.integer({ min: 2, max: 90_000 }),
      fc.boolean(),
      fc.constantFrom('schools', 'sensors', 'buses', 'startups'),
      fc.integer({ min: 2026, max: 2040 }),
      fc.boolean(),
      ([before, after, comparator], value, grouped, noun, year, first) => {
        const what = `${before}${grouped ? value.toLocaleString('en') : value} ${noun}${after}`;
        fc.pre(value < 1900 || value > 2100 || grouped);
        const words = first
          ? `By ${year}, the city will connect ${what}.`
          : `The city will connect ${what} by the end of ${year}.`;
        assert.deepEqual(read(words), [`${comparator} ${value} ${noun} ${year}`], words);
      },
    ),
    check,
  );
});
