import type { Horizon } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import type { SectionKind } from '../outline/section-kind.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { TimedClause } from './timed-clause.ts';

/** The times around a number. */
export interface ClauseTimes {
  readonly text: string;
  readonly timed: TimedClause;
  readonly section: SectionKind;
  /** In force before the clause. */
  readonly carried: Horizon | null;
  /** In force before the paragraph. */
  readonly inherited: Horizon | null;
  /** The plan's own, where its title says it. */
  readonly titled: Horizon | null;
}

/**
 * By when a number is wanted: the last time that its own clause names before it; then, in Chinese, what the sentence
 * or the paragraph has said before (`carried`), and in English, where the time follows, the next one of the sentence.
 */
export function clauseHorizon(given: ClauseTimes, quantity: Quantity): Horizon | null {
  const { text, timed, section, carried } = given;
  const { clause, own, sofar, all, closing } = timed;
  const before = own.findLast(({ span }) => span.end <= quantity.start);
  const after = own.find(({ span }) => span.start >= quantity.end && !isAside(text, quantity.end, span));
  const english = isEnglish(text.slice(clause.sentence.start, clause.sentence.end));
  // 500 in 2024, 750 in 2025
  if (english && after !== undefined && !/\d/.test(text.slice(quantity.end, after.span.start))) return after;
  if (before !== undefined) return before;
  const usual = isYearly(given, quantity) ? given.titled : carried;
  if (english) return after ?? sofar.at(-1) ?? all.find(({ span }) => span.start >= quantity.end) ?? usual;
  if (after !== undefined && !isOfNext(text, quantity, after)) return after;
  if (sofar.length > 0 || section !== 'work') return carried;
  return closing ?? usual;
}

/** 400 sites (from 260 in 2023) by 2025: a time in brackets that say where things stand. */
function isAside(text: string, from: number, { start, end }: Horizon['span']): boolean {
  return (
    /\((?:from|up from|down from|compared|against|currently|now|baseline)[^()]*$/i.test(
      text.slice(from, start),
    ) && /^[^()]*\)/.test(text.slice(end, end + 40))
  );
}

/** $8 million a year: a quota of each year, as long as nothing ends it. */
const yearly = /^(?: [a-z]+){0,2}? (?:per|a|each|every) (?:year|annum)\b|^(?: [a-z]+){0,2} annually\b/i;

/** 每年新增8项: a quota of each year ends with the plan, if with anything; the goals of others do not date it. */
function isYearly({ text, timed }: ClauseTimes, { start, end }: Quantity): boolean {
  return (
    /[每逐]年[^，。；]*$/.test(text.slice(Math.max(timed.clause.start, start - 60), start)) ||
    yearly.test(text.slice(end, timed.clause.end))
  );
}

/** 2023年建成5个、2025年建成8个: the second time is not the first number's. */
function isOfNext(text: string, { end }: Quantity, { span }: Horizon): boolean {
  return /[、和]|[（(]其中/.test(text.slice(end, span.start));
}
