import { chineseNumeral } from '../quantity/chinese-numeral.ts';
import { readEnglishNumber } from '../quantity/english-number.ts';
import { readLabel } from './label.ts';

/** The ways in which official documents number their parts. */
export type MarkerFamily =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'han'
  | 'han-paren'
  | 'arabic'
  | 'arabic-paren'
  | 'arabic-half'
  | 'circled'
  | 'spoken'
  | 'dotted2'
  | 'dotted3'
  | 'dotted4'
  | 'bare'
  | 'box'
  | `label ${string}`
  | 'bullet'
  | 'plain'
  | 'plain-minor'
  | 'plain-least'
  | 'roman'
  | 'letter'
  | 'letter-paren'
  | 'roman-paren'
  | 'roman-small'
  | 'letter-small'
  | 'run-in';

/** Dress of a heading without a number that stands before the plan itself: Foreword, Background. */
export const openingStyle = 'opening';

/** Dress of one that stands in front of the first chapter with a number. */
export const frontStyle = 'front';

/** What may be a number at the beginning of a line; whether it is one only its neighbours tell. */
export interface Marker {
  readonly family: MarkerFamily;
  readonly ordinal: number;
  /** How the figure is dressed: `、` of `1、`, `.` of `1．`; lists mostly keep to one. */
  readonly style: string;
  /** Of 2.1.3 the numbers above it: `2.1`. */
  readonly prefix: string;
  /** As printed. */
  readonly text: string;
  /** Characters of the line up to the words, white space included. */
  readonly length: number;
  /** Counts wherever it stands: boxes and bullets. */
  readonly loose: boolean;
  /** The words behind it are the name of a chapter: 1. Introduction. */
  readonly named?: boolean;
}

const han = '[〇零一二三四五六七八九十百]{1,5}';
const blank = '[\\s\\u3000]*';
const families: readonly (readonly [MarkerFamily, RegExp])[] = [
  ['part', new RegExp(`^第${blank}(${han}|\\d{1,3})${blank}[篇编]`)],
  ['chapter', new RegExp(`^第${blank}(${han}|\\d{1,3})${blank}章`)],
  ['section', new RegExp(`^第${blank}(${han}|\\d{1,3})${blank}节`)],
  ['article', new RegExp(`^第${blank}(${han}|\\d{1,3})${blank}条(?:[：:]|、)?`)],
  ['han', new RegExp(`^(${han})(?:${blank}、|[.．](?!\\d)|[\\u3000 ]{1,3}(?=[\\u4e00-\\u9fff]))`)],
  ['han-paren', new RegExp(`^[（(〈]${blank}(${han})${blank}[）)〉](?:[.．、](?!\\d))?`)],
  ['dotted4', /^(\d{1,2}(?:\.\d{1,2}){3})[.．]?(?![\d.])/],
  ['dotted3', /^(\d{1,2}(?:\.\d{1,2}){2})[.．]?(?![\d.])/],
  // Without a gap after it 3.5 is a decimal more often than a number of a part.
  [
    'dotted2',
    /^(\d{1,2}[.．]\d{1,2})(?:[.．、]?(?=[\s\u3000])|[.．、](?=[\u4e00-\u9fff])|(?=[\u4e00-\u9fff])(?![万亿个家元倍公平米吨千百年月日度余多]))/,
  ],
  ['arabic-paren', /^[（(][\s\u3000]*(\d{1,3})[\s\u3000]*[）)](?:[.．、](?!\d))?/],
  ['arabic-half', /^(\d{1,3})[）)]/],
  // A digit after the point is a decimal, unless it begins a name (1.5G基站) a year (2.2025年) or a month
  // by which something is due (4.5月底前).
  [
    'arabic',
    /^(\d{1,3})(?:[\s\u3000]?[.．](?!\d)|[.．](?=\d{1,2}[GKDA](?![A-Za-z0-9])|(?:19|20)\d\d年|(?:1[0-2]|[1-9])月(?:底|末|份|初|前|[上中下]旬|\d)|\d{3}(?!\d)[\u4e00-\u9fff])|[\s\u3000]?、|[\u3000 ]{1,4}(?=[\u4e00-\u9fff])(?![万亿个家元倍公平米吨千百年月日度余多项条座]))/,
  ],
  ['circled', /^([①-⑳])/],
  // 一是…二是…: only where a line was parted there.
  ['spoken', new RegExp(`^(${han})是(?![否非的])(?=[\\u4e00-\\u9fff])`)],
  [
    'roman',
    /^([IVX]{1,5}|[Ⅰ-Ⅻ])[.．、]?(?:[\s\u3000]|(?<=[.．、])(?=[\u4e00-\u9fff])|(?<=[Ⅰ-Ⅻ])(?=[\u4e00-\u9fff]))/,
  ],
  ['roman-paren', /^\((i{1,3}|iv|vi{0,3}|ix|x)\)\s/],
  ['roman-small', /^(i{1,3}|iv|vi{0,3}|ix|x)[.)]\s(?=[A-Z])/],
  ['letter-paren', /^\(?([a-z])\)\s/],
  ['letter-small', /^([a-z])\.\s(?=[A-Z])/],
  ['letter', /^([A-H])[.．、](?:\s|(?=[\u4e00-\u9fff]))/],
  // 2 Transport, not 2 May 2019.
  [
    'bare',
    /^(\d{1,2})[ \u3000]+(?=[A-Z])(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?,? (?:19|20)\d\d)/,
  ],
];

