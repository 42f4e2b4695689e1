import type { Action, Modality, PieceClass, Span } from '../compiled.ts';
import { trimmed } from '../outline/line.ts';
import { speakersOf } from '../work/english-actor.ts';
import { isEnglishBody } from '../work/unit-name.ts';
import { effectIn, explained } from './english-effect.ts';
import { type NounWork, nounWorkAt } from './english-noun-work.ts';
import { participle } from './english-participle.ts';
import { beginsAction, secondCommand } from './english-second-command.ts';
import { englishSentences, openingOf } from './english-sentence.ts';
import { commandAt, gerundAt } from './english-verb.ts';

/** An English sentence, or part of one, and what it is. */
export interface EnglishPiece {
  readonly class: PieceClass;
  readonly span: Span;
  readonly action?: Action;
}

const asked = '(?:encouraged|invited|urged|asked) to';
const modal = new RegExp(
  `\\b(?:(?:is|are|will be|shall be|should be) ${asked}|will|shall|must|should|is to|are to|needs? to|has to|have to|commits? to|(?:is|are) committed to(?= [a-z]+ing\\b)|agrees? to|undertakes? to|aims? to|plans? to|intends? to|is required to|are required to)\\s+`,
  'i',
);
/** Employers will be encouraged to …: an appeal to others. */
const urging = new RegExp(`\\b${asked}`, 'i');
/** The Agency may award grants: leave, for what the sentence goes on to name. */
const may = /\bmay\s+(?:also\s+)?/i;
/** Local authorities, large employers: classes of those who can act. */
const someone =
  /(?:^|\s)(?:we|(?:local |public |private )?(?:authorities|bodies|councils|employers|operators|agencies|ministries|departments|municipalities|districts|boroughs|counties|cities|towns|villages|states|schools|colleges|universities|hospitals|libraries|companies|businesses|firms|enterprises|providers|suppliers|developers|landlords|landowners|owners|farmers|growers|residents|households|tenants|citizens|communities|partners|applicants|utilities|banks|lenders|boards|trusts|charities|unions|organi[sz]ations|institutions|producers|retailers|manufacturers|contractors|officers|ministers|members|students|workers|staff|teachers|parents|riders|users|drivers))(?:\s(?:with|of|in|that|who)\s[^,;]{2,60})?\s*$/i;
/** May vary, may be affected: what happens, which nobody needs leave for. */
const free =
  /^(?:be(?! \w+ed to)|have|vary|include|need|wish|want|face|find|feel|see|differ|result|lead to|become|cause|depend|take (?:time|longer|years))\b/i;
const forecast =
  /\b(?:is|are) (?:expected|forecast|projected|estimated)|estimated that|could (?:grow|rise|fall|reach)/i;
/** Currently, a company must …: how things are. */
const stands = /^(?:currently|today|at present|presently|to date|so far|at the moment),/i;
const past = /\b(?:was|were|had|has been|have been|did)\b|\b(?:in|since|between) (?:19|20)\d\d\b.*\w+ed\b/i;
const effect =
  /^(?:in [^,]{3,40}, )?(?:this|it(?! will (?:also|then|further|next)\b)|these(?! will be \w+ed)|which|thereby|so|as a result|thus)\b.*\b(?:will|would)\b|^(?:thereby |so as )?(?:making|helping|reducing|improving|increasing|leading|resulting|allowing|enabling|ensuring)\b/i;

/** Sentences of an English stretch. An imperative, or a modal verb, makes an action. */
export function readEnglishPieces(text: string, stretch: Span): EnglishPiece[] {
  return [...englishSentences(text, stretch)].flatMap((sentence) => readSentence(text, sentence));
}

