import { commandAt } from '../clause/english-verb.ts';
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
  /^(?:invest|spend|raise|save|secure|allocate|provide|commit|deliver|make|set aside|create|minimum|a minimum|mobili[sz]e|attract|generate|a|an|the|and|with|up to)*$/i;

const promise = /^.*\b(?:will|shall|must)\s(?:(?:also|then)\s)?(?=[a-z])/s;
/** What may stand between a verb and its number. */
const measured = /^\s(?:(?:an?|the|at|no|up|over|about|around|more|a minimum|least|less|fewer)\b|$)/;

/** How much of the words before a number tells who does what. */
function done(words: string): number {
  const said = promise.exec(words)?.[0].length ?? 0;
  const start = said + (/^[\s•*–—-]*/.exec(words.slice(said))?.[0].length ?? 0);
  const verb = commandAt(words.slice(start))?.length ?? 0;
  if (verb === 0) return 0;
  const after = words.slice(start + verb);
  return said > 0 || measured.test(after) ? start + verb + (/^\s*/.exec(after)?.[0].length ?? 0) : 0;
}

/**
 * What an English number counts or measures: the noun behind it (120 public buildings, 180 km of mains), or for a
 * share or a level what stands before the verb (leakage, in: cut leakage to 12%). Null where neither is there.
 */
export function englishSubject(text: string, quantity: Quantity, before: Span, after: Span): Span | null {
  const next = readEnglishNoun(text, after.start, after.end);
  // 400 a year
  const rate =
    next !== null && /^(?:an?|each|every|per) (?:year|month|annum)\b/i.test(text.slice(next.start, next.end));
  const noun = rate ? null : next;
  const counts = quantity.unit.kind === 'count' || quantity.form === 'multiple';
  if (noun !== null && (counts || noun.isPart)) return { start: noun.start, end: noun.end };
  const whole = text.slice(before.start, before.end);
  // Who does it is never what is counted: Trade and Employment will establish a €85 million fund.
  const skipped = done(whole);
  const head = whole.slice(skipped);
  const start = before.start + skipped + (leading.exec(head)?.[0].length ?? 0);
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
