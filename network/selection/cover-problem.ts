import { type Lists, transposed } from './lists.ts';

/**
 * Weighted set covering: choose columns (sites) so that every row (a demand at a place) has at least one of those that cover it, at the
 * least sum of costs. Rows and columns count from 0.
 */
export interface CoverProblem {
  readonly rows: number;
  readonly columns: number;
  /** By column: whole numbers, not negative. */
  readonly cost: Float64Array;
  /** By column, the rows that it covers, rising. */
  readonly byColumn: Lists;
  /** By row, the columns that cover it, rising. */
  readonly byRow: Lists;
}

/** @param byColumn the rows of each column, in any order, none twice */
export function coverProblem(rows: number, cost: Float64Array, byColumn: Lists): CoverProblem {
  const columns = cost.length;
  const byRow = transposed(byColumn, rows);
  return { rows, columns, cost, byColumn: transposed(byRow, columns), byRow };
}

/** @param byRow the columns of each row, in any order, none twice */
export function coverProblemByRows(cost: Float64Array, byRow: Lists): CoverProblem {
  return coverProblem(byRow.start.length - 1, cost, transposed(byRow, cost.length));
}
