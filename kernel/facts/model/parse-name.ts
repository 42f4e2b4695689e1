import { Problem } from '../../http/problem.ts';
import { instantOf } from './instant.ts';
import { NGSI_NULL } from './kinds.ts';
import { shorten } from './shorten.ts';

const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]+$/u;
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,255}$/;
/** Bytes of a name that is an IRI. */
const IRI_LIMIT = 512;
/** Bytes; keys of the database hold no more than 2704 together. */
const ID_LIMIT = 1024;
const TYPE_LIMIT = 32;

export const isUri = (text: unknown): text is string =>
  typeof text === 'string' && text.isWellFormed() && URI.test(text);

/** Entity id: a URI (ETSI NGSI-LD, clause 4.6.3). */
export function parseId(id: unknown): string {
  if (typeof id !== 'string' || Buffer.byteLength(id) > ID_LIMIT || !id.isWellFormed() || !URI.test(id)) {
    throw new Problem('facts.bad-id', { id: shorten(id) });
  }
  return id;
}

/**
 * Is it the name of an attribute or of an entity type, as it is stored? Names of the default vocabulary are short; the others
 * are IRIs (context/compiled-context.ts).
 */
export function isName(name: unknown): name is string {
  if (typeof name !== 'string') return false;
  return NAME.test(name) || (URI.test(name) && Buffer.byteLength(name) <= IRI_LIMIT && name.isWellFormed());
}

/** Entity type names, one or several, as they are stored. */
export function parseTypes(type: unknown): readonly string[] {
  if (type === undefined) throw new Problem('facts.bad-type', { type: '–' }, 'missing');
  const types = Array.isArray(type) ? type : [type];
  if (types.length === 0 || types.length > TYPE_LIMIT)
    throw new Problem('facts.bad-type', { type: shorten(type) });
  for (const name of types) {
    // What `id` and `type` stand for are keywords, no types; NGSI-LD Null is nothing (clause 4.5.0).
    if (!isName(name) || name === 'id' || name === 'type' || name === NGSI_NULL)
      throw new Problem('facts.bad-type', { type: shorten(name) });
  }
  return [...new Set(types as readonly string[])];
}

/** ISO 8601 with zone -> the same instant in UTC with milliseconds. */
export function parseTime(value: unknown, where: string): string {
  const instant = typeof value === 'string' ? instantOf(value) : null;
  if (instant === null) throw new Problem('facts.bad-time', { where, value: shorten(value) });
  return instant;
}
