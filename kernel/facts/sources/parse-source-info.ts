import { type KeyValue, keyValuesOf } from '../model/key-values.ts';
import { isUri } from '../model/parse-name.ts';
import type { Members } from '../model/read-members.ts';

const isMedia = (value: string): boolean => value === 'application/json' || value === 'application/ld+json';

/** Keys that mean something to the broker itself (clause 4.3.6.6). */
const MEANT: Readonly<Record<string, (value: string) => boolean>> = {
  accept: isMedia,
  contentType: isMedia,
  jsonldContext: isUri,
  ngsildConformance: (value) => /^\d+\.\d+$/.test(value),
};
export const MEANT_KEYS: ReadonlySet<string> = new Set(Object.keys(MEANT));

/** What a source is told with each request. @throws Problem facts.bad-registration */
export function parseSourceInfo(members: Members): readonly KeyValue[] {
  const pairs = keyValuesOf(members, 'contextSourceInfo');
  const bad = pairs.find(({ key, value }) => Object.hasOwn(MEANT, key) && !MEANT[key]?.(value));
  return bad ? members.refuse('contextSourceInfo', `${bad.key}: ${bad.value}`) : pairs;
}
