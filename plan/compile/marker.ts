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
  | 'dotted'
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
}

const han = '[〇零一二三四五六七八九十百]{1,5}';
const families: readonly (readonly [MarkerFamily, RegExp])[] = [
  ['part', new RegExp(`^第(${han}|\\d{1,3})[篇编]`)],
  ['chapter', new RegExp(`^第(${han}|\\d{1,3})章`)],
  ['section', new RegExp(`^第(${han}|\\d{1,3})节`)],
  ['article', new RegExp(`^第(${han}|\\d{1,3})条`)],
  ['han', new RegExp(`^(${han})(?:、|[.．](?!\\d))`)],
  ['han-paren', new RegExp(`^[（(](${han})[）)]`)],
  ['dotted', /^(\d{1,2}(?:\.\d{1,2}){1,3})(?=[\s\u3000])/],
  ['arabic-paren', /^[（(]?(\d{1,3})[）)]/],
  // A digit after the point is a decimal, unless it begins a name (1.5G基站) or a year (2.2025年).
  ['arabic', /^(\d{1,3})(?:[.．](?!\d)|[.．](?=\d{1,2}[GKDA](?![A-Za-z0-9])|(?:19|20)\d\d年)|、)/],
  ['circled', /^([①-⑳])/],
  ['roman', /^([IVX]{1,5})\.\s/],
  ['letter-paren', /^\(([a-z])\)\s/],
];

/** The number that a line begins with, as its wording alone tells. */
export function readMarker(line: string): Marker | null {
  const start = line.slice(0, 24);
  for (const [family, pattern] of families) {
    const match = pattern.exec(start);
    const number = match?.[1];
    if (match === null || number === undefined) continue;
    const ordinal = ordinalOf(family, number);
    if (ordinal === null || ordinal === 0) continue;
    const space = /^[\s\u3000]*/.exec(line.slice(match[0].length))?.[0].length ?? 0;
    return { family, ordinal, text: match[0].trim(), length: match[0].length + space };
  }
  return null;
}

function ordinalOf(family: MarkerFamily, number: string): number | null {
  if (family === 'circled') return number.charCodeAt(0) - '①'.charCodeAt(0) + 1;
  if (family === 'letter-paren') return number.charCodeAt(0) - 96;
  if (family === 'roman') return roman(number);
  if (family === 'dotted') return Number(number.slice(number.lastIndexOf('.') + 1));
  return /^\d/.test(number) ? Number(number) : chineseNumeral(number);
}

function roman(number: string): number {
  const values = [...number].map((letter) => (letter === 'I' ? 1 : letter === 'V' ? 5 : 10));
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
