import type { Json } from '../model/entity.ts';
import { compileContext } from './compiled-context.ts';
import type { ContextObject } from './core-terms.ts';

/** JSON nested deeper is no context. */
const DEPTH_LIMIT = 16;

/**
 * The `@context` of a document that somebody sent, or null when it is no context document: not JSON, without `@context`,
 * nested too deeply, or with terms that can never be used. So a bad copy does not take a good one's place.
 */
export function parseDocument(text: string): Json | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, '@context')) return null;
  const context = (document as { readonly '@context': Json })['@context'];
  return isShallow(context) && isUsable(context) ? context : null;
}

/** Is it nested no deeper than a context can be? */
export function isShallow(value: Json, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth < DEPTH_LIMIT && Object.values(value).every((inner: Json) => isShallow(inner, depth + 1));
}

/** Contexts that lean on no other document can be compiled on the spot. */
function isUsable(context: Json): boolean {
  const list = (Array.isArray(context) ? context : [context]) as readonly Json[];
  if (list.length === 0) return true;
  const own = list.filter(
    (one): one is ContextObject | null => typeof one === 'object' && !Array.isArray(one),
  );
  const elsewhere = list.filter((one) => typeof one === 'string');
  if (own.length + elsewhere.length < list.length) return false;
  if (elsewhere.length > 0 || own.some((one) => one !== null && Object.hasOwn(one, '@import'))) return true;
  try {
    compileContext(own);
    return true;
  } catch {
    return false;
  }
}
