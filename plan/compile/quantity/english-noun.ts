import type { Span } from '../compiled.ts';

/** Nouns end where a time, a place, a verb or a purpose begins. */
const phrase =
  /^\s?(?:or (?:more|less|fewer|above)\s)?(?:more\s|new\s|additional\s)?(of\s)?([A-Za-z‘“'][^,.;:()\n]{1,80}?)(?=\s(?:by|in|at|on|for|with|across|will|shall|to|from|before|until|within|per|and|are|is|have|has|that|who|which|each|over|under|every|between|through|using|offer\w*|during|such|of|as|or|can|must|should)\b|[,.;:()\n]|$)/i;

/** The noun behind an English number, and whether `of` stands between: 180 km of ageing mains. */
export interface EnglishNoun extends Span {
  readonly isPart: boolean;
}

/** Null where no noun follows. */
export function readEnglishNoun(text: string, from: number, to: number): EnglishNoun | null {
  const [whole, of, words] = phrase.exec(text.slice(from, Math.min(to, from + 140))) ?? [];
  if (whole === undefined || words === undefined || whole === '') return null;
  const end = from + whole.length;
  return { start: end - words.length, end, isPart: of !== undefined };
}

/** What is counted: buildings, of 120 public buildings; empty without a noun. */
export function countedNoun(text: string, from: number): string {
  if (text.charAt(from) !== ' ') return '';
  const noun = readEnglishNoun(text, from, from + 100);
  if (noun === null || noun.isPart) return '';
  return /([A-Za-z][A-Za-z-]*)[’”']?$/.exec(text.slice(noun.start, noun.end))?.[1] ?? '';
}
