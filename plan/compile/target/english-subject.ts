import type { Span } from '../compiled.ts';
import { readEnglishNoun } from '../quantity/english-noun.ts';
import type { Quantity } from '../quantity/quantity.ts';

const leading =
  /^(?:[\s•*–—-]+|(?:and|then|or|the|a|an|of|to|all|that|so that)\s|by (?:the end of )?(?:\w+ )?\d{4},?\s|(?:key\s)?(?:targets?|goals?|indicators?|outputs?|outcomes?|KPIs?):\s|(?:19|20)\d\d:\s|(?:we|the council|the city|it|they) (?:will|aims? to|shall)\s|(?:cut|reduc\w*|rais\w*|increas\w*|grow|expand|lower|keep|halv\w*|doubl\w*|improve|bring|limit|ensure(?: that)?|achieve|reach|deliver|secure|maintain|lift|boost|shorten|decrease|share of|number of|proportion of|percentage of|rate of)\s)+/i;
const trailing =
  /(?::|\s(?:will|shall|should|must|to|is|are|reach\w*|increas\w*|ris\w*|grow\w*|fall\w*|from|by|at|of|below|above|under|over|no|not|least|supply|meet|cover)\b)[^\n]*$/i;
/** What money or a change is for: $15 million in grid upgrades, a 20% reduction in water use. */
const purpose =
  /^\s?(?:[a-z]+\s){0,2}?(?:(?:reduction|cut|decrease|decline|fall|drop|increase|rise|growth|improvement|investment|saving)s?\s)?(?:in|for|on|of|towards|to)\s(?:the\s)?/i;
/** Verbs that say nothing of what is meant. */
const bare =
  /^(?:invest|spend|raise|save|secure|allocate|provide|commit|deliver|make|set aside|create|mobili[sz]e|attract|generate|a|an|the|and|with|up to)*$/i;

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
  const cut = trailing.exec(` ${rest}`);
  const end = start + (cut === null ? rest.length : Math.max(0, cut.index - 1));
  const words = text.slice(start, end).trimEnd();
  if (words.length > 2 && !bare.test(words)) return { start, end: start + words.length };
  const aim = purpose.exec(text.slice(after.start, after.end))?.[0].length;
  const what = aim === undefined ? null : readEnglishNoun(text, after.start + aim, after.end);
  const said = what ?? noun;
  return said === null ? null : { start: said.start, end: said.end };
}
