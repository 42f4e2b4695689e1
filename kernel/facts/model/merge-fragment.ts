import type { JsonObject } from './entity.ts';
import { NGSI_NULL } from './kinds.ts';

/** A document with a fragment in it; null takes a member away (ETSI GS CIM 009 V1.9.1, clauses 5.4 and 5.5.8). */
export function mergeFragment(document: JsonObject, fragment: JsonObject): JsonObject {
  const entries = Object.entries({ ...document, ...fragment });
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== NGSI_NULL));
}
