import { leadsToCommand } from '../clause/english-pieces.ts';
import type { Assignment, Span } from '../compiled.ts';
import { roleOf } from './role-words.ts';
import { isUnitName, readUnitList } from './unit-name.ts';

const opening =
  /(?<=^|[\n•]\s{0,4}|[.;]\s)(?:(?:Jointly |Co-)?(?:Led|Delivered|Implemented|Coordinated|Co-ordinated|Overseen|Convened|Supported)) by ([^.;:\n]{2,160}?), (?=[a-z])/gi;

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
    const units = readUnitList(text, { start: from, end: from + names.length }).map((span) =>
      withoutArticle(text, span),
    );
    if (units.length === 0 || !units.every((span) => isUnitName(text.slice(span.start, span.end)))) return [];
    const role = /^(?:overseen|convened|co-?ordinated)/i.test(whole) ? 'lead' : roleOf(whole);
    return [
      {
        span: { start: start + match.index, end: start + match.index + whole.trimEnd().length },
        assignments: units.map((span) => ({ unit: text.slice(span.start, span.end), role, span })),
      },
    ];
  });
}

/** the Treasury: the office without its article. */
export function withoutArticle(text: string, { start, end }: Span): Span {
  const article = /^(?:the|and)\s+/i.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + article, end };
}
