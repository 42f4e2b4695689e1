import type { Span } from './compiled.ts';
import { readEnglishNoun } from './quantity/english-noun.ts';
import type { Quantity } from './quantity/quantity.ts';

const leading =
  /^(?:[\s•*–—-]+|by (?:the end of )?(?:\w+ )?\d{4},?\s|targets?:\s|goals?:\s|(?:we|the council|the city|it) (?:will|aims? to|shall)\s|(?:cut|reduc\w*|rais\w*|increas\w*|grow|expand|lower|keep|halve|double|improve|bring|limit|ensure(?: that)?|achieve|reach|deliver|secure|maintain|lift|boost|shorten|decrease|the share of|the number of|the proportion of|share of|number of|proportion of)\s)+/i;
const trailing =
  /\s(?:will|shall|should|must|to|is|are|reach\w*|increas\w*|ris\w*|grow\w*|fall\w*|from|by|at|of|below|above|under|over|no|not|least|supply|meet|cover)\b[^\n]*$/i;

/**
 * What an English number counts or measures: the noun behind it (120 public buildings, 180 km of mains), or for a
 * share or a level what stands before the verb (leakage, in: cut leakage to 12%). Null where neither is there.
 */
export function englishSubject(text: string, quantity: Quantity, before: Span, after: Span): Span | null {
  const noun = readEnglishNoun(text, after.start, after.end);
  const counts = quantity.unit.kind === 'count' || quantity.form === 'multiple';
  if (noun !== null && (counts || noun.isPart)) return { start: noun.start, end: noun.end };
  const head = text.slice(before.start, before.end);
  const start = before.start + (leading.exec(head)?.[0].length ?? 0);
  const rest = text.slice(start, before.end);
  const end = start + (trailing.exec(` ${rest}`)?.index ?? rest.length + 1) - 1;
  const length = text.slice(start, Math.max(start, end)).trimEnd().length;
  return length > 2 ? { start, end: start + length } : null;
}
