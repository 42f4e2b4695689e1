import type { Horizon } from '../compiled.ts';
import { chineseNumeral } from '../quantity/chinese-numeral.ts';

/** What a horizon is read against. */
export interface HorizonContext {
  /** ISO date, null where the document does not tell it. */
  readonly issueDate: string | null;
  /** Year in which the plan begins (of issue, or the first one that its title names); null where nothing tells. */
  readonly firstYear?: number | null;
  /** The one year that the title names: 2023年重点工作. */
  readonly onlyYear?: number | null;
}

/** What the words of a horizon say, without the words. */
export type Fields = Pick<Horizon, 'kind' | 'year' | 'date' | 'minYears' | 'maxYears'>;

/** A way to write a time, and how to read what it matched; null where the match is no time after all. */
export type TimePattern = readonly [
  pattern: RegExp,
  read: (match: RegExpExecArray, context: HorizonContext) => Fields | null,
];

export function absolute(year: number, date: string | null): Fields {
  return { kind: 'absolute', year, date, minYears: null, maxYears: null };
}

export function relative(min: number | null, max: number | null): Fields | null {
  const last = max ?? min;
  if (min === null || last === null || min <= 0 || min > last || last > 50) return null;
  return { kind: 'relative', year: null, date: null, minYears: min, maxYears: last };
}

/** By the end of a year written in digits or Chinese numerals. */
export function ofYear(text: string | undefined): Fields | null {
  const year = yearOf(text);
  return year === null ? null : absolute(year, null);
}

/** 2025, ２０２５, 二〇二五; null for what is no year. */
export function yearOf(text: string | undefined): number | null {
  const plain = (text ?? '').normalize('NFKC');
  const year = /^\d{4}$/.test(plain) ? Number(plain) : chineseNumeral(plain);
  return year !== null && year >= 1900 && year <= 2100 ? year : null;
}

/** Year in which the plan begins, for 今年 and for what is past. */
export function firstYearOf({ issueDate, firstYear }: HorizonContext): number | null {
  return issueDate === null ? (firstYear ?? null) : Number(issueDate.slice(0, 4));
}

export function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
