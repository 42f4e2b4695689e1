import { Problem } from '@yuheng/kernel/problem';
import { type CoverProblem, coverProblem, coverProblemByRows } from './cover-problem.ts';
import { NumberScanner } from './number-scanner.ts';

export const coverFormats = ['or-library', 'rail'] as const;
export type CoverFormat = (typeof coverFormats)[number];

/** More than any sum of costs may come to, for sums to stay exact with room for the fractions of bounds. */
const mostCost = 1e9;

/**
 * Reads a covering problem as the OR-Library writes them: whole numbers between blanks. `or-library` has rows, columns, the cost of
 * each column, then for each row how many columns cover it and which; `rail` has rows, columns, then for each column its cost, how
 * many rows it covers and which. Both count from 1; what is named twice counts once.
 * @throws Problem `network.bad-cover-file` with the line and the field; `network.uncoverable-row` with a row that no column covers
 */
export function readCoverFile(file: string, bytes: Uint8Array, format: CoverFormat): CoverProblem {
  const scanner = new NumberScanner(file, bytes);
  // Each row and column takes at least two bytes: a head that promises more is not believed, and nothing is laid out for it.
  const most = bytes.length;
  const rows = scanner.whole('rows', 1, most);
  const columns = scanner.whole('columns', 1, most);
  const cost = new Float64Array(columns);
  const byRows = format === 'or-library';
  if (byRows)
    for (let column = 0; column < columns; column += 1)
      cost[column] = scanner.whole('cost', 0, mostCost, column + 1);
  const [lists, range] = byRows ? [rows, columns] : [columns, rows];
  const start = new Int32Array(lists + 1);
  const items = new Int32Array((bytes.length >> 1) + 1);
  const last = new Int32Array(range).fill(-1);
  let size = 0;
  for (let list = 0; list < lists; list += 1) {
    if (!byRows) cost[list] = scanner.whole('cost', 0, mostCost, list + 1);
    const count = scanner.whole(byRows ? 'columns-of-row' : 'rows-of-column', 0, range, list + 1);
    for (let each = 0; each < count; each += 1) {
      const item = scanner.whole(byRows ? 'column' : 'row', 1, range, list + 1) - 1;
      if (last[item] === list) continue;
      last[item] = list;
      items[size] = item;
      size += 1;
    }
    start[list + 1] = size;
  }
  scanner.end();
  const read = { start, items: items.slice(0, size) };
  const problem = byRows ? coverProblemByRows(cost, read) : coverProblem(rows, cost, read);
  const { start: of } = problem.byRow;
  for (let row = 0; row < rows; row += 1)
    if (of[row] === of[row + 1]) throw new Problem('network.uncoverable-row', { file, row: row + 1 });
  return problem;
}
