import type { CompiledPlan, Item, PieceClass } from '../compiled.ts';

/** Counts the characters of the items by class. */
export function coverageOf(items: readonly Item[]): CompiledPlan['coverage'] {
  const classes: Partial<Record<PieceClass, number>> = {};
  let total = 0;
  for (const { class: kind, span } of items.flatMap(({ pieces }) => pieces)) {
    classes[kind] = (classes[kind] ?? 0) + span.end - span.start;
    total += span.end - span.start;
  }
  return { total, classes };
}