function readSentence(text: string, sentence: Span): EnglishPiece[] {
  const pieces: EnglishPiece[] = [];
  let { start } = sentence;
  for (;;) {
    const opening = openingOf(text.slice(start, Math.min(sentence.end, start + 400)));
    if (opening === null) break;
    pieces.push({ class: opening.class, span: trimmed(text, start, start + opening.length) });
    start += opening.length;
  }
  // Deliver four services: visits; claims; fees. What is listed is no part of the command.
  const listed =
    text.charAt(sentence.end) === ';'
      ? text.slice(start, sentence.end).indexOf(': ')
      : explained(text.slice(start, sentence.end));
  const main = { start, end: listed < 15 ? sentence.end : start + listed };
  const cut = effectIn(text.slice(main.start, main.end));
  if (cut < 0) return [...pieces, ...withFurtherWork(text, main)];
  const first = readMain(text, trimmed(text, main.start, main.start + cut));
  // Launch the wallet, starting with one card, and add the licence by 2027: the effect ends where another command begins.
  const told = text.slice(main.start + cut, main.end);
  const again = [...told.matchAll(/, and /g)].find(({ index, 0: { length } }) => {
    const rest = told.slice(index + length);
    return index > 0 && commandAt(rest) !== null && beginsAction(rest);
  });
  const end = main.start + cut + (again?.index ?? told.length);
  const after = trimmed(text, main.start + cut + 1, end);
  return [
    ...pieces,
    ...first,
    { class: 'effect', span: { start: after.start, end: after.end } },
    ...(again === undefined ? [] : readMain(text, trimmed(text, end + again[0].length, main.end))),
  ];
}

/** Work with 40 colleges, extending the scheme by 2026: what the participle tells is work as well. */
function withFurtherWork(text: string, main: Span): EnglishPiece[] {
  const words = text.slice(main.start, main.end);
  const at = isCommand(words) && gerundAt(words) === null ? words.search(furtherWork) : -1;
  if (at < 15) return readMain(text, main);
  const after = trimmed(text, main.start + at + 1, main.end);
  const gerund = gerundAt(after.text);
  if (gerund === null) return readMain(text, main);
  const verb = after.text.slice(0, gerund.length);
  return [
    ...readMain(text, trimmed(text, main.start, main.start + at)),
    ...joined(text, { start: after.start, end: after.end }, gerund.modality, verb, 0, []),
  ];
}

/** A participle with a time of its own, or that gives something to somebody. */
const furtherWork =
  /, (?=(?:extending|expanding|reporting|publishing|opening|completing|rolling out|launching|building|installing|training|delivering|adding|closing|replacing|moving|creating|introducing|connecting|upgrading|establishing|developing|testing|piloting|migrating|reaching|recruiting|retiring|linking)\b[^,;]*\b(?:by|before|in|within|until|from)\b[^,;]*\b(?:19|20)\d\d|(?:giving|offering|paying|awarding|providing)\s[^,;]*[£$€₹]\s?\d)/i;

function readMain(text: string, span: Span): EnglishPiece[] {
  const words = text.slice(span.start, Math.min(span.end, span.start + 600));
  const commanded = commandAt(words);
  if (commanded !== null)
    return joined(text, span, commanded.modality, words.slice(0, commanded.length), 0, []);
  if (publishing.test(words)) return [{ class: 'effect', span }];
  const gerund = gerundAt(words);
  if (gerund !== null && listsWork(words))
    return joined(text, span, gerund.modality, words.slice(0, gerund.length), 0, []);
  const noun = /^[A-Z\d]/.test(words) ? nounWorkAt(words) : null;
  if (noun !== null) return nounWork(text, span, noun);
  if (forecast.test(words)) return [{ class: 'forecast', span }];
  if (effect.test(words)) return [{ class: 'effect', span }];
  // Vouchers are offered to 900 firms by 2025: what a measure tells as done by a time to come.
  const offered = present.exec(words);
  if (offered !== null)
    return joined(
      text,
      span,
      isGrant(offered[1] ?? '', `be ${offered[2]}`) ? 'grant' : 'commit',
      offered[2] ?? '',
      offered[0].length - (offered[2] ?? '').length,
      [],
    );
  // The Data Service will continue to: …
  if (leadsIn.test(words)) return [{ class: 'other', span }];
  if (stands.test(words)) return [{ class: 'past', span }];
  const match = modal.exec(words) ?? permission(words);
  if (match === null) return [{ class: past.test(words) ? 'past' : 'other', span }];
  const at = match.index + match[0].length;
  const rest = commandAt(words.slice(at));
  const actors = actorsOf(text, span, match.index);
  const verb =
    rest === null
      ? (passive.exec(words.slice(at))?.[0] ?? /^[\w-]+/.exec(words.slice(at))?.[0] ?? words.slice(at))
      : words.slice(at, at + rest.length);
  if (isResult(words.slice(0, match.index), verb, actors.length, words.slice(at)))
    return [{ class: 'target', span }];
  const pays = isGrant(words.slice(0, match.index), words.slice(at));
  return joined(
    text,
    span,
    permitted(pays ? 'grant' : (rest?.modality ?? 'commit'), match[0], /^not\b/i.test(words.slice(at))),
    verb,
    at,
    actors,
  );
}

