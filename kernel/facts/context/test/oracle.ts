import jsonld from 'jsonld';
import type { Json, JsonObject } from '../../model/entity.ts';
import { type ContextObject, coreContext } from '../core-terms.ts';

const refuse = (url: string): Promise<never> => Promise.reject(new Error(`nothing is loaded here: ${url}`));
const options = { documentLoader: refuse, safe: false };

/** What a document says by jsonld.js, which implements the W3C's algorithms: its expanded form, with the core context last. */
export async function meaning(document: JsonObject, user: readonly ContextObject[]): Promise<unknown> {
  return jsonld.expand({ ...document, '@context': [...user, coreContext] } as jsonld.JsonLdDocument, options);
}

/** The document as jsonld.js writes it with these contexts. */
export async function compacted(
  document: JsonObject,
  user: readonly ContextObject[],
): Promise<{ readonly [name: string]: Json }> {
  const expanded = await jsonld.expand(
    { ...document, '@context': coreContext } as jsonld.JsonLdDocument,
    options,
  );
  const context = [...user, coreContext] as unknown as jsonld.ContextDefinition;
  return (await jsonld.compact(expanded, context, options)) as { readonly [name: string]: Json };
}
