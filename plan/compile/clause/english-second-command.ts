import type { Modality } from '../compiled.ts';
import { passiveAt } from './english-participle.ts';
import { commandAt, gerundAt, isVerb, withoutAdverb } from './english-verb.ts';

/** A further command of a sentence: where the words before it end, where it starts, how long its verb is. */
export interface SecondCommand {
  readonly before: number;
  readonly start: number;
  /** Where its verb begins: behind an aside of its own (where they fail, …). */
  readonly at: number;
  readonly length: number;
  readonly modality: Modality;
  /** What joins it: `, and may also `. */
  readonly joint: string;
  /** It has a modal verb of its own, and the actors of the first. */
  readonly said: boolean;
}

const conjunction =
  /,? and,? (?:where (?:appropriate|possible|necessary|needed|relevant|feasible),? |(?<=and, )(?:where|wherever|when|once|if) [^,;]{3,40}, )?(?:to |will |(?:shall|must|should|may) (?:also )?)?(?=[a-z])|, (?=[a-z])/g;
const determined =
  /^[\w-]+ (?:up |out |on |in |into |with |to |for )?(?:a|an|the|all|any|each|every|such|this|these|those|new|more|further|existing|its|their|our|at|how|whether|local|regional|national|public|\d[\d,]*|both|several|one|two|three|four|five|six|seven|eight|nine|ten|twelve|up to|at least|no (?:more|fewer|less) than)\b/;
/** Verbs that are as often nouns: only a determiner behind them tells. */
const nounLike =
  /^(?:plan|support|design|review|report|target|work|use|test|fund|market|study|pilot|project|research|track|share|sign|place|update|upgrade|focus|lead|list|map|measure|purchase|transfer|trial|document|finance|form|repair|supply|survey|house|start|end|level|grant|award|access|process|help|back|control|cover|trace|turn|stop|source|permit|license|limit)\b/;

/** Verbs that are as often adjectives: clean energy for all. */
const adjectival =
  /^(?:open|clean|close|direct|complete|secure|free|live|separate|smooth|subject|present|slow|double|triple|dedicate|level|best|better|clear|dry|empty|even|narrow|own|warm|cool|mature|safe|welcome)\b/;

/** Identifying, assessing and removing barriers: three verbs with one object. */
function endsInGerund(words: string): boolean {
  const last = /[\w-]+$/.exec(words)?.[0] ?? '';
  return gerundAt(last)?.length === last.length;
}