/** Creation of a register and publication of its data: each noun of work is one of its own. */
export function nounWork(text: string, span: Span, { modality, at, length }: NounWork): EnglishPiece[] {
  const words = text.slice(span.start, span.end);
  const verb = words.slice(at, at + length);
  const first = (end: number) => piece(text, { start: span.start, end }, modality, verb, at, []);
  for (const match of words.matchAll(/,? and (?=[a-z-]+ of )/g)) {
    const start = span.start + match.index + match[0].length;
    const rest = nounWorkAt(text.slice(start, span.end));
    if (match.index < at + length + 8 || rest?.at !== 0) continue;
    return [first(span.start + match.index), ...nounWork(text, { start, end: span.end }, rest)];
  }
  return [first(span.end)];
}

const present = new RegExp(
  `^([A-Z][^,;:]{2,80}?) (?:is|are) (${participle})(?= (?:to|for|in|at|with|across|on|by)\\s[^.;]*\\bby (?:the end of |end-)?20\\d\\d)`,
);

/** Publishing the roadmap will help councils to plan: what comes of it. */
const publishing = /^[A-Z][a-z]+ing\b[^.,;:]*\b(?:will|would)\s(?!be (?:[a-z]+ed|built|made)\b)/;
const leadsIn =
  /^[^.;:]{2,80}\b(?:will|shall|must|should)(?: (?:also|therefore))?(?: (?:continue|seek|aim|begin) to)?:$/;

/** will still be able to use the telephone: what people can do then, or what stays as it is. */
const remains = /^(?:(?:still|also|then|therefore) )*(?:be able to|remain\b|continue to be\b)/;

/** Clinics will receive up to £5,000, Vouchers will be offered to growers: money that somebody gets. */
function isGrant(subject: string, told: string): boolean {
  return (
    (/^(?:receive|be (?:given|paid|awarded|offered))\b/.test(told) && money.test(told)) ||
    (/^be (?:given|paid|awarded|offered|made available)\b/.test(told) && money.test(subject))
  );
}

const money =
  /[£$€]\s?\d|\b(?:grants?|vouchers?|subsid(?:y|ies)|rebates?|bursar(?:y|ies)|scholarships?|loans?|discounts?|stipends?)\b/i;

/** Where a body may do what is a command by itself; `this may include` tells of something else. */
function permission(words: string): RegExpExecArray | null {
  const match = may.exec(words);
  if (match === null) return null;
  const who = words.slice(0, match.index);
  if (!isEnglishBody(who) && !(someone.test(who) && !/[,;]/.test(who))) return null;
  const rest = words.slice(match.index + match[0].length);
  // Departments may not use it: a ban; the results may not be final.
  if (/^not\b/i.test(rest)) return commandAt(rest) === null ? null : match;
  return free.test(rest) ? null : match;
}

/** What an office may do it does not yet commit itself to. */
function permitted(modality: Modality, said: string, denied = false): Modality {
  if (urging.test(said)) return 'encourage';
  if (denied) return 'commit';
  return modality === 'commit' && may.test(said) ? 'enable' : modality;
}

