import { chineseNumeral, numeralCharacters } from './chinese-numeral.ts';
import { makingVerbLast } from './goal-words.ts';
import { readUnit, type Unit } from './units.ts';

/** A number with its unit, as the text has it. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The number, or the lower end of a range. */
  readonly low: number;
  /** The upper end of a range. */
  readonly high: number | null;
  readonly unit: Unit;
  /** 30余家: more than the number says. */
  readonly more: boolean;
  /** `coverage` is 全覆盖, 100%; `multiple` is 翻一番; `han` is written in Chinese numerals. */
  readonly form: 'arabic' | 'han' | 'coverage' | 'multiple';
}

const arabic = /(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?/y;
const range = /[—–－~～-]{1,2}|至|到/y;
const more = /[余多]/y;
const hanNumber = new RegExp(`[${numeralCharacters}]{1,12}`, 'y');
const percent = new RegExp(`百分之([${numeralCharacters}]{1,8})`, 'y');
const multiple = /翻([一两二三])?番/y;
const glued = /[A-Za-z0-9.第〔[/\-+]/;

/** Every quantity between two offsets, left to right. Dates, model names (H100) and ordinals (第3个) are not quantities. */
export function readQuantities(text: string, from: number, to: number): Quantity[] {
  const found: Quantity[] = [];
  let at = from;
  while (at < to) {
    const quantity = quantityAt(text, at, from);
    if (quantity !== null && quantity.end <= to) {
      found.push(quantity);
      at = quantity.end;
    } else at += Math.max(1, skip(text, at));
  }
  return found;
}

function quantityAt(text: string, at: number, from: number): Quantity | null {
  const character = text.charAt(at);
  const before = at > from ? text.charAt(at - 1) : '';
  if (character === '全' && text.startsWith('全覆盖', at)) {
    return make(text, at, at + 3, 100, null, percentage, false, 'coverage');
  }
  if (character === '翻') return multipleAt(text, at);
  if (/\d/.test(character)) return glued.test(before) ? null : arabicAt(text, at);
  return numeralCharacters.includes(character) && before !== '第' ? hanAt(text, at) : null;
}

const percentage: Unit = { text: '%', base: { code: 'P1', factor: 1 } };

function arabicAt(text: string, at: number): Quantity | null {
  const low = matchAt(arabic, text, at);
  if (low === null) return null;
  let end = at + low.length;
  const firstUnit = readUnit(text, end);
  const afterFirst = end + (firstUnit?.text.length ?? 0);
  const dash = matchAt(range, text, afterFirst);
  const high = dash === null ? null : matchAt(arabic, text, afterFirst + dash.length);
  if (dash !== null && high !== null) {
    end = afterFirst + dash.length + high.length;
    const unit = readUnit(text, end);
    const plausible =
      unit !== null && valueOf(high) > valueOf(low) && (firstUnit === null || firstUnit.text === unit.text);
    if (plausible)
      return make(text, at, end + unit.text.length, valueOf(low), valueOf(high), unit, false, 'arabic');
  }
  end = at + low.length;
  const plus = matchAt(more, text, end);
  const unit = readUnit(text, end + (plus?.length ?? 0));
  if (unit === null) return null;
  return make(
    text,
    at,
    end + (plus?.length ?? 0) + unit.text.length,
    valueOf(low),
    null,
    unit,
    plus !== null,
    'arabic',
  );
}

function hanAt(text: string, at: number): Quantity | null {
  percent.lastIndex = at;
  const hundredth = percent.exec(text);
  const share = hundredth?.[1] === undefined ? null : chineseNumeral(hundredth[1]);
  if (hundredth !== null && share !== null) {
    return make(text, at, at + hundredth[0].length, share, null, percentage, false, 'han');
  }
  const digits = matchAt(hanNumber, text, at);
  // 千家万户, 百年: a power without a digit is a figure of speech more often than a number.
  if (digits === null || /^[百千万亿]/.test(digits)) return null;
  const magnitude = /[万亿]+$/.exec(digits)?.[0] ?? '';
  const number = digits.slice(0, digits.length - magnitude.length);
  const value = chineseNumeral(number);
  const end = at + number.length;
  const plus = magnitude === '' ? matchAt(more, text, end) : null;
  const unit = readUnit(text, end + (plus?.length ?? 0));
  // 一个整体, 一件事: one is an article, unless a verb of making stands right before it.
  if (value === 1 && !makingVerbLast.test(text.slice(Math.max(0, at - 4), at))) return null;
  if (value === null || value === 0 || unit === null || text.charAt(end + unit.text.length) === '级')
    return null;
  return make(
    text,
    at,
    end + (plus?.length ?? 0) + unit.text.length,
    value,
    null,
    unit,
    plus !== null,
    'han',
  );
}

function multipleAt(text: string, at: number): Quantity | null {
  multiple.lastIndex = at;
  const match = multiple.exec(text);
  if (match === null) return null;
  const times = 2 ** (chineseNumeral(match[1] ?? '一') ?? 1);
  const unit: Unit = { text: '倍', base: { code: 'C62', factor: 1 } };
  return make(text, at, at + match[0].length, times, null, unit, false, 'multiple');
}

function make(
  text: string,
  start: number,
  end: number,
  low: number,
  high: number | null,
  unit: Unit,
  isMore: boolean,
  form: Quantity['form'],
): Quantity {
  return { start, end, text: text.slice(start, end), low, high, unit, more: isMore, form };
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function valueOf(number: string): number {
  return Number(number.replaceAll(',', ''));
}

/** A number that is no quantity is passed over whole, so that its end is not taken for a number of its own. */
function skip(text: string, at: number): number {
  return (matchAt(arabic, text, at) ?? matchAt(hanNumber, text, at) ?? '').length;
}
