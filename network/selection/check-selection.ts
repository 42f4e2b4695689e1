import type { CoverProblem } from './cover-problem.ts';

/** What is wrong with a selection; `of` is the row or column, from 0, or the cost as it really is. */
export interface SelectionFault {
  readonly fault: 'unknown-column' | 'column-twice' | 'open-row' | 'wrong-cost' | 'bound-above-cost';
  readonly of: number;
}

/**
 * Whether columns cover every row, cost what is said, and stay at or above the bound: from the problem's own lists of rows, by nothing
 * that the solver is made of.
 * @param columns from 0
 */
export function checkSelection(
  problem: CoverProblem,
  {
    cost,
    columns,
    lowerBound,
  }: { readonly cost: number; readonly columns: readonly number[]; readonly lowerBound: number },
): readonly SelectionFault[] {
  const faults: SelectionFault[] = [];
  const chosen = new Set<number>();
  let sum = 0;
  for (const column of columns) {
    const known = Number.isInteger(column) && column >= 0 && column < problem.columns;
    if (!known) faults.push({ fault: 'unknown-column', of: column });
    else if (chosen.has(column)) faults.push({ fault: 'column-twice', of: column });
    else {
      chosen.add(column);
      sum += problem.cost[column] ?? 0;
    }
  }
  for (let row = 0; row < problem.rows; row += 1) {
    const covering = problem.byRow.items.subarray(problem.byRow.start[row], problem.byRow.start[row + 1]);
    if (!covering.some((column) => chosen.has(column))) faults.push({ fault: 'open-row', of: row });
  }
  if (sum !== cost) faults.push({ fault: 'wrong-cost', of: sum });
  if (!(lowerBound <= cost)) faults.push({ fault: 'bound-above-cost', of: sum });
  return faults;
}
