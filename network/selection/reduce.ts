import { eachContained } from './contained.ts';
import type { CoverProblem } from './cover-problem.ts';
import { type Part, partOf } from './part.ts';

/** What is left when nothing more falls away, and columns of the whole that are chosen already. */
export interface Reduced {
  readonly part: Part;
  readonly taken: readonly number[];
}

/** The most pairs of columns, or of rows, that are compared in one round. */
const work = 30_000_000;

/**
 * Smaller with the same least cost: columns that alone cover a row, or cost nothing, are taken; a column falls away where another
 * covers as much for no more, or the cheapest ways to cover its rows one by one together cost no more; a row falls away where
 * covering another covers it. Of rows that nobody covers nothing falls away.
 */
export function reduce(from: Part, pairs = work): Reduced {
  const taken: number[] = [];
  let part = from;
  for (;;) {
    const { problem } = part;
    const dropped = new Uint8Array(problem.columns);
    const settled = new Uint8Array(problem.rows);
    const chosen = takeMandatory(problem, dropped, settled);
    for (const column of chosen) taken.push(part.columns[column] ?? 0);
    if (chosen.length === 0) {
      dropRows(problem, settled, pairs);
      dropColumns(problem, dropped, pairs);
    }
    const next = partOf(part, dropped, settled);
    const same = next.problem.rows === problem.rows && next.problem.columns === problem.columns;
    if (same) return { part, taken };
    part = next;
  }
}

function takeMandatory(problem: CoverProblem, dropped: Uint8Array, settled: Uint8Array): number[] {
  const { rows, columns, cost, byColumn, byRow } = problem;
  const chosen: number[] = [];
  const take = (column: number): void => {
    if (dropped[column] !== 0) return;
    dropped[column] = 1;
    chosen.push(column);
    for (let at = byColumn.start[column] ?? 0; at < (byColumn.start[column + 1] ?? 0); at += 1)
      settled[byColumn.items[at] ?? 0] = 1;
  };
  for (let column = 0; column < columns; column += 1) if (cost[column] === 0) take(column);
  for (let row = 0; row < rows; row += 1) {
    const first = byRow.start[row] ?? 0;
    if (settled[row] === 0 && (byRow.start[row + 1] ?? 0) === first + 1) take(byRow.items[first] ?? 0);
  }
  return chosen;
}

function dropRows({ byRow, byColumn }: CoverProblem, settled: Uint8Array, pairs: number): void {
  eachContained(
    byRow,
    byColumn,
    settled,
    (containing) => {
      settled[containing] = 1;
    },
    pairs,
  );
}

function dropColumns(problem: CoverProblem, dropped: Uint8Array, pairs: number): void {
  const { rows, columns, cost, byColumn, byRow } = problem;
  const cheapest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  const cheapestColumn = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row += 1)
    for (let at = byRow.start[row] ?? 0; at < (byRow.start[row + 1] ?? 0); at += 1) {
      const column = byRow.items[at] ?? 0;
      if ((cost[column] ?? 0) >= (cheapest[row] ?? 0)) continue;
      cheapest[row] = cost[column] ?? 0;
      cheapestColumn[row] = column;
    }
  for (let column = 0; column < columns; column += 1) {
    let sum = 0;
    let own = false;
    for (let at = byColumn.start[column] ?? 0; at < (byColumn.start[column + 1] ?? 0); at += 1) {
      const row = byColumn.items[at] ?? 0;
      sum += cheapest[row] ?? 0;
      own ||= cheapestColumn[row] === column;
    }
    // A column that is itself the cheapest of a row is never dropped here: those that stand in for others must stay.
    if (!own && sum <= (cost[column] ?? 0)) dropped[column] = 1;
  }
  eachContained(
    byColumn,
    byRow,
    dropped,
    (containing, contained) => {
      if ((cost[containing] ?? 0) <= (cost[contained] ?? 0)) dropped[contained] = 1;
    },
    pairs,
  );
}
