import type { Action, Modality, PieceClass, Span } from './compiled.ts';
import { trimmed } from './line.ts';

/** An English sentence, or part of one, and what it is. */
interface EnglishPiece {
  readonly class: PieceClass;
  readonly span: Span;
  readonly action?: Action;
}

const enabling =
  'support|help|facilitate|promote|enable|assist|foster|accelerate|advance|back|strengthen support for';
const encouraging = 'encourage|invite|urge|incentivi[sz]e|motivate|call on';
const granting =
  'grant|award|subsidi[sz]e|provide (?:\\w+ )?(?:grants|funding|subsidies|loans|rebates)|reimburse|offer (?:\\w+ )?(?:grants|subsidies|rebates|loans)';
const committing =
  'accelerate|achieve|adapt|add|adopt|agree|align|allocate|amend|analy[sz]e|appoint|apply|approve|assess|audit|begin|bring|broaden|build|calculate|carry out|certify|charge|check|clean|close|coordinate|co-ordinate|collect|collaborate|commission|complete|conclude|conduct|connect|conserve|consolidate|construct|consult|continue|contract|convene|convert|cooperate|create|cut|decarboni[sz]e|decide|define|deliver|demonstrate|deploy|design|designate|develop|digiti[sz]e|discuss|distribute|diversify|divert|draft|draw up|drive|double|eliminate|embed|empower|enact|end|engage|enforce|enhance|ensure|equip|establish|evaluate|examine|exchange|expand|explore|extend|finali[sz]e|finance|find|fit|fix|focus|form|formulate|fund|gather|generate|give|grow|harmoni[sz]e|have|hire|hold|host|identify|implement|improve|include|increase|inspect|install|instruct|integrate|introduce|invest|issue|join|keep|launch|lead|learn|lend|let|level|leverage|link|list|locate|maintain|make|manage|map|measure|meet|mobili[sz]e|modify|moderni[sz]e|monitor|move|negotiate|open|operate|optimi[sz]e|organi[sz]e|outline|oversee|partner|pass|pay|pilot|place|plan|plant|prepare|present|preserve|prevent|prioriti[sz]e|procure|produce|protect|provide|publici[sz]e|publish|purchase|put|raise|ratify|recogni[sz]e|recruit|recycle|redesign|reduce|reform|regulate|rehabilitate|reinforce|release|remove|renew|renovate|repair|replace|report|require|research|reserve|restore|restructure|retain|retrain|retrofit|reuse|review|revise|reward|roll out|run|scale|secure|seek|select|sell|send|set|share|sign|simplify|sponsor|stage|standardi[sz]e|start|streamline|strengthen|study|submit|supply|survey|tackle|take|target|test|track|train|transfer|transform|translate|treat|trial|triple|undertake|unify|update|upgrade|use|validate|verify|work|write';

const lists: readonly (readonly [Modality, string])[] = [
  ['grant', granting],
  ['encourage', encouraging],
  ['enable', enabling],
  ['commit', committing],
];
const adverb =
  '(?:(?:also|further|jointly|actively|gradually|rapidly|fully|regularly|continuously|progressively|then|together|annually) )?';
const imperative = lists.map(
  ([modality, verbs]) => [modality, new RegExp(`^${adverb}(?:${verbs})(?![\\w-])`, 'i')] as const,
);
const modal =
  /\b(?:will|shall|must|should|is to|are to|needs? to|has to|have to|commits? to|agrees? to|undertakes? to|aims? to|plans? to|intends? to|is required to|are required to)\s+/i;
const forecast =
  /\b(?:is|are) (?:expected|forecast|projected|estimated)|estimated that|could (?:grow|rise|fall|reach)/i;
const past = /\b(?:was|were|had|has been|have been|did)\b|\b(?:in|since|between) (?:19|20)\d\d\b.*\w+ed\b/i;
const effect =
  /^(?:this|these|it|which|thereby|so|as a result|thus)\b.*\b(?:will|would)\b|^(?:thereby |so as )?(?:making|helping|reducing|improving|increasing|leading|resulting|allowing|enabling|ensuring)\b/i;