/** Delivering services by 2015: a gerund that is all of a sentence, which says no more of it. */
function listsWork(said: string): boolean {
  // Providing other ways if people are not able to …
  const words = said.replace(/\s(?:if|unless|so that)\s.*$/s, '');
  if (/^\w+(?: [A-Z]\w+){0,3}$/.test(words)) return false;
  return (
    !/^[^,;]{0,80}\b(?:is|are|was|were|will|shall|must|should|can|could|may|might|has|have|had|means|requires|depends|remains|helps|makes)\b/i.test(
      words,
    ) &&
    !/, (?:we|it|this|they|the [a-z]+)\s(?:\w+\s)?(?:will|shall|must|should|can|is|are|have|has)\b/i.test(
      words,
    )
  );
}

/** 60% of buses will be electric: a level, not an act; the plans will be reviewed is one. */
function isResult(subject: string, verb: string, actors: number, told: string): boolean {
  if (hands.test(told)) return false;
  if (state.test(told)) return true;
  if (/%|\bper ?cent|^(?:the )?(?:share|number|proportion|rate)\b/i.test(subject)) return true;
  return (verb === 'be' && actors === 0) || remains.test(told);
}

/** A subsidy of 25% shall be granted to …: an act, whatever its subject measures. */
const hands = /^be (?:granted|paid|awarded|provided|given|offered|reimbursed|exempted)\b/;
/** will be eligible, will make up a third: what somebody is, and no act. */
const state =
  /^(?:(?:also|then|still) )?(?:be (?:eligible|entitled|able|subject|liable|available|based|considered|free|open to)\b|(?:make up|account for|represent|constitute|comprise|consist|depend|vary|benefit|amount to|apply to|come into|take effect|qualify)\b)/;

export function isCommand(words: string): boolean {
  return commandAt(words) !== null || modal.test(words);
}

/** Whether words are a command, or lead to one: Led by the Treasury, publish … */
export function leadsToCommand(words: string): boolean {
  const opening = isCommand(words) ? null : openingOf(words);
  return opening === null ? isCommand(words) : leadsToCommand(words.slice(opening.length));
}

/** will be published, will be drawn up */
const passive = new RegExp(`^(?:not )?be (?:also |then |further )?${participle}(?![\\w-])`);

/** `Build …, and publish …`: a second verb after a comma is an action of its own. */
function joined(
  text: string,
  span: Span,
  modality: Modality,
  verb: string,
  at: number,
  actors: Action['actors'],
): EnglishPiece[] {
  const words = text.slice(span.start, span.end);
  const second = secondCommand(words, at, passive.test(verb));
  if (second === null) return [piece(text, span, modality, verb, at, actors)];
  const from = second.start;
  return [
    piece(text, { start: span.start, end: span.start + second.before }, modality, verb, at, actors),
    ...joined(
      text,
      { start: span.start + from, end: span.end },
      permitted(second.modality, second.joint),
      words.slice(second.at, second.at + second.length),
      second.at - from,
      second.said ? actors : [],
    ),
  ];
}

function piece(
  text: string,
  span: Span,
  modality: Modality,
  verb: string,
  at: number,
  actors: Action['actors'],
): EnglishPiece {
  const object = trimmed(text, Math.min(span.end, span.start + at + verb.length), span.end).text;
  return { class: 'action', span, action: { modality, verb, object, span, actors } };
}

/** `The Ministry of Energy shall …`, not `We will …`. */
function actorsOf(text: string, span: Span, length: number): Action['actors'] {
  const named = speakersOf(text, span);
  if (named !== null && named.name.end <= span.start + length)
    return [{ name: text.slice(named.name.start, named.name.end), span: named.name }];
  const subject = trimmed(text, span.start, span.start + length);
  const article = /^(?:the|a|an)\s+/i.exec(subject.text)?.[0].length ?? 0;
  const name = { start: subject.start + article, end: subject.end };
  const words = text.slice(name.start, name.end);
  if (words === '' || words.length > 80 || /^(?:we|it|this|these|they|there|which|that)$/i.test(words))
    return [];
  return /^(?:share|number|percentage|proportion|emissions|capacity|rate|at least)\b|\d/.test(words)
    ? []
    : [{ name: words, span: name }];
}
