import { chineseNumeral } from './chinese-numeral.ts';

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
  | 'circled'
  | 'dotted2'
  | 'dotted3'
  | 'dotted4'
  | 'bare'
  | 'box'
  | `label ${string}`
  | 'bullet'
  | 'roman'
  | 'letter-paren';

/** What may be a number at the beginning of a line; whether it is one only its neighbours tell. */
export interface Marker {
  readonly family: MarkerFamily;
  readonly ordinal: number;
  /** As printed. */
  readonly text: string;
  /** Characters of the line up to the words, white space included. */
  readonly length: number;
  /** Counts wherever it stands: boxes and bullets. */
  readonly loose: boolean;
}

const han = '[〇零一二三四五六七八九十百]{1,5}';
const families: readonly (readonly [MarkerFamily, RegExp])[] = [
  ['part', new RegExp(`^第(${han}|\\d{1,3})[篇编]`)],
  ['chapter', new RegExp(`^第(${han}|\\d{1,3})章`)],
  ['section', new RegExp(`^第(${han}|\\d{1,3})节`)],
  ['article', new RegExp(`^第(${han}|\\d{1,3})条`)],
  ['han', new RegExp(`^(${han})(?:、|[.．](?!\\d))`)],
  ['han-paren', new RegExp(`^[（(](${han})[）)]`)],
  ['dotted4', /^(\d{1,2}(?:\.\d{1,2}){3})[.．]?(?![\d.])/],
  ['dotted3', /^(\d{1,2}(?:\.\d{1,2}){2})[.．]?(?![\d.])/],
  // Without a gap after it 3.5 is a decimal more often than a number of a part.
  [
    'dotted2',
    /^(\d{1,2}\.\d{1,2})(?:[.．]?(?=[\s\u3000])|(?=[\u4e00-\u9fff])(?![万亿个家元倍公平米吨千百年月日度余多]))/,
  ],
  ['arabic-paren', /^[（(]?(\d{1,3})[）)]/],
  // A digit after the point is a decimal, unless it begins a name (1.5G基站) or a year (2.2025年).
  ['arabic', /^(\d{1,3})(?:[.．](?!\d)|[.．](?=\d{1,2}[GKDA](?![A-Za-z0-9])|(?:19|20)\d\d年)|、)/],
  ['circled', /^([①-⑳])/],
  ['roman', /^([IVX]{1,5})\.\s/],
  ['letter-paren', /^\(([a-z])\)\s/],
  ['bare', /^(\d{1,2})[ \u3000]+(?=[A-Z])/],
];

/** 专栏2 …, 任务1：…, Objective 1: …, Action 1.1 …: a word that says what is numbered. */
const box = new RegExp(`^专栏\\s?(${han}|\\d{1,2})[：:、.．]?`);
const labels = [
  new RegExp(
    `^(任务|行动|工程|举措|措施|专项|重点任务|重点工程|重点行动)(${han}|\\d{1,2})[：:、.．\\s\u3000]`,
  ),
  /^((?:strategic\s+|specific\s+|key\s+|priority\s+)?(?:objective|goal|priority|pillar|theme|chapter|part|section|action|measure|initiative|activity|task|workstream|strand|commitment|area|programme|outcome|focus\s+area))\s+(\d{1,2}(?:\.\d{1,2}){0,2}|[A-H]|[IVX]{1,4})(?:\s?[:.–—-](?=\s)|(?=\s)|:)/i,
];
const bullet = /^[•●▪■◆‣*–-](?=[\s\u3000])/;

/** The number that a line begins with, as its wording alone tells. Bullets count in English plans alone. */
export function readMarker(line: string, english = false): Marker | null {
  const start = line.slice(0, 40);
  const boxed = box.exec(start);
  if (boxed !== null) return toMarker('box', boxed[0], boxed[1] ?? '1', line, true);
  for (const pattern of labels) {
    const match = pattern.exec(start);
    if (match?.[2] === undefined || /^(?:plan|by|to|in|of)\b/i.test(line.slice(match[0].length).trim()))
      continue;
    const parts = match[2].split('.').length;
    return toMarker(`label ${match[1]?.toLowerCase()} ${parts}`, match[0], match[2], line, false);
  }
  const dot = english ? bullet.exec(start) : null;
  if (dot !== null) return toMarker('bullet', dot[0], '1', line, true);
  for (const [family, pattern] of families) {
    const match = pattern.exec(start);
    const number = match?.[1];
    if (match === null || number === undefined) continue;
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
  return { family, ordinal, text: text.trim(), length: text.length + space, loose };
}

function ordinalOf(family: MarkerFamily, number: string): number | null {
  if (family === 'circled') return number.charCodeAt(0) - '①'.charCodeAt(0) + 1;
  if (family === 'letter-paren') return number.charCodeAt(0) - 96;
  if (family === 'roman') return roman(number);
  if (/^\d+(?:\.\d+)+$/.test(number)) return Number(number.slice(number.lastIndexOf('.') + 1));
  if (/^[A-H]$/.test(number) && family.startsWith('label')) return number.charCodeAt(0) - 64;
  if (/^[IVX]+$/.test(number)) return roman(number);
  return /^\d/.test(number) ? Number(number) : chineseNumeral(number);
}

function roman(number: string): number {
  const values = [...number].map((letter) => (letter === 'I' ? 1 : letter === 'V' ? 5 : 10));
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
