import type { Place } from '../input/plan-problem.ts';

/** A place that is one: 0/0 is what ledgers have where nobody filled it in. */
export function knownPlace(place: Place | null): Place | null {
  return place === null || (place[0] === 0 && place[1] === 0) ? null : place;
}
