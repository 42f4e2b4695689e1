import type { Comparator, Target } from '../compiled.ts';

type Test = readonly [pattern: RegExp, comparator: Comparator];

const before: readonly Test[] = [
  // among the top ten economies
  [
    /\b(?:among|in|into|within|rank\w*|reach\w*|be|remain\w*|enter\w*|of)\s(?:(?:the|world[’']s|our|global|national|EU[’']s|OECD)\s)*top\s$/i,
    '<=',
  ],
  // no one has to wait more than 18 weeks
  [/\b(?:no one|nobody|no \w+|never)\b[^.;]{0,40}\b(?:more|longer|later) than\s$/i, '<='],
  [
    /\b(?:at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|a minimum|upwards of)\s$/i,
    '>=',
  ],
  [
    /\b(?:no more than|not more than|no greater than|at most|up to|a maximum of|maximum of|not exceed(?:ing)?|limit(?:ed)?(?: \w+){0,3} to|capped at|within|no longer than|no later than)\s$/i,
    '<=',
  ],
  [/\b(?:more than|over|above|exceeds?|exceeding|in excess of|greater than|beyond|higher than)\s$/i, '>'],
  [/\b(?:less than|fewer than|below|under|lower than)\s$/i, '<'],
  [/(?:≥|>=)\s?$/, '>='],
  [/(?:≤|<=)\s?$/, '<='],
  [/>\s?$/, '>'],
  [/<\s?$/, '<'],
  [/(?:\b(?:around|about|approximately|some|roughly|nearly|almost|circa|close to|c\.)\s|~\s?)$/i, '~'],
];
const after: readonly Test[] = [
  [/^\s(?:[\w-]+\s){0,4}?or (?:more|above|over|higher|better|greater)\b/i, '>='],
  [/^\s(?:[\w-]+\s){0,4}?or (?:less|fewer|below|lower)\b/i, '<='],
];
/** redesign the network around 14 routes: what it is built about, not how many there are. */
const centred =
  /\b(?:redesign|re-?organi[sz]|organi[sz]|built|build|rebuil|cent(?:re|er)|structur|arrang|design|cluster|group)\w*\b[^.;,]*\baround\s$/i;
const rising =
  /\b(?:increas\w*|rais\w*|grow\w*|reach\w*|ris\w*|doubl\w*|tripl\w*|trebl\w*|quadrupl\w*|(?:expand|extend|enlarg)\w*\b[^.;]*\bfrom|improv\w*|lift\w*|boost\w*|bring\w*|widen\w*|scal\w* up|step\w* up|enlarg\w*|go(?:es)? up)\b(?:[^.;]|\.\d)*\bto\s$/i;
const falling =
  /\b(?:reduc\w*|cut\w*|lower\w*|decreas\w*|shrink\w*|fall\w*|halv\w*|drop\w*|bring down|down|declin\w*|shorten\w*)\b(?:[^.;]|\.\d)*\bto\s$/i;
const level =
  /\b(?:reach(?:es|ing)?|attain(?:s|ing)?|achiev(?:e|es|ing)|hit(?:s|ting)?|keep\w*[^.;]*\bat)\s$/i;

/** How an English number bounds what is to be reached. */
export function englishComparator(wordsBefore: string, wordsAfter: string): Comparator {
  const near = wordsBefore.slice(-40);
  const said = [
    ...(centred.test(wordsBefore) ? [] : before.filter(([pattern]) => pattern.test(near))),
    ...after.filter(([pattern]) => pattern.test(wordsAfter)),
  ];
  if (said[0] !== undefined) return said[0][1];
  const clause = wordsBefore.slice(-120);
  if (falling.test(clause)) return '<=';
  return rising.test(clause) || level.test(near) ? '>=' : '=';
}

/** reduce … by 30% is a change, cut … to 12% a level. */
export function englishKind(wordsBefore: string, wordsAfter: string): NonNullable<Target['quantity']> {
  const change = /^\s(?:net\s)?(?:(reduction|cut|decrease|decline|fall|drop)|increase|rise|growth)\b/i.exec(
    wordsAfter,
  );
  if (change !== null) return change[1] === undefined ? 'increase' : 'decrease';
  if (/\b(?:fall|drop|declin)\w*\s$/i.test(wordsBefore)) return 'decrease';
  const words = wordsBefore.slice(-120);
  const by = /\bby\s(?:at least\s|around\s|up to\s|about\s|over\s|more than\s)?$/i.test(words);
  if (by && /\b(?:reduc|cut|lower|decreas|fall|halv|drop|declin|shorten)\w*\b[^.;]*$/i.test(words))
    return 'decrease';
  return by && /\b(?:increas|rais|grow|expand|ris|improv|lift|boost)\w*\b[^.;]*$/i.test(words)
    ? 'increase'
    : 'level';
}

/** `or more` right after a number. */
export function englishSuffix(wordsAfter: string): number {
  return /^\s?(?:\+|or (?:more|above|less|fewer)\b)/i.exec(wordsAfter)?.[0].length ?? 0;
}
