import type { Part } from './part.ts';
import { partOf } from './part.ts';

/** The columns of a part that a good cover is likely to be made of: for each row the best so many, and all at less than `slack`. */
export function coreOf(part: Part, reduced: Float64Array, perRow: number, slack: number): Part {
  const { rows, columns, byRow } = part.problem;
  const dropped = new Uint8Array(columns).fill(1);
  for (let column = 0; column < columns; column += 1) if ((reduced[column] ?? 0) < slack) dropped[column] = 0;
  const best = new Int32Array(perRow);
  for (let row = 0; row < rows; row += 1) {
    let count = 0;
    for (let at = byRow.start[row] ?? 0; at < (byRow.start[row + 1] ?? 0); at += 1) {
      const column = byRow.items[at] ?? 0;
      const value = reduced[column] ?? 0;
      if (count === perRow && value >= (reduced[best[count - 1] ?? 0] ?? 0)) continue;
      let place = count < perRow ? count : perRow - 1;
      if (count < perRow) count += 1;
      for (; place > 0 && (reduced[best[place - 1] ?? 0] ?? 0) > value; place -= 1)
        best[place] = best[place - 1] ?? 0;
      best[place] = column;
    }
    for (let each = 0; each < count; each += 1) dropped[best[each] ?? 0] = 0;
  }
  return partOf(part, dropped, new Uint8Array(rows));
}
