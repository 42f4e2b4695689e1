import { shortTime } from '../model/instant.ts';
import { type Instance, placeInTime } from './instance.ts';
import type { TemporalQuery } from './temporal-query.ts';

/** What one answer has room for. */
export interface InstancePage<T extends Instance> {
  /** Oldest first. */
  readonly shown: readonly T[];
  /** `Content-Range` of an answer that is not the whole one (status 206), or null. */
  readonly range: string | null;
}

/**
 * Cuts instances to what one answer holds (ETSI GS CIM 009 V1.9.1, clause 6.3.10): from the beginning of the asked time, or
 * with `lastN` from its end backward. Moments are not torn apart: all instances of one moment are shown or none; if
 * the first has more than there is room for, it is shown alone. The next page is asked for with the end of the range
 * as `timeAt` (as `endTimeAt` with lastN and between).
 * @param room how many instances an answer holds
 */
export function pageInstances<T extends Instance>(
  instances: readonly T[],
  query: TemporalQuery,
  room: number,
): InstancePage<T> {
  const backward = query.lastN !== null;
  const time = (one: T): string => placeInTime(one, query.property);
  const order = (a: T, b: T): number => compare(time(a), time(b)) || compare(a.instance, b.instance);
  const sorted = instances.toSorted(backward ? (a, b) => order(b, a) : order);
  const beyond = sorted[room];
  if (!beyond) return { shown: backward ? sorted.toReversed() : sorted, range: null };
  const edge = time(beyond);
  const before = sorted.filter((one) => (backward ? time(one) > edge : time(one) < edge));
  const kept = before.length > 0 ? before : sorted.filter((one) => time(one) === edge);
  if (kept.length === sorted.length) return { shown: backward ? sorted.toReversed() : sorted, range: null };
  const [first = beyond] = kept;
  return {
    shown: backward ? kept.toReversed() : kept,
    range: rangeOf(query, time(first), time(kept.at(-1) ?? first)),
  };
}

/** `date-time <start>-<end>/<size>`: from where the question began to the last moment that is shown. */
function rangeOf({ relation, timeAt, endTimeAt, lastN }: TemporalQuery, first: string, last: string): string {
  const asked = lastN === null ? (relation === 'before' ? null : timeAt) : beginningBackward();
  function beginningBackward(): string | null {
    if (relation === 'between') return endTimeAt;
    return relation === 'before' ? timeAt : null;
  }
  return `date-time ${shortTime(asked ?? first)}-${shortTime(last)}/${lastN ?? '*'}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
