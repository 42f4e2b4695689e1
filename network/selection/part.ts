import { type CoverProblem, coverProblem } from './cover-problem.ts';

/** What is left of a problem, with the way back. */
export interface Part {
  readonly problem: CoverProblem;
  /** By its columns and rows, those of the whole. */
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

export function whole(problem: CoverProblem): Part {
  return {
    problem,
    columns: Int32Array.from({ length: problem.columns }, (_, column) => column),
    rows: Int32Array.from({ length: problem.rows }, (_, row) => row),
  };
}

/**
 * The part without some columns and rows; columns that cover none of its rows fall away too.
 * @param dropped by column and @param settled by row, 1 for those that go
 */
export function partOf(from: Part, dropped: Uint8Array, settled: Uint8Array): Part {
  const { rows, columns, cost, byColumn } = from.problem;
  const rowOf = new Int32Array(rows);
  let rowCount = 0;
  for (let row = 0; row < rows; row += 1) rowOf[row] = settled[row] === 0 ? rowCount++ : -1;
  const keptRows = new Int32Array(rowCount);
  for (let row = 0; row < rows; row += 1)
    if (settled[row] === 0) keptRows[rowOf[row] ?? 0] = from.rows[row] ?? 0;
  const start = new Int32Array(columns + 1);
  const items = new Int32Array(byColumn.items.length);
  const kept = new Int32Array(columns);
  let [count, size] = [0, 0];
  for (let column = 0; column < columns; column += 1) {
    if (dropped[column] !== 0) continue;
    const before = size;
    const end = byColumn.start[column + 1] ?? 0;
    for (let at = byColumn.start[column] ?? 0; at < end; at += 1) {
      const row = rowOf[byColumn.items[at] ?? 0] ?? -1;
      if (row >= 0) items[size++] = row;
    }
    if (size === before) continue;
    kept[count] = column;
    count += 1;
    start[count] = size;
  }
  const used = kept.subarray(0, count);
  return {
    problem: coverProblem(
      rowCount,
      Float64Array.from(used, (column) => cost[column] ?? 0),
      { start: start.slice(0, count + 1), items: items.slice(0, size) },
    ),
    columns: used.map((column) => from.columns[column] ?? 0),
    rows: keptRows,
  };
}
