import type { Horizon } from './compiled.ts';
import { isEnglish } from './language.ts';
import type { Quantity } from './quantity/quantity.ts';
import type { SectionKind } from './section-kind.ts';
import type { TimedClause } from './timed-clause.ts';

/**
 * By when a number is wanted: the last time that its own clause names before it; then, in Chinese, what the sentence
 * or the paragraph has said before (`carried`), and in English, where the time follows, the next one of the sentence.
 */
export function clauseHorizon(
  text: string,
  { clause, own, sofar, all, closing }: TimedClause,
  carried: Horizon | null,
  section: SectionKind,
  quantity: Quantity,
): Horizon | null {
  const before = own.findLast(({ span }) => span.end <= quantity.start);
  if (before !== undefined) return before;
  const after = own.find(({ span }) => span.start >= quantity.end);
  if (isEnglish(text.slice(clause.sentence.start, clause.sentence.end)))
    return after ?? sofar.at(-1) ?? all.find(({ span }) => span.start >= quantity.end) ?? carried;
  if (after !== undefined && !isOfNext(text, quantity, after)) return after;
  return sofar.length === 0 && section === 'work' ? (closing ?? carried) : carried;
}

/** 2023年建成5个、2025年建成8个: the second time is not the first number's. */
function isOfNext(text: string, { end }: Quantity, { span }: Horizon): boolean {
  return /[、和]/.test(text.slice(end, span.start));
}
