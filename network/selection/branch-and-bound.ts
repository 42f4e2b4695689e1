import type { CoverProblem } from './cover-problem.ts';
import { Dual } from './dual.ts';
import { greedyCover } from './greedy-cover.ts';
import { type Part, partOf } from './part.ts';
import { reduce } from './reduce.ts';
import { tightened } from './tightened.ts';

/** A part of the tree still to be searched: what its parent left, with one column of it taken or dropped. */
interface Node {
  readonly part: Part;
  /** Of the part; -1 for none. */
  readonly column: number;
  readonly take: boolean;
  readonly taken: readonly number[];
  /** By row of the whole. */
  readonly price: Float64Array;
  readonly bound: number;
}

/** Steps of the dual at a node, and pairs that its reduction looks at. */
const climbs = 60;
const pairs = 100_000;

/** Exact search, depth first, by the Lagrangian bound, in portions. All numbers are of the whole problem that it was given. */
export class BranchAndBound {
  readonly #whole: CoverProblem;
  readonly #stack: Node[];
  /** Only covers that cost less are looked for. */
  target: number;
  best: readonly number[] | null = null;
  nodes = 0;

  /**
   * @param taken columns of the whole that stand outside of the part
   * @param price by row of the whole, to begin with
   */
  constructor(
    part: Part,
    taken: readonly number[],
    price: Float64Array,
    bound: number,
    target: number,
    whole: CoverProblem,
  ) {
    this.#whole = whole;
    this.#stack = [{ part, column: -1, take: false, taken, price, bound }];
    this.target = target;
  }

  get done(): boolean {
    return this.#stack.length === 0;
  }

  /** No cover below the target costs less. */
  get bound(): number {
    return this.#stack.reduce((least, node) => Math.min(least, Math.ceil(node.bound)), this.target);
  }

  /** Searches one node. @returns its effort */
  run(): number {
    const node = this.#stack.pop();
    if (node === undefined || Math.ceil(node.bound) >= this.target) return 1;
    this.nodes += 1;
    const reduced = reduce(childOf(node), pairs);
    const taken = [...node.taken, ...reduced.taken];
    if (node.take) taken.push(node.part.columns[node.column] ?? 0);
    let { part } = reduced;
    if (hasBareRow(part.problem)) return 2;
    let cost = this.#costOf(taken);
    if (part.problem.rows === 0) {
      this.#offer(taken, cost);
      return 2;
    }
    const { problem } = part;
    const dual = new Dual(
      problem,
      Float64Array.from(part.rows, (row) => node.price[row] ?? 0),
      0.3,
    );
    let steps = 0;
    for (; steps < climbs && !dual.settled; steps += 1) {
      dual.step(this.target - cost);
      if (Math.ceil(dual.bound) + cost >= this.target) return effortOf(dual, steps);
    }
    const greedy = greedyCover(problem, dual.price);
    this.#offer(
      [...taken, ...[...greedy.columns].map((column) => part.columns[column] ?? 0)],
      cost + greedy.cost,
    );
    const shares = new Map<number, number>();
    for (let column = 0; column < problem.columns; column += 1)
      shares.set(part.columns[column] ?? 0, dual.share[column] ?? 0);
    const price = node.price.slice();
    part.rows.forEach((row, at) => {
      price[row] = dual.price[at] ?? 0;
    });
    const bound = Math.max(node.bound, dual.bound + cost);
    const tight = tightened(part, dual, this.target - cost);
    part = tight.part;
    taken.push(...tight.taken);
    cost = this.#costOf(taken);
    if (part.problem.rows === 0) this.#offer(taken, cost);
    else if (!hasBareRow(part.problem)) {
      const column = pick(part, shares);
      for (const take of [false, true]) this.#stack.push({ part, column, take, taken, price, bound });
    }
    return effortOf(dual, steps);
  }

  #costOf(columns: readonly number[]): number {
    return columns.reduce((sum, column) => sum + (this.#whole.cost[column] ?? 0), 0);
  }

  #offer(columns: readonly number[], cost: number): void {
    if (cost >= this.target) return;
    this.target = cost;
    this.best = columns;
  }
}

function effortOf(dual: Dual, steps: number): number {
  return (steps + 10) * dual.effort;
}

function childOf({ part, column, take }: Node): Part {
  if (column < 0) return part;
  const { rows, columns, byColumn } = part.problem;
  const dropped = new Uint8Array(columns);
  const settled = new Uint8Array(rows);
  dropped[column] = 1;
  if (take)
    for (let at = byColumn.start[column] ?? 0; at < (byColumn.start[column + 1] ?? 0); at += 1)
      settled[byColumn.items[at] ?? 0] = 1;
  return partOf(part, dropped, settled);
}

function hasBareRow({ rows, byRow }: CoverProblem): boolean {
  for (let row = 0; row < rows; row += 1) if (byRow.start[row] === byRow.start[row + 1]) return true;
  return false;
}

/** The column that the relaxed problem is least sure about. */
function pick({ columns }: Part, shares: ReadonlyMap<number, number>): number {
  let [found, most] = [0, -1];
  columns.forEach((column, at) => {
    const share = shares.get(column) ?? 0;
    const doubt = Math.min(share, 1 - share);
    if (doubt > most) [found, most] = [at, doubt];
  });
  return found;
}
