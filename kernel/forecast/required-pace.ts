/** A figure at a time. */
export interface Point {
  /** ISO date or time. */
  readonly at: string;
  readonly value: number;
}

/**
 * Where linear progress from the first known figure to the goal has to be at `now`; null when that cannot be said
 * (no start, or the due date is not after it). After the due date it is the goal itself.
 */
export function requiredPace(start: Point | null, goal: number, due: string, now: string): number | null {
  if (start === null) return null;
  const [from, to, at] = [start.at, due, now].map((time) => Date.parse(time));
  if (from === undefined || to === undefined || at === undefined || !(to > from)) return null;
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return start.value + (goal - start.value) * share;
}
