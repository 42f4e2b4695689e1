import fc from 'fast-check';
import { type CoverProblem, coverProblem } from '../../selection/cover-problem.ts';

/** Small problems of all kinds: dear and free columns, rows that many or one cover, columns that are alike or empty. */
export const problems = fc
  .record({
    rows: fc.integer({ min: 1, max: 9 }),
    columns: fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 511 })), {
      minLength: 1,
      maxLength: 11,
    }),
  })
  .map(({ rows, columns }): CoverProblem => {
    // Each row has a column: the last one takes what is left over.
    const sets = columns.map(([, bits]) => bits & ((1 << rows) - 1));
    const left = sets.reduce((open, set) => open & ~set, (1 << rows) - 1);
    sets.push(left === 0 ? 1 : left);
    const lists = sets.map((set) => [...Array(rows).keys()].filter((row) => (set >> row) & 1));
    const start = new Int32Array(lists.length + 1);
    for (const [column, list] of lists.entries()) start[column + 1] = (start[column] ?? 0) + list.length;
    const cost = Float64Array.from(sets, (_, column) => columns[column]?.[0] ?? 7);
    return coverProblem(rows, cost, { start, items: Int32Array.from(lists.flat()) });
  });

/** The least cost of a cover, by trying every choice; infinite where there is none. */
export function leastCost({ rows, columns, cost, byRow }: CoverProblem): number {
  let least = Number.POSITIVE_INFINITY;
  for (let choice = 0; choice < 2 ** columns; choice += 1) {
    let sum = 0;
    for (let column = 0; column < columns; column += 1) if ((choice >> column) & 1) sum += cost[column] ?? 0;
    if (sum >= least) continue;
    let covered = true;
    for (let row = 0; row < rows && covered; row += 1)
      covered = byRow.items
        .subarray(byRow.start[row], byRow.start[row + 1])
        .some((column) => (choice >> column) & 1);
    if (covered) least = sum;
  }
  return least;
}
