import { type Clause, readClauses } from './clause.ts';
import type { Horizon, Span } from './compiled.ts';
import { type HorizonContext, readHorizons } from './horizon.ts';

/** A clause with the times that its sentence names. */
export interface TimedClause {
  readonly clause: Clause;
  /** In the clause itself. */
  readonly own: readonly Horizon[];
  /** Of the sentence up to the end of the clause. */
  readonly sofar: readonly Horizon[];
  /** A closing limit of the same sentence, for what stands before it: 新建12个，2023年6月底前全部投用。 */
  readonly closing: Horizon | null;
}

/** The clauses of a paragraph with their times. */
export function readTimedClauses(text: string, paragraph: Span, context: HorizonContext): TimedClause[] {
  const clauses = readClauses(text, paragraph.start, paragraph.end).map((clause) => ({
    clause,
    own: readHorizons(text, clause.start, clause.end, context),
  }));
  const closing = new Map<Clause['sentence'], Horizon>();
  for (const { clause, own } of clauses) {
    const limit = own.find((horizon) => horizon.text.endsWith('前'));
    if (limit !== undefined && !closing.has(clause.sentence)) closing.set(clause.sentence, limit);
  }
  const sofar = new Map<Clause['sentence'], Horizon[]>();
  return clauses.map(({ clause, own }) => {
    const before = sofar.get(clause.sentence) ?? [];
    const named = own.length === 0 ? before : [...before, ...own];
    sofar.set(clause.sentence, named);
    return { clause, own, sofar: named, closing: closing.get(clause.sentence) ?? null };
  });
}
