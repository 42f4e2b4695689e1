import type { CoverProblem } from './cover-problem.ts';
import { CoverState } from './cover-state.ts';

export interface Cover {
  readonly columns: Int32Array;
  readonly cost: number;
}

/**
 * A cover of all rows that can be covered, column by column: always the one that costs least for each row that it newly covers,
 * where the prices of those rows are taken off its cost. In the end what is no longer needed goes, the dearest first.
 * @param price by row; without, it is the plain greedy
 * @param begin columns that are chosen first
 */
export function greedyCover(problem: CoverProblem, price?: Float64Array, begin?: Iterable<number>): Cover {
  const { columns, cost, byColumn, byRow } = problem;
  const state = new CoverState(problem);
  const left = cost.slice();
  const charge = (column: number, sign: number): void => {
    if (price === undefined) return;
    for (let at = byColumn.start[column] ?? 0; at < (byColumn.start[column + 1] ?? 0); at += 1)
      left[column] = (left[column] ?? 0) - sign * (price[byColumn.items[at] ?? 0] ?? 0);
  };
  for (let column = 0; column < columns; column += 1) charge(column, 1);
  const open = new Uint8Array(problem.rows).fill(1);
  const take = (column: number): void => {
    state.flip(column);
    for (let at = byColumn.start[column] ?? 0; at < (byColumn.start[column + 1] ?? 0); at += 1) {
      const row = byColumn.items[at] ?? 0;
      if (open[row] === 0) continue;
      open[row] = 0;
      const paid = price?.[row] ?? 0;
      if (paid === 0) continue;
      for (let each = byRow.start[row] ?? 0; each < (byRow.start[row + 1] ?? 0); each += 1) {
        const other = byRow.items[each] ?? 0;
        left[other] = (left[other] ?? 0) + paid;
      }
    }
  };
  for (const column of begin ?? []) if (state.chosen[column] === 0) take(column);
  while (state.openCount > 0) {
    let [found, least] = [-1, Number.POSITIVE_INFINITY];
    for (let column = 0; column < columns; column += 1) {
      const size = state.worth[column] ?? 0;
      if (size === 0 || state.chosen[column] === 1) continue;
      const value = left[column] ?? 0;
      const score = value > 0 ? value / size : value * size;
      if (score < least) [found, least] = [column, score];
    }
    if (found < 0) break;
    take(found);
  }
  for (const column of state.list
    .subarray(0, state.chosenCount)
    .toSorted((a, b) => (cost[b] ?? 0) - (cost[a] ?? 0)))
    if (state.worth[column] === 0) state.flip(column);
  return { columns: state.list.slice(0, state.chosenCount), cost: state.cost };
}
