import { matchAt } from './quantity.ts';

/** A number in words. */
export interface EnglishNumber {
  readonly value: number;
  readonly end: number;
  /** A part of the whole, in percent: one third. */
  readonly share?: boolean;
  /** double, triple. */
  readonly multiple?: boolean;
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ones = small.slice(1, 10).join('|');
const cardinal = new RegExp(
  `(?:(${tens.join('|')})(?:[-\\s](${ones}))?|(${small.slice(1).join('|')}))(?:\\s(hundred))?(?![\\w-])`,
  'iy',
);
const dozen = /a dozen\b/iy;
const fractions = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['quarter', 4],
  ['fifth', 5],
  ['tenth', 10],
]);
const fraction =
  /(?:(one|two|three|four|a)[\s-])?(half|third|quarter|fifth|tenth)s?(?=\s(?:of|by)\b|[,.;]|$)/iy;
/** one in five */
const outOf =
  /(one|two|three|four)\sin\s(two|three|four|five|six|eight|ten|\d{1,3})(?=\s(?:of\b|(?:[a-z]+ ){0,2}[a-z]+s\b|people\b|children\b))/iy;
const multiples = new Map([
  ['doubl', 2],
  ['trebl', 3],
  ['tripl', 3],
  ['quadrupl', 4],
]);
const multiple = /(doubl|trebl|tripl|quadrupl)(?:e|es|ing)\b(?!-)/iy;

/** A number in English words at an offset: twelve, forty-two, two hundred; one third of, half of; double. */
export function readEnglishNumber(text: string, at: number): EnglishNumber | null {
  const part = matchAt(fraction, text, at);
  const below = fractions.get((part?.[2] ?? '').toLowerCase());
  if (part !== null && below !== undefined) {
    const above =
      part[1] === undefined || part[1].toLowerCase() === 'a' ? 1 : small.indexOf(part[1].toLowerCase());
    return { value: Math.round((above / below) * 10_000) / 100, end: at + part[0].length, share: true };
  }
  const parts = matchAt(outOf, text, at);
  if (parts !== null) {
    const [share, among] = [wordOf(parts[1]), wordOf(parts[2])];
    if (share > 0 && among > share)
      return { value: Math.round((share / among) * 10_000) / 100, end: at + parts[0].length, share: true };
  }
  const times = matchAt(multiple, text, at);
  if (times !== null)
    return {
      value: multiples.get((times[1] ?? '').toLowerCase()) ?? 2,
      end: at + times[0].length,
      multiple: true,
    };
  if (matchAt(dozen, text, at) !== null) return { value: 12, end: at + 7 };
  const match = matchAt(cardinal, text, at);
  if (match === null) return null;
  const ten = match[1] === undefined ? 0 : (tens.indexOf(match[1].toLowerCase()) + 2) * 10;
  const one = match[2] ?? match[3];
  const value = ten + (one === undefined ? 0 : small.indexOf(one.toLowerCase()));
  return { value: match[4] === undefined ? value : value * 100, end: at + match[0].length };
}

function wordOf(word: string | undefined): number {
  const said = (word ?? '').toLowerCase();
  return /^\d/.test(said) ? Number(said) : small.indexOf(said);
}
