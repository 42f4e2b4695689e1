import type { FactChange } from '../facts/store/change-feed.ts';
import type { CompiledSelection } from './evaluator.ts';

/** The entities of each selection that changed. */
export function changedIn(
  selections: readonly CompiledSelection[],
  changes: readonly FactChange[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    selections.map((selection) => {
      const heard = changes.filter((change) => selection.hears(change)).map(({ entity }) => entity);
      return [selection.name, [...new Set(heard)]];
    }),
  );
}
