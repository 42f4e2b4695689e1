import type { Clause } from '../clause/clause.ts';
import type { SectionKind } from '../outline/section-kind.ts';
import type { Quantity } from '../quantity/quantity.ts';

/** Where a number stands. */
export interface NumberContext {
  readonly text: string;
  readonly clause: Clause;
  readonly section: SectionKind;
  /** Year in which the plan begins, null where unknown. */
  readonly firstYear: number | null;
  /** The last time that the sentence names before the number is over. */
  readonly over: boolean;
  /** The sentence names a time to come, before the number or after it. */
  readonly ahead: boolean;
  /** It stands in a list below a time to come: By March 2029: …. */
  readonly below: boolean;
  /** The clause goes on counting what an earlier clause of the sentence has begun to count. */
  readonly continued: boolean;
  /** The next number of the clause. */
  readonly next: Quantity | null;
}

/** The words around a number; windows, so that a file without a single stop does not take forever. */
export interface Surroundings {
  /** Of the clause, up to the number. */
  readonly before: string;
  /** Of the clause, behind the unit. */
  readonly after: string;
  readonly sentenceBefore: string;
  readonly sentenceAfter: string;
}

export function surroundings(quantity: Quantity, { text, clause }: NumberContext): Surroundings {
  return {
    before: text.slice(Math.max(clause.start, quantity.start - 120), quantity.start),
    after: text.slice(quantity.end, Math.min(clause.end, quantity.end + 120)),
    sentenceBefore: text.slice(Math.max(clause.sentence.start, quantity.start - 300), quantity.start),
    sentenceAfter: text.slice(quantity.end, Math.min(clause.sentence.end, quantity.end + 300)),
  };
}