const bullet = /^[•●▪■◆◇○□▶►➢✓◎★*·‣–-](?=[\s\u3000])|^[•●▪■◆◇○□▶►➢◎★]/;

/** The number that a line begins with, as its wording alone tells. */
export function readMarker(line: string, english = false, spoken = false): Marker | null {
  const start = line.slice(0, 40);
  const label = readLabel(line);
  if (label !== null) {
    const family = label.family as MarkerFamily;
    return toMarker(family, label.text, label.number, line, family === 'box');
  }
  const dot = bullet.exec(start);
  if (dot !== null && (english || !/^[*·–-]/.test(dot[0])))
    return toMarker('bullet', dot[0], '1', line, true);
  for (const [family, pattern] of families) {
    const match = pattern.exec(start);
    const number = match?.[1];
    if (match === null || number === undefined || (family === 'spoken' && !spoken)) continue;
    if (family === 'bare' && (!english || line.length > 70 || /[.;,]$/.test(line))) continue;
    const marker = toMarker(family, match[0], number, line, false);
    if (marker !== null) return marker;
  }
  return null;
}

function toMarker(
  family: MarkerFamily,
  text: string,
  number: string,
  line: string,
  loose: boolean,
): Marker | null {
  const ordinal = ordinalOf(family, number);
  if (ordinal === null || ordinal === 0 || Number.isNaN(ordinal)) return null;
  const space = /^[\s\u3000]*/.exec(line.slice(text.length))?.[0].length ?? 0;
  const figures = number.replaceAll('．', '.');
  return {
    family,
    ordinal,
    style: text
      .replace(number, '')
      .replaceAll(/[\s\u3000]/g, '')
      .replace('．', '.'),
    prefix: /\d/.test(figures) ? figures.replace(/(?:[.-]?(?:\d+|[A-Za-z])|\([a-z]\))$/, '') : '',
    text: text.trim(),
    length: text.length + space,
    loose,
  };
}

function ordinalOf(family: MarkerFamily, number: string): number | null {
  if (family === 'circled') return number.charCodeAt(0) - '①'.charCodeAt(0) + 1;
  if (family === 'letter-paren' || family === 'letter-small') return number.charCodeAt(0) - 96;
  if (family === 'letter') return number.charCodeAt(0) - 64;
  if (family.startsWith('roman')) return roman(number.toUpperCase());
  // The last of 3.2, WF-1, 2.1a and 1.1(b).
  const last = /\d/.test(number) ? (/(\d+|[a-z])\)?$/i.exec(number)?.[1] ?? '') : '';
  if (/^[a-z]$/i.test(last)) return last.toUpperCase().charCodeAt(0) - 64;
  if (last !== '' && last !== number) return Number(last);
  if (/^[A-H]$/.test(number) && family.startsWith('label')) return number.charCodeAt(0) - 64;
  if (/^[IVX]+$/.test(number)) return roman(number);
  if (/^[a-z]+$/i.test(number)) return readEnglishNumber(number, 0)?.value ?? null;
  return /^\d/.test(number) ? Number(number) : chineseNumeral(number);
}

function roman(number: string): number {
  if (/^[Ⅰ-Ⅻ]$/.test(number)) return number.charCodeAt(0) - 'Ⅰ'.charCodeAt(0) + 1;
  const values = [...number].map((letter) => (letter === 'I' ? 1 : letter === 'V' ? 5 : 10));
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
