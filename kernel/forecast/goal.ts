/** What has to be reached: the comparator of a document, and its number, or the two ends of a range. */
export interface Goal {
  readonly comparator: '>' | '>=' | '=' | '<=' | '<' | '~' | 'range' | null;
  /** The number; the lower end of a range. */
  readonly value: number;
  /** The upper end of a range. */
  readonly high: number | null;
  /** Of the measure: is more better? It decides where the comparator does not. */
  readonly direction: 'up' | 'down';
}

/** From which side the goal is reached. */
export function sideOf({ comparator, direction }: Pick<Goal, 'comparator' | 'direction'>): 'up' | 'down' {
  if (comparator === '>' || comparator === '>=') return 'up';
  if (comparator === '<' || comparator === '<=') return 'down';
  return direction;
}

/** The number that is enough: of a range the end that is met first. */
export function limitOf(goal: Goal): number {
  return goal.comparator === 'range' && sideOf(goal) === 'down' ? (goal.high ?? goal.value) : goal.value;
}

/**
 * Does a figure meet the goal? "n", "about n" and "n to m" ask for n at least (where less is better, for n or m at
 * most): nobody misses a goal by doing more, and how much less "about" allows no document says.
 */
export function meets(goal: Goal, value: number): boolean {
  const limit = limitOf(goal);
  if (goal.comparator === '>') return value > limit;
  if (goal.comparator === '<') return value < limit;
  return sideOf(goal) === 'up' ? value >= limit : value <= limit;
}
