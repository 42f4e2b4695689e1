import { isVerb } from '../clause/english-verb.ts';
import type { Span } from '../compiled.ts';

/** Words that end a noun phrase: of time, place, purpose and relation, verbs of the sentence, conjunctions. */
const ends = [
  'by in at on out for with within without across to from before after until till into onto against among between through throughout under over above below about around off per via than as of along near beside behind outside inside beyond towards',
  'will shall should must can could would may might is are was were be been being have has had do does did not',
  'worth citywide countywide statewide nationwide worldwide countrywide locally nationally since',
  'and or but that which who whom whose where when while if so annually yearly monthly weekly daily then each every all both during such using including compared based',
]
  .join(' ')
  .replaceAll(' ', '|');
/** connected to, funded by: a participle and what hangs on it. */
const participle =
  '(?!(?:fund|hous|train|build|plann|learn|spend|sav|manufactur|process|comput|network|bank)ing\\s)[a-z]+(?:ed|ing)\\s(?:to|by|in|with|for|at|on|from|across|under|through|as)';
/** more, new: no part of what is counted; `of` makes it a part of the whole. */
const phrase = new RegExp(
  `^\\s?(?:or (?:more|less|fewer|above)\\s)?(?:(?:more|new|additional|further|extra|other|(?:citywide|statewide|nationwide|countrywide)(?=\\s(?!(?:${ends})\\b)[a-z]))\\s)*(of\\s(?:(?:the|all|our|their|its|these|those)\\s)*)?((?!(?:${ends})\\b)[A-Za-z‘“'][^,.;:()[\\]|\\t\\n]{0,80}?)(?=\\s?/\\s|\\s(?:it|they|we|you|he|she|who|${ends}|offer\\w*|${participle})\\b|[,.;:()[\\]|\\t\\n]|$)`,
  'i',
);

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

/** Adjectives with a comma behind them; the one in front of the noun has none. */
const adjectives =
  /^(?: (?:existing|major|large|small|safe|modern|new|accessible|affordable|[a-z-]+(?:able|ible|ive|ful|ous)),)+(?= [a-z-]+ [a-z])/;

/** What is counted: buildings, of 120 public buildings; empty without a noun. */
export function countedNoun(text: string, from: number): string {
  if (text.charAt(from) !== ' ') return '';
  // 14,000 a year
  if (/^ (?:a|an|each|every) (?:year|month|week|day|quarter)\b/i.test(text.slice(from, from + 16))) return '';
  const noun = readEnglishNoun(text, from, from + 100);
  if (noun === null || noun.isPart) return '';
  // two existing, major systems
  const more = adjectives.exec(text.slice(from, from + 100))?.[0].length ?? 0;
  if (more > 0) return countedNoun(text, from + more);
  const words = text
    .slice(noun.start, noun.end)
    .trimEnd()
    .replace(
      /\s(?:a|each|every)\s\w+$|(?<=s)\s(?:[a-z]+ed|available|accessible|eligible|ready|able|capable|suitable)$/,
      '',
    );
  // 12,000 residents complete a course
  const [, plural, verb = ''] = /^(.*[a-z]{2}s)\s([a-z]+)$/.exec(words) ?? [];
  const counted = plural !== undefined && isVerb(verb) ? plural : words;
  const said = /([A-Za-z][A-Za-z-]*)[’”']?$/.exec(counted)?.[1] ?? '';
  // six more
  return /^(?:more|others?|another|less|fewer|opened|completed|built|installed|delivered)$/i.test(said)
    ? ''
    : said;
}
