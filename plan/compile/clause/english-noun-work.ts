import type { Modality } from '../compiled.ts';
import { participle } from './english-participle.ts';
import { commandAt } from './english-verb.ts';

/** Work that a noun names: Delivery of a new platform, Cloud contract awarded by May. */
export interface NounWork {
  readonly modality: Modality;
  /** Where the word that stands for the verb begins, and how long it is; 0 for a thing that is to be there. */
  readonly at: number;
  readonly length: number;
}

/** What belongs to a noun of work: its object, its means, its aim. */
const linked =
  '(?:of|for|to|into|in|with|on|across|from|by|between|within|at|towards?|against|around|over|through(?:out)?)';
const noun = new RegExp(
  `^((?:(?!(?:${linked}|and|or|the|that|which|what|how|why|when|where|who)\\s)[\\w’'-]+,?\\s){0,4})([A-Za-z-]{4,})(?=\\s(?:and (?:[a-z-]+ )?[a-z-]{4,} )?${linked}\\s\\S)`,
  'i',
);
/** Nouns of work that no ending tells. */
const irregular =
  /^(?:deliver(?:y|ies)|roll-?outs?|launch(?:es)?|reviews?|upgrades?|pilots?|trials?|redesigns?|closure|replacement|refurbishment|procurement|provision|extension|expansion|purchase|introduction|reduction|production|adoption|acquisition|recognition|publication|submission|decision|transition|overhaul|audits?|surveys?|assessments?|analysis|renewal|removal|approval|disposal|withdrawal|appraisal|build|set-?up|start-?up|clean-?up|switch-?over|hand-?over|takeover|transfer|conversion|supply|use|retirement|maintenance|compliance|inclusion|integration|enforcement|stud(?:y|ies)|investments?|recruitment)$/i;
const helps = /^(?:support|assistance|help|promotion|facilitation|advice)$/i;
const pays =
  /^(?:grants?|funding|subsid(?:y|ies)|vouchers?|rebates?|bursar(?:y|ies)|scholarships?|loans?|discounts?)$/i;
const asks = /^(?:encouragement|incentives?)$/i;
/** Nouns with such endings that are no work. */
const names =
  /^(?:department|government|parliament|information|population|station|nation|region|section|question|mission|session|version|union|document|moment|element|statement|condition|position|portion|fraction|location|foundation|organi[sz]ation|institution|corporation|association|federation|constitution|profession|occupation|generation|option|opinion|fashion|tradition|relation|proportion|cement|ambition|direction|attention|implication|limitation|situation|reputation|regulation|legislation|obligation|exception|equipment|requirements?|commitments?|environment|apartment|compartment|instrument|argument|settlement|employment|morning|evening|building|housing|meeting|nothing|something|anything|everything|string|spring|according|including|following|regarding|concerning|during|being|having)s?$/i;
/** A sentence, which tells how things are or will be. */
const finite =
  /\b(?:is|are|was|were|am|will|shall|must|should|can|could|may|might|would|has|have|had|do|does|did|cannot|we|they|it|you|We|They|It|I|You)\b/;
const relative = /\s(?:that|which|who|whose|where|when|so that|if|as)\s|[:;(–—]/;
const done =
  /(?:[a-z]{3,}ed|built|made|set up|held|drawn up|begun|in place|live|lit|met|found|bought|sent|complete)/;
const byTime = new RegExp(
  `^(?!(?:${linked}|and|or)\\s)(?:[\\w’'&,%-]+\\s){1,12}?(${done.source})(?=\\s(?:[\\w’'-]+\\s){0,10}?(?:by|before|no later than)\\s(?:[\\w’'-]+\\s){0,4}(?:19|20)\\d\\d)`,
);
/** New rules to be adopted in 2025 */
const toBe = new RegExp(
  `^(?!(?:${linked}|and|or)\\s)(?:[\\w’'&,%-]+\\s){1,12}?to (be ${participle}(?: (?:up|out))?)(?![\\w-])`,
);
const state = new RegExp(`^(?:[\\w’'&,%-]+\\s){1,8}?(${done.source})(?=\\s(?:${linked}|as|and)\\s|[.;]?$)`);
/** A new booking service, Free Wi-Fi, Better use: what there is to be, told by its first word. */
const wished =
  /^(?:an?|new|free|improved|better|enhanced|more(?! than\b)|stronger|faster|simpler|clearer|greater|wider|fuller|further|additional|continued|increased|expanded|extended|updated|upgraded|redesigned|modernised|modernized|reformed|revised|common|single|shared|joint|dedicated|regular|annual|quarterly|monthly)\s+(?=\S)/i;

/** The words without the relative clauses and asides in which another verb may stand. */
function mainOf(words: string): string {
  const end = words.search(relative);
  return end < 0 ? words : words.slice(0, end);
}

/** Whether a stretch is no sentence: nothing in it says that something is or will be. */
export function isPhrase(words: string): boolean {
  return /^["“‘'(]?[A-Za-z\d]/.test(words) && !finite.test(mainOf(words));
}

/** A phrase that names what is done to something by a noun, or that something is done by a time; null for any other. */
export function nounWorkAt(words: string): NounWork | null {
  if (!isPhrase(words)) return null;
  const [, before, word] = noun.exec(words) ?? [];
  const modality = before === undefined || word === undefined ? null : modalityOf(word);
  if (before !== undefined && word !== undefined && modality !== null)
    return { modality, at: before.length, length: word.length };
  return doneIn(toBe, words) ?? doneIn(byTime, words);
}

/** In a list of work, or in the column of actions, also a thing that is to be there, and one to which something is done. */
export function listedWorkAt(words: string): NounWork | null {
  const work = nounWorkAt(words);
  if (work !== null || !isPhrase(words)) return work;
  return doneIn(state, words) ?? (wished.test(words) ? { modality: 'commit', at: 0, length: 0 } : null);
}

function doneIn(pattern: RegExp, words: string): NounWork | null {
  const match = pattern.exec(words);
  const verb = match?.[1];
  if (match === null || verb === undefined) return null;
  return { modality: 'commit', at: match[0].length - verb.length, length: verb.length };
}

function modalityOf(word: string): Modality | null {
  if (helps.test(word)) return 'enable';
  if (pays.test(word)) return 'grant';
  if (asks.test(word)) return 'encourage';
  if (irregular.test(word)) return 'commit';
  if (names.test(word)) return null;
  for (const stem of stemsOf(word.toLowerCase())) {
    const command = commandAt(stem);
    if (command?.length === stem.length) return command.modality;
  }
  return null;
}

/** Verbs of which a noun may be made: migration of migrate, installation of install, development of develop. */
function stemsOf(word: string): string[] {
  const forms: readonly (readonly [RegExp, readonly string[]])[] = [
    [/ifications?$/, ['ify']],
    [/ations?$/, ['', 'e', 'ate']],
    [/(?<=[st])ions?$/, ['', 'e']],
    [/ments?$/, ['']],
    [/ing$/, ['', 'e']],
  ];
  return forms.flatMap(([ending, verbs]) =>
    ending.test(word)
      ? verbs.map((verb) => word.replace(ending, verb)).filter(({ length }) => length > 2)
      : [],
  );
}
