import { Heap } from './heap.ts';

/** That a row may go to a column, and what it gains. */
export interface Edge {
  readonly column: number;
  /** Above 0. */
  readonly gain: number;
}

/**
 * The one-to-one assignment with the greatest total gain; a row may stay free, which gains nothing.
 * Shortest augmenting paths over the sparse edges (Jonker and Volgenant, 1987): exact, and deterministic for the same input.
 * @param edges what each row may take
 * @returns the column of each row, null where it stays free
 */
export function assign(edges: readonly (readonly Edge[])[], columns: number): readonly (number | null)[] {
  const rows = edges.length;
  const top = edges.reduce((most, row) => row.reduce((best, { gain }) => Math.max(best, gain), most), 0);
  // Every row has a column of its own beside the shared ones: to stay free is to take that one.
  const costs = edges.map((row, index) => [
    ...row.map(({ column, gain }) => ({ column, cost: top - gain })),
    { column: columns + index, cost: top },
  ]);
  const price = new Float64Array(columns + rows);
  const owner = new Int32Array(columns + rows).fill(-1);
  const taken = new Int32Array(rows).fill(-1);
  const paid = new Float64Array(rows);
  for (let start = 0; start < rows; start += 1) {
    const distance = new Map<number, number>();
    const through = new Map<number, number>();
    const done = new Map<number, number>();
    const heap = new Heap();
    let row = start;
    let base = 0;
    let end = -1;
    while (end < 0) {
      const current = taken[row] ?? -1;
      const slack = current < 0 ? 0 : (paid[row] ?? 0) - (price[current] ?? 0);
      for (const { column, cost } of costs[row] ?? []) {
        if (done.has(column)) continue;
        const far = base + cost - (price[column] ?? 0) - slack;
        if (far >= (distance.get(column) ?? Number.POSITIVE_INFINITY)) continue;
        distance.set(column, far);
        through.set(column, row);
        heap.push(far, column);
      }
      let next = heap.pop();
      while (next !== null && done.has(next.value)) next = heap.pop();
      if (next === null) throw new Error('a row without a way to stay free');
      base = next.key;
      done.set(next.value, base);
      const held = owner[next.value] ?? -1;
      if (held < 0) end = next.value;
      else row = held;
    }
    for (const [column, far] of done) price[column] = (price[column] ?? 0) + far - base;
    for (let column = end; column >= 0; ) {
      const to = through.get(column) ?? start;
      const before = taken[to] ?? -1;
      owner[column] = to;
      taken[to] = column;
      paid[to] = costs[to]?.find((each) => each.column === column)?.cost ?? top;
      column = to === start ? -1 : before;
    }
  }
  return [...taken].map((column) => (column < columns ? column : null));
}
