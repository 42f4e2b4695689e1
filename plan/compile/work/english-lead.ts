import { leadsToCommand } from '../clause/english-pieces.ts';
import type { Assignment, Role, Span } from '../compiled.ts';
import { roleOf } from './role-words.ts';
import { isEnglishBody, isUnitName, readUnitList, withoutArticle } from './unit-name.ts';

const led =
  '(?:(?:[Jj]ointly |[Cc]o-)?(?:[Ll]ed|[Dd]elivered|[Ii]mplemented|[Cc]oordinated|[Cc]o-ordinated|[Oo]verseen|[Cc]onvened|[Ss]upported))';
const opening = new RegExp(
  `(?<=^|[\\n•]\\s{0,4}|[.;]\\s)${led} by ([^.;:]{2,240}?),[”"’]?\\s(?=[a-z])(?!(?:the|and|or|as|in|with)\\s)`,
  'g',
);
/** …, led by NIST, to convene …; …, led by OSTP. */
const within = new RegExp(
  `[a-z)],? ${led} by ((?:the )?[A-Z][^.;:()\\n]{1,160}?)(?=, (?:to|and|that|which|by|for|with)\\s|[.;]|$)`,
  'gm',
);

/** With whom an office leads; through which of its parts, and on what ground. */
const company =
  'in (?:close )?(?:partnership|consultation|coordination|co-ordination|collaboration|cooperation|conjunction) with|working with|together with|with';
const aside =
  'through|via|(?:and )?consistent with|in line with|pursuant to|as (?:directed|required|set out)|under';
const means = new RegExp(`,?\\s(${company}|${aside})\\s`, 'g');

/** Led by the Treasury and the Data Office, publish …: who is named in front of the command. */
export function englishLeads(
  text: string,
  { start, end }: Span,
): { readonly span: Span; readonly assignments: readonly Assignment[] }[] {
  const words = text.slice(start, end);
  return [...words.matchAll(opening)].flatMap((match) => {
    const [whole, names = ''] = match;
    if (!leadsToCommand(words.slice(match.index + whole.length, match.index + whole.length + 200))) return [];
    const from = start + match.index + whole.indexOf(names);
    const assignments = named(text, { start: from, end: from + names.length }, roleIn(whole));
    if (assignments.length === 0) return [];
    const span = { start: start + match.index, end: start + match.index + whole.trimEnd().length };
    return [{ span, assignments }];
  });
}

/** Who is said to lead inside a sentence that tells what is done. */
export function leadsWithin(text: string, { start, end }: Span): Assignment[] {
  const words = text.slice(start, end);
  return [...words.matchAll(within)].flatMap((match) => {
    const [whole, names = ''] = match;
    const from = start + match.index + whole.indexOf(names);
    return named(text, { start: from, end: from + names.length }, roleIn(whole));
  });
}

function roleIn(words: string): Role {
  return /(?:overseen|convened|co-?ordinated) by/i.test(words) ? 'lead' : roleOf(words);
}

/** The offices of a list, and those with whom they act; none where a name among the first is no office. */
function named(text: string, { start, end }: Span, role: Role): Assignment[] {
  const words = text.slice(start, end);
  const parts = [...words.matchAll(means)];
  const first = unitsOf(text, { start, end: start + (parts[0]?.index ?? words.length) });
  if (first.length === 0) return [];
  const others = parts.flatMap((part, at) => {
    if (!new RegExp(`^(?:${company})$`).test(part[1] ?? '')) return [];
    const from = start + part.index + part[0].length;
    return unitsOf(text, { start: from, end: start + (parts[at + 1]?.index ?? words.length) });
  });
  const assigned =
    (given: Role) =>
    (span: Span): Assignment => ({ unit: text.slice(span.start, span.end), role: given, span });
  return [...first.map(assigned(role)), ...others.map(assigned('participate'))];
}

function unitsOf(text: string, list: Span): Span[] {
  const units = readUnitList(text, list)
    .flatMap((span) => joinedNames(text, span))
    .map((span) => withoutArticle(text, span));
  return units.every((span) => isUnitName(text.slice(span.start, span.end))) ? units : [];
}

/** DOD and CAISI at DOC: two, where each is an office by its letters or its kind. */
function joinedNames(text: string, { start, end }: Span): Span[] {
  const words = text.slice(start, end);
  for (const match of words.matchAll(/ and /g)) {
    const after = match.index + match[0].length;
    const sides = [words.slice(0, match.index), words.slice(after)];
    if (!sides.every((side) => isEnglishBody(side) || /^(?:the )?[A-Z]{3,}\b/.test(side))) continue;
    return [{ start, end: start + match.index }, ...joinedNames(text, { start: start + after, end })];
  }
  return [{ start, end }];
}