function manyWords(words: string): boolean {
  return /^\w+(?:\s[\w’'-]+){2,}/.test(words);
}

/** Whether words behind a comma or `and` are a command of their own, not the next noun of a list. */
export function beginsAction(words: string): boolean {
  return (
    determined.test(words) ||
    /^[a-z-]{4,}(?:i[sz]e|ify)\s[\w.]/.test(words) ||
    (!nounLike.test(words) &&
      !pronoun.test(words) &&
      /^[a-z]+(?:[- ][\w’'-]+){2,}/.test(words) &&
      (/^\w+ (?:[a-z]{4,} )?[\w-]+(?:s|ing|ion|ment|ly|al|ive|ic|ed)\b/.test(words) ||
        (!adjectival.test(words) &&
          /^[\w-]+ [a-z-]{3,} (?:to|with|for|from|into|across|through|at)\s/.test(words))))
  );
}

/** Improve the port by 2027 | and …, cut waste to 300 kg | and …: a time or an amount ends a command. */
const ended = /(?:\b(?:19|20)\d\d|\d\s?(?:%|[a-zA-Z]{1,4})|\b(?:each|every|per) (?:year|month|quarter))$/;
/** Train volunteers and lend them kits: one thing, unless each has its own time. */
const pronoun = /^\w+ (?:it|them|its|their)\b/;
/** Hire navigators and place them in libraries: what is done with them next, and where. */
const placing =
  /^[a-z]+ (?:it|them|(?:its|their) [a-z]+s?) (?:in|into|on|onto|to|with|within|at|for|from|across|among|as|by|through|around|under|before|after|every|online|available|open)\b/;

/** Agree a standard, publish it and test …: one of three. */
const enumerated = /^[a-z]+ (?:it|them)(?:,| and) (?:and )?[a-z]+ /;
/** …, publish it | and test: behind what was itself one of three. */
const taken = /^[a-z]+ (?:it|them)$/;

/** at the treatment plant, evaluate …: a noun, though the word is a verb elsewhere. */
const nounPhrase =
  /\b(?:a|an|the|its|their|our|each|every|this|that|new)\s(?:(?!to\b|and\b|or\b)[\w’'-]*[a-rt-z]\s){1,3}[\w-]+$/i;

/** for public use, and …: so is what stands behind a preposition. */
const placed =
  /\b(?:for|of|in|on|with|by|at|from|into)\s(?:(?!to\b|and\b|or\b)[\w’'-]*[a-rt-z]\s){1,3}[\w-]+$/i;

/** Assess and …, help residents find and …: the next verb shares the object of this one. */
function endsInVerb(words: string): boolean {
  return isVerb(/[\w-]+$/.exec(words)?.[0] ?? '') && !nounPhrase.test(words) && !placed.test(words);
}

/** Verbs with a particle are hardly ever nouns. */
const phrasal =
  /^(?:(?:work|partner|engage|consult|collaborate) (?:with|to)|(?:decide|agree|report|advise|consult) (?:on|upon)|(?:seek|strive|continue|begin) to|phase (?:out|in)|roll out|set up|carry out|draw up|scale up|step up|speed up|build on|wind down|shut down|build up)\s\w/;

/**
 * Plans will be agreed with the board and published in June: where the next participle of a passive begins, null where
 * none shares the subject of the one at `at`.
 */
function secondPassive(words: string, at: number): SecondCommand | null {
  const joints =
    /,? and(?: (?:also|then|later|subsequently))?(?:, (?:where|wherever|when|once|if) [^,;]{3,40},)? (?=[a-z])/g;
  for (const match of words.slice(at).matchAll(joints)) {
    const before = at + match.index;
    const verbAt = before + match[0].length;
    const told = words.slice(at, before);
    const length = passiveAt(words.slice(verbAt));
    // designed and tested: one deed; forms that are signed and kept: what the forms are.
    if (length === 0 || passiveAt(told.slice(told.lastIndexOf(' ') + 1)) > 0 || relative.test(told)) continue;
    const start = before + (/^,? and,? /.exec(match[0])?.[0].length ?? 0);
    return { before, start, at: verbAt, length, modality: 'commit', joint: match[0], said: true };
  }
  return null;
}

const relative = /\b(?:that|which|who|whose|where|to be|are|is|were|was)\b/;

/** The first further command behind the verb at `at`, null without one; `passive` where that verb is one. */
export function secondCommand(words: string, at: number, passive = false): SecondCommand | null {
  if (passive) return secondPassive(words, at);
  const gerunds = gerundAt(words) !== null && commandAt(words) === null;
  for (const match of words.slice(at).matchAll(conjunction)) {
    const before = at + match.index;
    const start = before + match[0].length;
    const [head, rest] = [words.slice(0, before), words.slice(start)];
    const next = (gerunds ? gerundAt : commandAt)(rest);
    if (gerunds && (!match[0].includes('and') || endsInGerund(head))) continue;
    // to convene …, and to measure …: two purposes of one command.
    const purpose = at === 0 && /\band,? to $/.test(match[0]);
    const aside = /(?<=and, )(?:where|wherever|when|once|if) .*, $/.exec(match[0])?.[0].length ?? 0;
    const short = start - aside + 15 > words.length || (before < 15 && !taken.test(head));
    if (next === null || purpose || short || (aside === 0 && endsInVerb(head))) continue;
    const said = / (?:may|shall|must|should) /.test(match[0]);
    const begins =
      said ||
      aside > 0 ||
      hasOwnTime(head, rest) ||
      placing.test(rest) ||
      (match[0] === ', ' && enumerated.test(rest)) ||
      taken.test(head) ||
      phrasal.test(rest) ||
      (gerunds ? manyWords : beginsAction)(withoutAdverb(rest));
    if (begins)
      return {
        before,
        start: start - aside,
        at: start,
        length: next.length,
        modality: next.modality,
        joint: match[0],
        said,
      };
  }
  return null;
}

const ownTime = /\b(?:19|20)\d\d\b|\b(?:every|each|twice a|once a|annually|quarterly|monthly)\b/;

function hasOwnTime(head: string, rest: string): boolean {
  if (!ended.test(head)) return false;
  return pronoun.test(rest) ? ownTime.test(rest) : !nounLike.test(rest);
}
