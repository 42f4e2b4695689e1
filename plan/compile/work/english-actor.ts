import { englishSentences } from '../clause/english-sentence.ts';
import { commandAt } from '../clause/english-verb.ts';
import type { Assignment, Role, Span } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import type { AssignmentZone } from './assignments.ts';
import { isEnglishBody, isGroup, isUnitName, readUnitList, withoutArticle } from './unit-name.ts';

/** Words by which a sentence names who helps, or takes part. */
const company =
  '(?:(?:and )?(?:supported|assisted|backed) by|with (?:the )?(?:support|help|assistance) (?:from|of)|(?:and )?working (?:closely |jointly )?(?:with|alongside)|(?:and )?(?:in |through )(?:close )?(?:partnership|collaboration|cooperation|co-operation|consultation|coordination|co-ordination|conjunction) with|(?:together|jointly|along) with|alongside)';
const aside = new RegExp(`,?\\s(${company})\\s`);
const promise = /,?\s(?:will|shall|must|is to|are to)\s(?:(?:also|then|jointly|now|continue to|work to)\s)*/;
/** Publish a register, working with the Data Office, to …: at the end of what is done. */
const trailing = new RegExp(
  `,?\\s(${company})\\s((?:the\\s)?[A-Za-z][^.;:()\\n]{1,160}?)(?=, (?:to|and (?:to |will |by )|that|which|by|for|so|who|before|in order)\\b|\\sto [a-z]+\\s|\\son [a-z]|[.;]|$)`,
  'g',
);

/** Who is in front of a promise (The Department of Trade will …), and who is named beside it. */
export interface Speakers {
  readonly name: Span;
  readonly assignments: readonly Assignment[];
}

/**
 * The subject of an English sentence that promises something, without who helps: Enterprise West, supported by Invest
 * West, | will …. Null where no name of a body stands there.
 */
export function speakersOf(text: string, sentence: Span): Speakers | null {
  const words = text.slice(sentence.start, sentence.end);
  const said = promise.exec(words);
  if (said === null || said.index < 2 || commandAt(words.slice(said.index + said[0].length)) === null)
    return null;
  const beside = aside.exec(words.slice(0, said.index));
  const end = sentence.start + (beside?.index ?? said.index);
  const subject = { start: sentence.start, end };
  const article = /^the\s/i.test(words);
  const role: Role = /shall|must|to\s/.test(said[0]) ? 'responsible' : 'lead';
  const names = unitsOf(text, subject);
  // The wallet will …: with an article only what its own words tell to be a body.
  const bodies = names.filter((span) => !article || isEnglishBody(text.slice(span.start, span.end)));
  if (names.length === 0 || bodies.length < names.length) return null;
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return null;
  const list = beside === null ? null : { start: end + beside[0].length, end: sentence.start + said.index };
  return {
    name: { start: first.start, end: last.end },
    assignments: [
      ...names.map(assigned(text, role)),
      ...(list === null ? [] : bodiesOf(text, list).map(assigned(text, roleBeside(beside?.[1] ?? '')))),
    ],
  };
}

/** Who leads an item by its own sentences: the first that promises something and names who does it. */
export function speakers(text: string, content: Span): Assignment[] {
  if (!isEnglish(text.slice(content.start, content.end))) return [];
  for (const sentence of englishSentences(text, content)) {
    const found = speakersOf(text, sentence);
    if (found !== null) return [...found.assignments];
  }
  return [];
}

/** Work with Openreach to bring …: who is named in a command to work with somebody. */
const joint =
  /(?:^|[.;\n]\s*|\band )(?:work|partner|collaborate|engage) (?:closely |jointly )?with\s((?:the\s)?[A-Z][^.;:()\n]{1,120}?)\s(?=(?:to|on|in) [a-z])/gi;

/** Those with whom a command wants the work done, by their names. */
export function partnersOf(text: string, content: Span): Assignment[] {
  const words = text.slice(content.start, content.end);
  if (!isEnglish(words)) return [];
  return [...words.matchAll(joint)].flatMap((match) => {
    const names = match[1] ?? '';
    const start = content.start + match.index + match[0].indexOf(names, match[0].indexOf('with') + 4);
    return unitsOf(text, { start, end: start + names.length }).map(assigned(text, 'participate'));
  });
}

/** Whom a sentence names behind what is done: …, in partnership with the Chamber and industry. */
export function companyOf(text: string, content: Span): AssignmentZone[] {
  const words = text.slice(content.start, content.end);
  if (!isEnglish(words)) return [];
  return [...words.matchAll(trailing)].flatMap((match): AssignmentZone[] => {
    const [whole, by = '', names = ''] = match;
    // Led by the Treasury, in consultation with …: told with who leads. The Agency, working with …, will: with the subject.
    const sentence = words.slice(0, match.index).replace(/^.*[.;\n]\s/s, '');
    const after = words.slice(match.index + whole.length);
    if (
      /\b(?:led|delivered|coordinated|overseen|convened) by\b/i.test(sentence) ||
      promise.test(after.slice(0, 14))
    )
      return [];
    const from = content.start + match.index + whole.lastIndexOf(names);
    const assignments = bodiesOf(text, { start: from, end: from + names.length }).map(
      assigned(text, roleBeside(by)),
    );
    const span = { start: content.start + match.index, end: content.start + match.index + whole.length };
    return assignments.length === 0 ? [] : [{ span, assignments }];
  });
}

function roleBeside(words: string): Role {
  return /support|assist|back|help/.test(words) ? 'support' : 'participate';
}

function assigned(text: string, role: Role): (span: Span) => Assignment {
  return (span) => ({ unit: text.slice(span.start, span.end), role, span });
}

/** The names of a list, all of them capitalised; none where one is not. */
function unitsOf(text: string, list: Span): Span[] {
  const units = readUnitList(text, list).map((span) => withoutArticle(text, span));
  return units.every((span) => isName(text.slice(span.start, span.end))) ? units : [];
}

/** Names and groups (industry, local councils); none where a part of the list is neither. */
function bodiesOf(text: string, list: Span): Span[] {
  const parts = readUnitList(text, list).flatMap((span) => lastOfList(text, span));
  const units = parts.map((span) => withoutArticle(text, span));
  return units.every(({ start, end }) => isName(text.slice(start, end)) || isGroup(text.slice(start, end)))
    ? units
    : [];
}

/** NASSTECH and industry: two, where one side is a group or both are names without a word for their kind. */
function lastOfList(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end);
  const at = words.lastIndexOf(' and ');
  if (at < 0) return [span];
  const [left, right] = [words.slice(0, at), words.slice(at + 5).replace(/^the /, '')];
  const apart = isGroup(right) || isGroup(left) || (!isEnglishBody(left) && !isEnglishBody(right));
  return apart
    ? [
        { start: span.start, end: span.start + at },
        { start: span.start + at + 5, end: span.end },
      ]
    : [span];
}

const noName =
  /^(?:we|it|this|these|they|there|that|all|each|every|our|a|an|no|any|one|in|by|as|for|from|to|when|where|if|once|after|before|progress|work|action|actions|people|users|plans?|the (?:plan|strategy|government|city|council|programme|department|ministry|team|office|board))\b/i;

function isName(words: string): boolean {
  // Departments will …: all of them, and none by name.
  const alone = isGroup(words) && !/\s/.test(words);
  return isUnitName(words) && !alone && !/\d/.test(words) && !noName.test(words);
}
