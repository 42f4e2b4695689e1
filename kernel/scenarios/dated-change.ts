import type { Change } from '../facts/store/apply-change.ts';

/** A change of one entity, and when it would come true (ISO time). */
export interface DatedChange {
  readonly at: string;
  /** Of the scenario, from 0. */
  readonly line: number;
  readonly change: Change;
}

/** In the order in which they come true; of one time, in that of their lines. */
export function inOrder(changes: readonly DatedChange[]): readonly DatedChange[] {
  return changes.toSorted((a, b) => (a.at === b.at ? a.line - b.line : a.at < b.at ? -1 : 1));
}
