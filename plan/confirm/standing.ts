import type { Decision, Thing } from './decision.ts';

/** One text for one thing. */
export function thingKey({ kind, id }: Thing): string {
  return `${kind} ${id}`;
}

/**
 * The decisions in force by thing, oldest first: none twice, without those that were taken back. The order of the
 * given ones does not matter: each carries its place in the record.
 */
export function standingDecisions(decisions: readonly Decision[]): ReadonlyMap<string, readonly Decision[]> {
  const withdrawn = new Set(decisions.map(({ withdraws }) => withdraws));
  const seen = new Set<number>();
  const standing = decisions.filter(({ sequence, act }) => {
    const first = !seen.has(sequence);
    seen.add(sequence);
    return first && act !== 'withdraw' && !withdrawn.has(sequence);
  });
  return Map.groupBy(
    standing.toSorted((a, b) => a.sequence - b.sequence),
    ({ thing }) => thingKey(thing),
  );
}

/** The newest sequence of each thing, taking back included: who decides says which one they saw (0 for none). */
export function newestSequences(decisions: readonly Decision[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { thing, sequence } of decisions) {
    const key = thingKey(thing);
    newest.set(key, Math.max(newest.get(key) ?? 0, sequence));
  }
  return newest;
}
