import type { PieceClass, Span } from '../compiled.ts';
import { trimmed } from '../outline/line.ts';
import { commandAt } from './english-verb.ts';

/** Words before the subject of a sentence, and what they are. */
export interface Opening {
  readonly class: PieceClass;
  readonly length: number;
}

const modalVerb = '(?:will|shall|must|should|is to|are to|needs? to|has to|have to|commits? to|agrees? to)';
const year = '(?:19|20)\\d\\d(?:[-/–]\\d{2,4})?';
const openings: readonly (readonly [PieceClass, RegExp])[] = [
  ['marker', /^(?:[-•*–—▪●]|\([a-z\d]{1,3}\)|\d{1,2}[.)])\s+/],
  [
    'marker',
    /^(?:to this end|in addition|in particular|furthermore|moreover|meanwhile|finally|at the same time|where possible|and)\b,?\s+/i,
  ],
  [
    'due',
    /^(?:(?:immediate|near|short|medium|mid|long|ongoing)(?:[-\s]to[-\s](?:medium|mid|long))?[-\s]?(?:term|range)?)(?:\s?\([^()]{1,24}\))?:\s+/i,
  ],
  // We shall: open a lab; train staff.
  [
    'other',
    /^[^.;:,]{2,60}?\b(?:will|shall|must|should)(?: also)?(?: (?:continue|seek|aim) to)?:\s+(?=[a-z])/,
  ],
  // By the end of March 2027, … Over the next two years we will …
  [
    'due',
    new RegExp(
      `^(?:by|before|until|from|in|within|over|during|throughout|starting in|beginning in)\\b[^,;.]{0,36}?(?:${year}|\\b(?:years?|months?|weeks?|days|quarter|spring|summer|autumn|winter)(?= ?,| (?:the|we|all|each|our)\\b)),?\\s+`,
      'i',
    ),
  ],
];
/** Following the review, … To ensure that users are served, …: how and why, ended by the comma before the sentence itself. */
const subordinate =
  /^(?:to|in order to|following|using|building on|based on|in line with|as part of|as well as|through|where|when|once|after|before|if|for|with|working|given|because|while|although|under|subject to|drawing on|(?:guided|informed|led|jointly led|supported|backed|funded|enabled|overseen) by|in (?:partnership|collaboration|consultation|addition|response|support|order|accordance)|alongside|recogni[sz]ing|(?:co-?led|coordinated|co-ordinated|delivered|implemented|convened) by|at (?=the |all |each |[A-Z])|across (?=the |all |[A-Z])|within (?=the |all |[A-Z])|by (?=\w+ing ))\b/i;
const subject = new RegExp(`^[^,.;]{2,90}?\\b${modalVerb}\\b`, 'i');

/** Where a sentence itself begins: bullets, times and clauses of manner stand before it. */
export function openingOf(words: string): Opening | null {
  for (const [kind, pattern] of openings) {
    const match = pattern.exec(words);
    if (match !== null && match[0].length + 6 < words.length) return { class: kind, length: match[0].length };
  }
  if (!subordinate.test(words) || commandAt(words) !== null) return null;
  for (const match of words.matchAll(/, /g)) {
    const length = match.index + 2;
    const rest = words.slice(length);
    if (commandAt(rest) !== null || subject.test(rest)) return { class: 'manner', length };
  }
  return null;
}

/** Sentences of a stretch: lines, cells and semicolons part them as well. */
export function* englishSentences(text: string, { start, end }: Span): Generator<Span> {
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const stop = at === end || '\n\t;'.includes(text.charAt(at)) || isFullStop(text, start, end, at);
    if (!stop) continue;
    const sentence = trimmed(text, from, at);
    if (sentence.end > sentence.start) yield* coordinated(text, sentence);
    from = at + 1;
  }
}

function isFullStop(text: string, start: number, end: number, at: number): boolean {
  return (
    /[.!?]/.test(text.charAt(at)) &&
    (at + 1 === end || /^\s/.test(text.slice(at + 1, at + 2))) &&
    (at + 1 === end || !/^\s[a-z]/.test(text.slice(at + 1, at + 3))) &&
    !/\b(?:e\.g|i\.e|No|St|Dr|approx|incl|vs)$/.test(text.slice(Math.max(start, at - 7), at))
  );
}

/** Redesign will start by 2013 and the service must be live by 2015: two sentences in one. */
const joint = new RegExp(
  `,? and (?=(?:by [^,]{3,25}, )?(?:the|all|each|every|these|our|we|they|[A-Z]\\w+)\\b[^,.;]{0,70}? ${modalVerb}\\b|(?:will|shall|must|should) (?:also )?\\w)`,
  'g',
);

function* coordinated(text: string, { start, end }: Span): Generator<Span> {
  const words = text.slice(start, end);
  let from = 0;
  for (const match of words.matchAll(joint)) {
    const before = words.slice(from, match.index);
    const open = (before.match(/\(/g) ?? []).length > (before.match(/\)/g) ?? []).length;
    if (open || !new RegExp(`\\b${modalVerb}\\b`, 'i').test(before) || /^(?:to|if|where)\b/i.test(before))
      continue;
    yield { start: start + from, end: start + match.index };
    from = match.index + match[0].length;
  }
  yield { start: start + from, end };
}
