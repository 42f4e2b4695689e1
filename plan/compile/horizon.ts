import { chineseNumeral, numeralCharacters } from './chinese-numeral.ts';
import type { Horizon } from './compiled.ts';
import { isoDate } from './iso-date.ts';

/** What a horizon is read against. */
export interface HorizonContext {
  /** ISO date, null where the document does not tell it. */
  readonly issueDate: string | null;
}

const count = `(?:\\d{1,2}(?:\\.5)?|[${numeralCharacters}]{1,3})`;
const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
const part = '(?:年?底|年?末|上半年|[上中下]旬)?';
const patterns: readonly (readonly [
  RegExp,
  (match: RegExpExecArray, context: HorizonContext) => Fields | null,
])[] = [
  [
    new RegExp(
      `(?:经过|用|通过|未来|今后|再用)(${count})(?:[—–～~至到-]{1,2}(${count}))?年(?:左右)?(?:的?时间|的?努力)?`,
      'g',
    ),
    relative,
  ],
  [new RegExp(`(?:力争|争取)?(${count})(?:[—–～~至到-]{1,2}(${count}))?年(?:之?内|时间)`, 'g'), relative],
  [/(?:自|从)?((?:19|20)\d{2})年?[—–～~至到-]{1,2}((?:19|20)\d{2})年/g, (match) => ofYear(match[2])],
  [
    new RegExp(
      `(?<![比较自从以截至止年])(到|至)?((?:19|20)\\d{2})年(?:(\\d{1,2})月(?:(\\d{1,2})日|(底|末|份)?))?(${part})(前|以前|之前|为止)?`,
      'g',
    ),
    ofDate,
  ],
  [/[“"]?(十[一二三四五六七八九])五[”"]?(?:规划)?(?:期?末|期间|时期|收官)/g, fiveYear],
  [/(?:到|于)?(?:(今|本|明)年)?(?:(\d{1,2})月(?:(\d{1,2})日|底|末)?|年底|年末)(?:之?前|以前)/g, ofThisYear],
  [
    new RegExp(
      `\\b(?:by|before|until|no later than|due)\\s+(?:the\\s+)?(?:end\\s+of\\s+|end-|late\\s+|\\d{1,2}\\s+)?(${months})\\s+(?:\\d{1,2},\\s+)?((?:19|20)\\d{2})\\b`,
      'gi',
    ),
    ofMonth,
  ],
  [
    /\b(?:by|before|until|no later than)\s+(?:the\s+)?(?:end\s+of\s+|year\s+|end-|late\s+|mid-)?((?:19|20)\d{2})\b/gi,
    (match) => ofYear(match[1]),
  ],
  [/\b(?:end|close)\s+of\s+((?:19|20)\d{2})\b/gi, (match) => ofYear(match[1])],
  [/\b(?:19|20)\d{2}\s?[–-]\s?((?:19|20)\d{2})\b/g, (match) => ofYear(match[1])],
  [/\bwithin\s+(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?\s+years?\b/gi, relative],
];

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** By the end of a month. */
function ofMonth(match: RegExpExecArray): Fields | null {
  const month = monthNames.indexOf((match[1] ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : absolute(Number(match[2]), isoDate(Number(match[2]), month, 31));
}

type Fields = Pick<Horizon, 'kind' | 'year' | 'date' | 'minYears' | 'maxYears'>;

/** Every horizon between two offsets, in the order of the text; of two that overlap, the one that begins first. */
export function readHorizons(text: string, from: number, to: number, context: HorizonContext): Horizon[] {
  const stretch = text.slice(from, to);
  const found = patterns.flatMap(([pattern, read]) =>
    [...stretch.matchAll(pattern)].flatMap((match): Horizon[] => {
      const fields = read(match, context);
      if (fields === null || isPast(fields, context)) return [];
      const start = from + match.index;
      const base = fields.kind === 'relative' ? context.issueDate : null;
      return [{ ...fields, base, text: match[0], span: { start, end: start + match[0].length } }];
    }),
  );
  const apart: Horizon[] = [];
  for (const horizon of found.toSorted((one, other) => one.span.start - other.span.start)) {
    if (horizon.span.start >= (apart.at(-1)?.span.end ?? 0)) apart.push(horizon);
  }
  return apart;
}

/** A year before the document's own is where things stood. */
function isPast({ year }: Fields, { issueDate }: HorizonContext): boolean {
  return year !== null && issueDate !== null && year < Number(issueDate.slice(0, 4));
}

function number(text: string | undefined): number | null {
  if (text === undefined) return null;
  return /^\d/.test(text) ? Number(text) : chineseNumeral(text);
}

function relative(match: RegExpExecArray): Fields | null {
  const min = number(match[1]);
  const max = number(match[2]) ?? min;
  if (min === null || max === null || min > max || max > 50) return null;
  return { kind: 'relative', year: null, date: null, minYears: min, maxYears: max };
}

function ofYear(text: string | undefined): Fields | null {
  const year = Number(text);
  return Number.isInteger(year) ? absolute(year, null) : null;
}

function absolute(year: number, date: string | null): Fields {
  return { kind: 'absolute', year, date, minYears: null, maxYears: null };
}

/** `to` (到), a month, an end (底) or a limit (前) makes a date a horizon; a bare year only tells when something is. */
function ofDate(match: RegExpExecArray): Fields | null {
  const [, , yearText, monthText, dayText, , yearPart] = match;
  const [year, month, day] = [Number(yearText), Number(monthText ?? '12'), Number(dayText ?? '31')];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (monthText !== undefined) return absolute(year, isoDate(year, month, day));
  if (yearPart === '上半年') return absolute(year, isoDate(year, 6, 30));
  return absolute(year, yearPart === undefined || yearPart === '' ? null : isoDate(year, 12, 31));
}

/** The fourteenth five-year plan ends in 2025, and every other five years on. */
function fiveYear(match: RegExpExecArray): Fields | null {
  const plan = chineseNumeral(match[1] ?? '');
  return plan === null ? null : absolute(1955 + plan * 5, null);
}

/** 6月底前 in a document of November is next year's; without a day of issue nobody knows the year. */
function ofThisYear(match: RegExpExecArray, { issueDate }: HorizonContext): Fields | null {
  if (issueDate === null) return null;
  const month = Number(match[2] ?? '12');
  const day = Number(match[3] ?? '31');
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const issued = Number(issueDate.slice(0, 4));
  const year = match[1] === '明' ? issued + 1 : issued;
  const date = isoDate(year, month, day);
  const next = match[1] === undefined && date < issueDate;
  return absolute(next ? year + 1 : year, next ? isoDate(year + 1, month, day) : date);
}
