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
/** two-thirds; a third only where it is taken of something, or where something changes by it. */
const fraction =
  /(?:(one|two|three|four)[\s-](half|third|quarter|fifth|tenth)s?(?![\w-]|\s(?:party|parties|time|year|generation)\b)|(?:(a)\s)?(half|third|quarter|fifth|tenth)s?(?=\s(?:of|by)\b|[,.;]|$)|(?<=\b(?:by|of which|of whom|of these)\s)(a)\s(half|third|quarter|fifth|tenth)(?![\w-]))/iy;
const wholes = 'two|three|four|five|six|eight|ten|\\d{1,3}';
/** one in five, nine out of ten, 2 out of every 3 */
const outOf = new RegExp(
  `(?:(one|two|three|four|nine|[1-9])\\sin\\s(?:every\\s)?(${wholes})(?=\\s(?:of\\b|(?:[a-z]+ ){0,2}[a-z]+s\\b|people\\b|children\\b))|(${ones}|\\d{1,2})\\sout\\sof\\s(?:every\\s)?(${wholes})(?![\\w-]))`,
  'iy',
);
/** tenfold, twenty-fold */
const fold = new RegExp(`(${[...small.slice(2), ...tens].join('|')})(?:-|\\s)?fold\\b`, 'iy');
const halving = /halv(?:e|es|ing)\b|(?<=\b(?:have|be)\s)halved\b/iy;
const multiples = new Map([
  ['doubl', 2],
  ['trebl', 3],
  ['tripl', 3],
  ['quadrupl', 4],
]);
const multiple = /(doubl|trebl|tripl|quadrupl)(?:e|es|ing)\b(?!-)/iy;

/** A number in English words at an offset: twelve, forty-two, two hundred; one third of, half of; double. */
export function readEnglishNumber(text: string, at: number): EnglishNumber | null {
  const share = readEnglishShare(text, at);
  if (share !== null) return share;
  const times = matchAt(multiple, text, at);
  if (times !== null)
    return {
      value: multiples.get((times[1] ?? '').toLowerCase()) ?? 2,
      end: at + times[0].length,
      multiple: true,
    };
  const many = matchAt(fold, text, at);
  if (many !== null) return { value: cardinalOf(many[1]), end: at + many[0].length, multiple: true };
  if (matchAt(dozen, text, at) !== null) return { value: 12, end: at + 7 };
  const match = matchAt(cardinal, text, at);
  if (match === null) return null;
  const ten = match[1] === undefined ? 0 : (tens.indexOf(match[1].toLowerCase()) + 2) * 10;
  const one = match[2] ?? match[3];
  const value = ten + (one === undefined ? 0 : small.indexOf(one.toLowerCase()));
  return { value: match[4] === undefined ? value : value * 100, end: at + match[0].length };
}

/** A part of the whole, in percent: one third, half of, nine out of ten; halve leaves the half of it. */
export function readEnglishShare(text: string, at: number): EnglishNumber | null {
  const part = matchAt(fraction, text, at);
  if (part !== null) {
    const [above, among] = [part[1] ?? '', part[2] ?? part[4] ?? part[6] ?? ''].map((word) =>
      word.toLowerCase(),
    );
    const [share, whole] = [above === '' ? 1 : small.indexOf(above ?? ''), fractions.get(among ?? '')];
    if (whole !== undefined) return shareOf(share, whole, at + part[0].length);
  }
  const parts = matchAt(outOf, text, at);
  const [share, among] = [wordOf(parts?.[1] ?? parts?.[3]), wordOf(parts?.[2] ?? parts?.[4])];
  if (parts !== null && share > 0 && among > share) return shareOf(share, among, at + parts[0].length);
  const half = matchAt(halving, text, at);
  return half === null ? null : shareOf(1, 2, at + half[0].length);
}

function shareOf(above: number, below: number, end: number): EnglishNumber {
  return { value: Math.round((above / below) * 10_000) / 100, end, share: true };
}

function cardinalOf(word: string | undefined): number {
  const said = (word ?? '').toLowerCase();
  return tens.includes(said) ? (tens.indexOf(said) + 2) * 10 : small.indexOf(said);
}

function wordOf(word: string | undefined): number {
  const said = (word ?? '').toLowerCase();
  return /^\d/.test(said) ? Number(said) : small.indexOf(said);
}
