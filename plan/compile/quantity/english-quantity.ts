import { readDigits } from './digits.ts';
import { type EnglishNumber, readEnglishNumber, readEnglishShare } from './english-number.ts';
import { readEnglishUnit, times } from './english-unit.ts';
import { percentage, type Quantity, type Unit } from './quantity.ts';

const dash = /\s?[—–~-]{1,2}\s?|\s(?:to|and)\s/y;
const currency =
  /(?:US\$|A\$|C\$|HK\$|NZ\$|S\$|£|\$|€|¥|₹|Rs\.?(?=\s?\d)|INR|USD|EUR|GBP|CNY|RMB|AUD|CAD|NZD|SGD|ZAR|KES)\s?/y;
/** Names of parts, laws and models, and the days of dates. */
const named =
  /\b(?:order|circular|bill|resolution|policy|room|route|line|form|standard|iso|action|table|figure|phase|section|chapter|part|annex|appendix|step|stage|tier|level|page|sdg|scope|priority|pillar|article|no\.|number|version|act|regulation|directive|category|class|grade|covid|aged?|ages|q|h)[\s-]?$/i;
/** Target 1.2: …, but not target 40 schools. */
const numbered = /\b(?:target|goal|objective)\s$/i;
const months =
  /(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b/i;
const monthAhead = new RegExp(`^\\s(?:${months.source})`, 'i');
const monthBehind = new RegExp(`(?:${months.source})\\s$`, 'i');

/** All households covered by 2028: the whole, at the head of what is to be reached. */
const whole =
  /(?:all|every)\b(?!\s(?:the\s)?\d)(?=\s(?:[\w’'-]+,?\s){1,9}?(?:(?:will|shall|must|to|can|should)\s)?(?:(?:be|are|is|being)\s)?(?:fully\s)?(?:covered|connected|served|passed|reached|equipped|enabled|accessible|available|online|digiti[sz]ed|offered|delivered|provided)\b[^.;\n]*\b(?:by|before|no later than)\s[^.;\n]{0,24}20\d\d)/iy;

/** A number with its unit in an English text, null where none begins at the offset. */
export function readEnglish(text: string, at: number, from: number): Quantity | null {
  const before = text.slice(Math.max(from, at - 24), at);
  if (/[\w.]$/.test(before) || (/[-–/+]$/.test(before) && /[\w)]/.test(before.at(-2) ?? ''))) return null;
  const all = /^\s*(?:[-•*–—]\s*)?$|\b(?:ensure|see|have)(?: that)?\s$/i.test(before)
    ? stickyEnd(whole, text, at)
    : null;
  if (all !== null) return make(text, at, all, 100, null, percentage, 'coverage');
  const money = stickyEnd(currency, text, at);
  const start = money ?? at;
  const low: EnglishNumber | null =
    (money === null ? readEnglishShare(text, at) : null) ??
    readDigits(text, start) ??
    (money === null ? readEnglishNumber(text, at) : null);
  if (low === null) return null;
  const form = /\d/.test(text.charAt(start)) ? 'arabic' : 'english';
  if (low.share) return make(text, at, low.end, low.value, null, percentage, form);
  if (low.multiple) return make(text, at, low.end, low.value, null, times, 'multiple');
  if (form === 'arabic' && money === null && isName(text, start, low.end, low.value, before)) return null;
  const sign = money === null ? '' : text.slice(at, money).trim();
  const first = readEnglishUnit(text, low.end, sign);
  const link = stickyEnd(dash, text, first?.end ?? low.end);
  if (link !== null && !/\bfrom\s$/i.test(before)) {
    const skipped = stickyEnd(currency, text, link) ?? link;
    const high = readDigits(text, skipped) ?? readEnglishNumber(text, skipped);
    const linked = /and/.test(text.slice(first?.end ?? low.end, link)) ? /\bbetween\s$/i.test(before) : true;
    const unit =
      high === null || (high as EnglishNumber).share ? null : readEnglishUnit(text, high.end, sign);
    if (
      high !== null &&
      unit !== null &&
      linked &&
      !isGiven(text, sign, high.end, skipped === link) &&
      high.value > low.value &&
      !isYear(high.value) &&
      (first === null || alike(first.unit, unit.unit))
    )
      return make(text, at, unit.end, low.value, high.value, unit.unit, form);
  }
  if (first === null) return null;
  return make(text, at, first.end, low.value, null, first.unit, form);
}

/** EUR 600 to 50,000 jobseekers: what is given, and to how many; 10 to 20 million has a size behind it. */
function isGiven(text: string, sign: string, end: number, bare: boolean): boolean {
  return (
    sign !== '' &&
    bare &&
    /^\s(?!thousand|million|billion|trillion|per\b|a\b|each\b|for\b|in\b|of\b|to\b|and\b|by\b|on\b)[a-z]{3,}/i.test(
      text.slice(end, end + 20),
    )
  );
}

/** 15% to £40 million is no range. */
function alike(one: Unit, other: Unit): boolean {
  return one.kind === other.kind || one.kind === 'count';
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2100;
}

function isName(text: string, start: number, end: number, value: number, before: string): boolean {
  const after = text.slice(end, end + 14);
  if (numbered.test(before) && /^(?:[.:),]|\s?[–—-]|\s*$)/.test(after)) return true;
  if (named.test(before) || monthAhead.test(after) || monthBehind.test(before)) return true;
  if (isYear(value) && !/[,.]/.test(text.slice(start, end)) && !/^\s?(?:%|km|mw|ha\b|tonnes)/i.test(after))
    return true;
  // 1) support …; 2) improve …
  if (after.startsWith(')') && value < 20 && !/\([^()]*$/.test(before)) return true;
  return /^(?:st|nd|rd|th|s|D|G|K(?! [a-z]))\b|^:\d|^[–-]\d{2}\b(?!\s?%)|^\/\d|^\.\w/i.test(after);
}

function make(
  text: string,
  start: number,
  end: number,
  low: number,
  high: number | null,
  unit: Unit,
  form: Quantity['form'],
): Quantity {
  const plus = text.charAt(end) === '+';
  return {
    start,
    end,
    text: text.slice(start, end),
    low,
    high,
    unit,
    more: plus,
    form,
    loose: form === 'english',
  };
}

function stickyEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? null : at + match[0].length;
}
