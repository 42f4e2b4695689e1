import { Problem } from '../../http/problem.ts';
import { shorten } from '../model/shorten.ts';

/** The relation of a link to a context (JSON-LD 1.1, section 6.2). */
export const CONTEXT_RELATION = 'http://www.w3.org/ns/json-ld#context';
const LINK =
  /\s*<([^<>]*)>((?:\s*;\s*[\w!#$&+\-.^`|~*]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s";,]*))?)*)\s*(?:,|$)/suy;
const PARAMETER = /;\s*([\w!#$&+\-.^`|~*]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*)))?/gsu;
const LENGTH_LIMIT = 8192;

/**
 * The address of the context that a Link header names (RFC 8288), or null without one.
 * @throws Problem facts.bad-link for a header that cannot be read, or that names more than one
 */
export function linkedContext(headers: string | readonly string[] | undefined): string | null {
  const header = typeof headers === 'string' ? headers : (headers ?? []).join(',');
  if (header.trim() === '') return null;
  const found: string[] = [];
  LINK.lastIndex = 0;
  while (LINK.lastIndex < header.length) {
    const link = header.length <= LENGTH_LIMIT ? LINK.exec(header) : null;
    if (!link) throw new Problem('facts.bad-link', { link: shorten(header) });
    const [, target = '', parameters = ''] = link;
    const relations = [...parameters.matchAll(PARAMETER)]
      .filter(([, name]) => name?.toLowerCase() === 'rel')
      .flatMap(([, , quoted, bare]) => (quoted ?? bare ?? '').split(/\s+/));
    if (relations.includes(CONTEXT_RELATION)) found.push(target);
  }
  const [url, ...more] = found;
  if (more.length > 0) throw new Problem('facts.bad-link', { link: shorten(header) });
  return url ?? null;
}

export function contextLink(url: string): string {
  return `<${url}>; rel="${CONTEXT_RELATION}"; type="application/ld+json"`;
}
