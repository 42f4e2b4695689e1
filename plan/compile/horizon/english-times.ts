import { readEnglishNumber } from '../quantity/english-number.ts';
import { absolute, type Fields, isDay, ofYear, relative, type TimePattern } from './fields.ts';
import { isoDate } from './iso-date.ts';

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const limit = '(?:by|before|until|till|through|not? later than|due|to|in)';
const year = '((?:19|20)\\d{2})';
/** Within one year of adoption: a day of its own, and not how long the work takes. */
const sinceIssue =
  "\\s+(?:of|after|from|following)\\s+(?:[\\w’']+\\s){0,4}?(?:publication|issue|issuance|adoption|release|approval|signing|commencement|launch)";
const number = '(\\d{1,2}|[a-z]+)';

export const englishTimes: readonly TimePattern[] = [
  [
    new RegExp(
      `\\b${limit}\\s+(?:the\\s+)?(?:end\\s+of\\s+|end-|late\\s+|mid-|(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?(${months})\\.?\\s+(?:(\\d{1,2})(?:st|nd|rd|th)?,?\\s+)?${year}\\b`,
      'gi',
    ),
    ofMonth,
  ],
  [
    new RegExp(
      `\\b${limit}\\s+(?:the\\s+)?(?:end\\s+of\\s+|early\\s+|late\\s+|mid-?)?(spring|summer|autumn|fall|winter)\\s+(?:of\\s+)?${year}\\b`,
      'gi',
    ),
    (match) => ofSeason(match[1] ?? '', Number(match[2])),
  ],
  [
    new RegExp(
      `\\b${limit}\\s+(?:the\\s+)?(?:end\\s+of\\s+)?Q([1-4])(?:,?\\s+|[-/])(?:of\\s+)?(?:FY\\s?)?${year}\\b`,
      'gi',
    ),
    (match) => ofQuarter(match[1], match[2]),
  ],
  [
    new RegExp(`\\b${limit}\\s+(?:the\\s+)?(?:end\\s+of\\s+)?${year}(?:\\s+|[-/])Q([1-4])\\b`, 'gi'),
    (match) => ofQuarter(match[2], match[1]),
  ],
  [
    new RegExp(`\\b${limit}\\s+(?:the\\s+middle\\s+of\\s+|mid[-\\s])${year}\\b`, 'gi'),
    (match) => absolute(Number(match[1]), `${match[1]}-06-30`),
  ],
  [
    new RegExp(
      `\\bfor\\s+(?:the\\s+)?(?:calendar\\s+|fiscal\\s+|financial\\s+)?year\\s+${year}(?![\\d/–-])`,
      'gi',
    ),
    (match) => ofYear(match[1]),
  ],
  // 2030: 50% reduction …, a year that heads its line.
  [new RegExp(`(?<=(?:^|\\n|[•–-]\\s)\\s{0,4})${year}(?=:\\s)`, 'g'), (match) => ofYear(match[1])],
  [
    new RegExp(
      `\\b${limit}\\s+(?:the\\s+)?(?:end\\s+of\\s+(?:the\\s+)?)?(first|second|third|fourth|last|final|[1-4](?:st|nd|rd|th))\\s+(quarter|half)\\s+(?:of\\s+)?${year}\\b`,
      'gi',
    ),
    ofPart,
  ],
  [
    new RegExp(
      `\\b(?:${limit}|in|of|for)\\s+(?:the\\s+)?(?:end\\s+of\\s+)?(?:the\\s+)?(?:FY|FYs|financial year|fiscal year)?\\s?(20\\d{2})\\s?[/–-]\\s?(?:20)?(\\d{2})(?!\\d)`,
      'gi',
    ),
    financial,
  ],
  [/\bFY\s?(20\d{2})(?:\s?[/–-]\s?(?:FY\s?)?(?:20)?(\d{2}))?(?!\d)/gi, financial],
  // FY26, by FY 2027
  [/\bFY\s?[’']?(\d{2})(?!\d)/g, (match) => absolute(2000 + Number(match[1]), null)],
  [
    new RegExp(
      `\\b(?:by|before|until|till|not? later than)\\s+(?:the\\s+)?(?:(?:end|close|middle|start|beginning)\\s+(?:of\\s+(?:the\\s+)?)?|(?:financial|fiscal|calendar|school|academic)?\\s?year\\s+|FY\\s?|end-|late\\s+|early\\s+|mid-|spring\\s+|summer\\s+|autumn\\s+|winter\\s+|year-end\\s+)*${year}\\b`,
      'gi',
    ),
    (match) => ofYear(match[1]),
  ],
  [new RegExp(`\\b(?:end|close)\\s+of\\s+${year}\\b`, 'gi'), (match) => ofYear(match[1])],
  [
    new RegExp(`\\b(?:between|from|period)\\s+${year}\\s(?:and|to)\\s${year}\\b`, 'gi'),
    (match) => ofYear(match[2]),
  ],
  [new RegExp(`\\b(?:19|20)\\d{2}\\s?[–-]\\s?${year}\\b`, 'g'), (match) => ofYear(match[1])],
  // from 2024 through 2027; a fund of €85 million to 2026
  [
    new RegExp(
      `(?:\\b(?:from\\s+)?(?:19|20)\\d{2}\\s+through|\\bthrough|\\bup\\s+to|(?<!(?:19|20)\\d{2}\\s)\\bto)\\s+(?:the\\s+end\\s+of\\s+|end-)?${year}(?![\\d/–-]|\\s+(?:levels?|values?|terms|baseline|figures?|average)\\b)\\b`,
      'gi',
    ),
    (match) => ofYear(match[1]),
  ],
  // from 2015 levels: what a change is measured against.
  [
    new RegExp(
      `\\b(?:in|during|from|of)\\s+${year}(?![\\d/–-]|\\s(?:levels?|baselines?|values?|figures)\\b)`,
      'gi',
    ),
    (match) => ofYear(match[1]),
  ],
  [
    new RegExp(
      `\\b(?:within|in|over|during)\\s+(?:the\\s+)?(?:next\\s+|first\\s+|coming\\s+)?${number}(?:\\s*(?:-|–|to)\\s*${number})?\\s+years?\\b(?!${sinceIssue})`,
      'gi',
    ),
    (match) => span(match, 1),
  ],
  [
    new RegExp(
      `\\b(?:within|in|over)\\s+(?:the\\s+)?(?:next\\s+|first\\s+)?${number}(?:\\s*(?:-|–|to)\\s*${number})?\\s+months?\\b(?!${sinceIssue})`,
      'gi',
    ),
    (match) => span(match, 12),
  ],
  // Short-term (1-2 years): Repair …
  [
    new RegExp(
      `\\b(?:immediate|near|short|medium|mid|long)(?:[-\\s]to[-\\s](?:medium|mid|long))?[-\\s]?(?:term|range)?\\s*[(:]\\s*(?:within\\s+|over\\s+)?${number}(?:\\s*(?:-|–|to)\\s*${number})?\\s+years?\\b`,
      'gi',
    ),
    (match) => span(match, 1),
  ],
  // by year-end, in a plan for one year
  [
    /\bby\s+(?:the\s+)?(?:year[-\s]end|end\s+of\s+(?:the|this)\s+(?:calendar\s+)?year)\b(?!\s+\d)/gi,
    (_match, { onlyYear = null }) => (onlyYear === null ? null : absolute(onlyYear, null)),
  ],
];

/** By a day, or by the end of a month. */
function ofMonth(match: RegExpExecArray): Fields | null {
  const month = monthNames.indexOf((match[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  const [day, of] = [Number(match[1] ?? match[3] ?? '31'), Number(match[4])];
  return month === 0 || !isDay(month, day) ? null : absolute(of, isoDate(of, month, day));
}

const seasons = new Map([
  ['spring', 5],
  ['summer', 8],
  ['autumn', 11],
  ['fall', 11],
  ['winter', 12],
]);

/** To the last day of a season; a winter is counted to the year that it begins in. */
export function ofSeason(name: string, of: number): Fields {
  return absolute(of, isoDate(of, seasons.get(name.toLowerCase()) ?? 12, 31));
}

function ofQuarter(quarter: string | undefined, of: string | undefined): Fields {
  return absolute(Number(of), isoDate(Number(of), Number(quarter) * 3, 31));
}

/** By the third quarter, in the second half of a year. */
function ofPart(match: RegExpExecArray): Fields {
  const length = match[2]?.toLowerCase() === 'half' ? 6 : 3;
  const said = (match[1] ?? '').toLowerCase();
  const place = { first: 1, second: 2, third: 3, fourth: 4 }[said] ?? Number.parseInt(said, 10);
  const month = Math.min(12, (Number.isNaN(place) ? 12 / length : place) * length);
  return absolute(Number(match[3]), isoDate(Number(match[3]), month, 31));
}

/** FY2026/27 ends in 2027. */
function financial(match: RegExpExecArray): Fields | null {
  const first = Number(match[1]);
  if (match[2] === undefined) return absolute(first, null);
  const last = Math.floor(first / 100) * 100 + Number(match[2]);
  return last === first + 1
    ? absolute(last, null)
    : last > first && last < first + 40
      ? absolute(last, null)
      : null;
}

function span(match: RegExpExecArray, perYear: number): Fields | null {
  const [min, max] = [numberOf(match[1]), numberOf(match[2])];
  return relative(min === null ? null : min / perYear, max === null ? null : max / perYear);
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d/.test(text)) return Number(text);
  const word = readEnglishNumber(text, 0);
  return word?.end === text.length && !word.share ? word.value : null;
}
