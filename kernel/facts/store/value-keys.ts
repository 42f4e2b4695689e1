import { sha256 } from '../../audit/digest.ts';
import { attributeOfKey } from '../model/kinds.ts';
import { candidatesOf } from '../query/q-targets.ts';
import type { PartialDoc } from './stored-fact.ts';

/** What is longer stands as its digest. */
const LONGEST = 120;

/** A literal of a query, or a value, as it stands in facts.value. */
export function valueKey(value: string | number | boolean | null): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : sha256(text).toString('hex');
}

/** All that an equality may find an attribute by: its value, or those in its list, of each of its instances. */
export function valueKeys(doc: PartialDoc, attribute: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [key, stored] of Object.entries(doc)) {
    if (stored === null || attributeOfKey(key) !== attribute) continue;
    for (const one of candidatesOf({ kind: stored.k, value: stored.v }).candidates) {
      if (typeof one !== 'object' || one === null) keys.add(valueKey(one));
    }
  }
  return keys;
}
