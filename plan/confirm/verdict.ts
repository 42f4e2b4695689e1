import type { CompiledPlan } from '../compile/compiled.ts';
import type { Decision, Thing } from './decision.ts';
import { standingDecisions, thingKey } from './standing.ts';

/** Where an item or a target stands: nobody decided yet, or what was decided. `added`: the compiler missed it. */
export type VerdictState = 'open' | 'accepted' | 'corrected' | 'rejected' | 'added';

/** Of the decisions in force about one thing, oldest first. */
export function verdictOf(decisions: readonly Decision[]): VerdictState {
  const last = decisions.at(-1);
  if (last === undefined) return 'open';
  if (last.act === 'reject') return 'rejected';
  if (decisions.some(({ act }) => act === 'add')) return 'added';
  return decisions.some(({ act }) => act === 'correct') ? 'corrected' : 'accepted';
}

/** Every item and target of a plan, those that people added included, with its verdict, by {@link thingKey}. */
export function verdictsOf(
  compiled: CompiledPlan,
  decisions: readonly Decision[],
): ReadonlyMap<string, VerdictState> {
  const standing = standingDecisions(decisions);
  const things: Thing[] = [
    ...compiled.items.map(({ id }): Thing => ({ kind: 'item', id })),
    ...compiled.targets.map(({ id }): Thing => ({ kind: 'target', id })),
  ];
  const verdicts = new Map(
    things.map((thing) => [thingKey(thing), verdictOf(standing.get(thingKey(thing)) ?? [])]),
  );
  for (const [key, about] of standing) {
    if (about[0]?.act === 'add') verdicts.set(key, verdictOf(about));
  }
  return verdicts;
}

/** How many items and targets nobody has decided. */
export function openThings(
  compiled: CompiledPlan,
  decisions: readonly Decision[],
): { readonly items: number; readonly targets: number } {
  const open = [...verdictsOf(compiled, decisions)].filter(([, state]) => state === 'open');
  const items = open.filter(([key]) => key.startsWith('item ')).length;
  return { items, targets: open.length - items };
}