const lead =
  /^(?:[-•*–—]|\([a-z\d]{1,3}\)|\d{1,2}[.)])\s+|^(?:(?:to this end|in addition|in particular|furthermore|moreover|meanwhile|finally|at the same time|where possible|by (?:the end of )?(?:\w+ )?(?:19|20)\d\d|from (?:19|20)\d\d|over the next \w+ \w+|in (?:19|20)\d\d)),?\s+/i;

/** Sentences of an English stretch. An imperative, or a modal verb, makes an action. */
export function readEnglishPieces(text: string, stretch: Span): EnglishPiece[] {
  return [...sentences(text, stretch)].flatMap((sentence) => readSentence(text, sentence));
}

function* sentences(text: string, { start, end }: Span): Generator<Span> {
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const character = text.charAt(at);
    const stop =
      at === end ||
      character === '\n' ||
      character === '\t' ||
      character === ';' ||
      (/[.!?]/.test(character) &&
        /^(?:\s|$)/.test(text.slice(at + 1, at + 2)) &&
        !/\b(?:e\.g|i\.e|No|St|Dr|approx|incl|vs)$/.test(text.slice(Math.max(start, at - 7), at)));
    if (!stop) continue;
    const sentence = trimmed(text, from, at);
    if (sentence.end > sentence.start) yield { start: sentence.start, end: sentence.end };
    from = at + 1;
  }
}

function readSentence(text: string, sentence: Span): EnglishPiece[] {
  const mark =
    lead.exec(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 60)))?.[0].length ?? 0;
  const span = { start: sentence.start + mark, end: sentence.end };
  const marked: EnglishPiece[] =
    mark > 0 ? [{ class: 'marker', span: { start: sentence.start, end: span.start } }] : [];
  const words = text.slice(span.start, Math.min(span.end, span.start + 600));
  const commanded = starting(words);
  if (commanded !== null)
    return [...marked, ...joined(text, span, commanded.modality, words.slice(0, commanded.length), 0, [])];
  if (forecast.test(words)) return [...marked, { class: 'forecast', span }];
  if (effect.test(words) && !/^it will also/i.test(words)) return [...marked, { class: 'effect', span }];
  const match = modal.exec(words);
  if (match !== null) {
    const at = match.index + match[0].length;
    const rest = starting(words.slice(at));
    const actors = actorsOf(text, span, match.index);
    const verb =
      rest === null
        ? (/^[\w-]+/.exec(words.slice(at))?.[0] ?? words.slice(at))
        : words.slice(at, at + rest.length);
    if (verb !== 'be' || actors.length > 0)
      return [...marked, ...joined(text, span, rest?.modality ?? 'commit', verb, at, actors)];
    return [...marked, { class: 'target', span }];
  }
  return [...marked, { class: past.test(words) ? 'past' : 'other', span }];
}

export function isCommand(words: string): boolean {
  return starting(words) !== null || modal.test(words);
}

function starting(words: string): { readonly modality: Modality; readonly length: number } | null {
  for (const [modality, pattern] of imperative) {
    const match = pattern.exec(words);
    if (match !== null) return { modality, length: match[0].length };
  }
  return null;
}

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
  const second = /,? and (?:to |will )?(?=[a-z])|, (?=[a-z])/g;
  for (const match of words.slice(at).matchAll(second)) {
    const from = at + match.index + match[0].length;
    const next = starting(words.slice(from));
    const short = from + 15 > words.length || at + match.index < 15;
    if (
      next === null ||
      short ||
      !/^\w+ (?:(?:a|an|the|all|new|its|their|at|\d[\d,]*)\b)/.test(words.slice(from))
    )
      continue;
    const end = span.start + at + match.index;
    return [
      piece(text, { start: span.start, end }, modality, verb, at, actors),
      ...joined(
        text,
        { start: span.start + from, end: span.end },
        next.modality,
        words.slice(from, from + next.length),
        0,
        [],
      ),
    ];
  }
  return [piece(text, span, modality, verb, at, actors)];
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
