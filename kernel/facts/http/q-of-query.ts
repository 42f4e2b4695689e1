import { iriOf } from '../context/compiled-context.ts';
import { renameQ } from '../query/q-grammar.ts';
import { readingOf } from '../query/q-reading.ts';
import { flagOfQuery } from './flag-of-query.ts';
import type { Query, StoredName } from './selection-of-query.ts';

/**
 * `q` in stored names, read as `jsonKeys` and `expandValues` say (ETSI GS CIM 009 V1.9.1, clause 4.9). `splitEntities` says
 * nothing as long as nobody else is asked: entities are whole here.
 * @throws Problem facts.bad-query
 */
export function qOfQuery(query: Query, stored: StoredName): { readonly q?: string } {
  flagOfQuery(query, 'splitEntities');
  const { q, jsonKeys, expandValues } = query;
  if (!q) return {};
  const reading = readingOf({ jsonKeys, expandValues }, (word) => iriOf(stored(word)));
  return { q: renameQ(q, stored, reading) };
}
