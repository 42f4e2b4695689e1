import { leadsToCommand } from '../clause/english-pieces.ts';
import type { Assignment, Span } from '../compiled.ts';
import { roleOf } from './role-words.ts';
import { isUnitName, readUnitList } from './unit-name.ts';

const opening =
  /(?<=^|[\n•]\s{0,4}|[.;]\s)(?:(?:Jointly |Co-)?(?:[Ll]ed|Delivered|Implemented|Coordinated|Co-ordinated|Overseen|Convened|Supported)) by ([^.;:]{2,200}?),\s(?=[a-z])(?!(?:the|and|or|as|in|with)\s)/g;

/** Through which of its parts, and with whom, an office leads. */
const means =
  /,?\s(?:through|via|in (?:partnership|consultation|coordination|collaboration|cooperation) with|working with|with)\s/;

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
    const through = names.search(means);
    const length = through < 0 ? names.length : through;
    const units = readUnitList(text, { start: from, end: from + length }).map((span) =>
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
