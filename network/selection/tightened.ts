import type { Dual } from './dual.ts';
import { type Part, partOf } from './part.ts';

/** A part with what a bound says about single columns worked in, and the columns of the whole that it takes. */
export interface Tightened {
  readonly part: Part;
  readonly taken: readonly number[];
}

/**
 * Without the columns that no cover below the target can have, and with those taken that all of them have: by their reduced costs.
 * @param target of the part: covers that cost this much or more are of no interest
 */
export function tightened(part: Part, dual: Dual, target: number): Tightened {
  const { problem, columns } = part;
  const { byColumn } = problem;
  const dropped = new Uint8Array(problem.columns);
  const settled = new Uint8Array(problem.rows);
  const taken: number[] = [];
  let gone = 0;
  for (let column = 0; column < problem.columns; column += 1) {
    const reduced = dual.reduced[column] ?? 0;
    if (Math.ceil(dual.bound + Math.abs(reduced)) < target) continue;
    dropped[column] = 1;
    gone += 1;
    if (reduced >= 0) continue;
    taken.push(columns[column] ?? 0);
    for (let at = byColumn.start[column] ?? 0; at < (byColumn.start[column + 1] ?? 0); at += 1)
      settled[byColumn.items[at] ?? 0] = 1;
  }
  return { part: gone === 0 ? part : partOf(part, dropped, settled), taken };
}
