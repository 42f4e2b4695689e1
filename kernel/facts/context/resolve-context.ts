import { Problem } from '../../http/problem.ts';
import type { Json } from '../model/entity.ts';
import { shorten } from '../model/shorten.ts';
import { type ContextObject, earlierCore } from './core-terms.ts';

/** Gives the value of `@context` of the document at an address. @throws Problem facts.context-* */
export type ReadContext = (url: string) => Promise<Json>;

/** Contexts in their order, and the addresses that they came from. */
export interface Resolved {
  readonly contexts: readonly (ContextObject | null)[];
  readonly urls: ReadonlySet<string>;
}

const DEPTH_LIMIT = 8;
const DOCUMENT_LIMIT = 64;
/** Of all contexts together; the largest public vocabularies have about 3,000. */
const TERM_LIMIT = 20_000;

/**
 * Follows the addresses in an `@context` until only contexts are left: depth first, in the order of JSON-LD 1.1 API,
 * section 4.1. Addresses of the core context are left out, for it always comes last.
 * @param context a URL, an object, null, or a list of those
 * @throws Problem facts.bad-context for a circle, too many or too deep; of `read`
 */
export async function resolveContext(context: Json, read: ReadContext): Promise<Resolved> {
  const contexts: (ContextObject | null)[] = [];
  const urls = new Set<string>();
  let terms = 0;
  let documents = 0;

  const add = (object: ContextObject): void => {
    terms += Object.keys(object).length;
    if (terms > TERM_LIMIT) throw bad('@context', `> ${TERM_LIMIT}`);
    contexts.push(object);
  };
  const readAt = async (
    url: string,
    base: string | null,
    above: readonly string[],
  ): Promise<[string, Json]> => {
    const full = absolute(url, base);
    if (above.includes(full)) throw bad(full, '↻');
    documents += 1;
    if (documents > DOCUMENT_LIMIT) throw bad('@context', `> ${DOCUMENT_LIMIT}`);
    urls.add(full);
    return [full, await read(full)];
  };
  const follow = async (value: Json, base: string | null, above: readonly string[]): Promise<void> => {
    if (above.length > DEPTH_LIMIT) throw bad(above.at(-1) ?? '', `> ${DEPTH_LIMIT}`);
    for (const one of (Array.isArray(value) ? value : [value]) as readonly Json[]) {
      if (one === null) contexts.push(null);
      else if (typeof one === 'string') {
        const core = earlierCore(one);
        if (core) add(core);
        else {
          const [url, inner] = await readAt(one, base, above);
          await follow(inner, url, [...above, url]);
        }
      } else if (typeof one === 'object' && !Array.isArray(one))
        add(await withImport(one as ContextObject, base, above));
      else throw bad('@context', shorten(one));
    }
  };
  /** `@import` (section 9.9): another context's terms under these. */
  const withImport = async (
    object: ContextObject,
    base: string | null,
    above: readonly string[],
  ): Promise<ContextObject> => {
    const { '@import': source, ...rest } = object;
    if (source === undefined) return object;
    if (typeof source !== 'string') throw bad('@import', shorten(source));
    const [url, imported] = await readAt(source, base, above);
    if (typeof imported !== 'object' || imported === null || Array.isArray(imported) || '@import' in imported)
      throw bad(url, '@import');
    return { ...(imported as ContextObject), ...rest };
  };

  await follow(context, null, []);
  return { contexts, urls };
}

function absolute(url: string, base: string | null): string {
  const parsed = base === null ? URL.parse(url) : URL.parse(url, base);
  if (!parsed) throw bad(url, 'URL');
  // What stands behind # names a part of the document.
  parsed.hash = '';
  return parsed.href;
}

function bad(where: string, reason: string): Problem {
  return new Problem('facts.bad-context', { where: shorten(where), reason });
}
