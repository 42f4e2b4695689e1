import type { CoverProblem } from './cover-problem.ts';

/** Steps without a better bound after which steps become shorter. */
const patience = 20;

/**
 * The Lagrangian dual of a covering problem, climbed by subgradients: a price for each row, at which no cover can cost less than
 * the sum of prices and of all negative reduced costs. Prices are multiples of a power of two small enough for sums of doubles to
 * be exact, so the bound is no matter of rounding.
 */
export class Dual {
  readonly #problem: CoverProblem;
  readonly #most: Float64Array;
  readonly #scale: number;
  readonly #price: Float64Array;
  readonly #slack: Int32Array;
  readonly #now: Float64Array;
  /** The way of the last steps and of this one's subgradient, mixed: it swings less. */
  readonly #way: Float64Array;
  #length: number;
  #since = 0;
  /** The best bound so far, with its prices by row and reduced costs by column. */
  bound = Number.NEGATIVE_INFINITY;
  readonly price: Float64Array;
  readonly reduced: Float64Array;
  /** By column, how much of the last steps it was chosen in, 0 to 1: an estimate of the relaxed problem's solution. */
  readonly share: Float64Array;

  /**
   * @param price where to begin, by row
   * @param length of the first steps: 1 from nowhere, less from prices that are good already
   */
  constructor(problem: CoverProblem, price?: Float64Array, length = 1) {
    const { rows, columns, cost, byRow, byColumn } = problem;
    this.#problem = problem;
    this.#length = length;
    this.#most = new Float64Array(rows);
    this.#price = new Float64Array(rows);
    this.#slack = new Int32Array(rows);
    this.#way = new Float64Array(rows);
    this.#now = new Float64Array(columns);
    this.price = new Float64Array(rows);
    this.reduced = cost.slice();
    this.share = new Float64Array(columns);
    let sum = 1;
    for (let column = 0; column < columns; column += 1) sum += cost[column] ?? 0;
    for (let row = 0; row < rows; row += 1) {
      let [most, fair] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let at = byRow.start[row] ?? 0; at < (byRow.start[row + 1] ?? 0); at += 1) {
        const column = byRow.items[at] ?? 0;
        const size = (byColumn.start[column + 1] ?? 0) - (byColumn.start[column] ?? 0);
        most = Math.min(most, cost[column] ?? 0);
        fair = Math.min(fair, (cost[column] ?? 0) / size);
      }
      this.#most[row] = most;
      this.#price[row] = price?.[row] ?? fair;
      sum += most * ((byRow.start[row + 1] ?? 0) - (byRow.start[row] ?? 0));
    }
    this.#scale = 2 ** Math.min(24, Math.floor(52 - Math.log2(sum + 1)));
    for (let row = 0; row < rows; row += 1) this.#set(row, this.#price[row] ?? 0);
  }

  /** Work of a step, in units of about 2,000 entries looked at: that of a step of the local search. */
  get effort(): number {
    return 1 + Math.trunc(this.#problem.byColumn.items.length / 2000);
  }

  /** Whether further steps have little to give. */
  get settled(): boolean {
    return this.#length < 1e-3;
  }

  /** One step. @param upper the least cost known */
  step(upper: number): void {
    const { rows, columns, cost, byColumn } = this.#problem;
    const { start, items } = byColumn;
    const price = this.#price;
    const slack = this.#slack.fill(1);
    const now = this.#now;
    const share = this.share;
    let bound = 0;
    for (let row = 0; row < rows; row += 1) bound += price[row] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const [from, end] = [start[column] ?? 0, start[column + 1] ?? 0];
      let value = cost[column] ?? 0;
      for (let at = from; at < end; at += 1) value -= price[items[at] ?? 0] ?? 0;
      now[column] = value;
      const before = share[column] ?? 0;
      if (value < 0) {
        bound += value;
        for (let at = from; at < end; at += 1) slack[items[at] ?? 0] = (slack[items[at] ?? 0] ?? 0) - 1;
        share[column] = before + 0.05 * (1 - before);
      } else if (before > 0) share[column] = 0.95 * before;
    }
    this.#keep(bound);
    this.#adapt();
    let norm = 0;
    const way = this.#way;
    for (let row = 0; row < rows; row += 1) way[row] = 0.7 * (slack[row] ?? 0) + 0.3 * (way[row] ?? 0);
    for (let row = 0; row < rows; row += 1) {
      const value = way[row] ?? 0;
      // A price at an end of its range cannot follow.
      if (!((value < 0 && price[row] === 0) || (value > 0 && (price[row] ?? 0) >= (this.#most[row] ?? 0))))
        norm += value * value;
    }
    if (norm === 0) {
      // At the top, or held at the ends by the way of earlier steps.
      if (way.every((value, row) => value === 0.7 * (slack[row] ?? 0))) this.#length = 0;
      way.fill(0);
      return;
    }
    const length = (this.#length * Math.max(1, 1.02 * upper - bound)) / norm;
    for (let row = 0; row < rows; row += 1)
      if (way[row] !== 0) this.#set(row, (price[row] ?? 0) + length * (way[row] ?? 0));
  }

  #set(row: number, price: number): void {
    const held = Math.min(this.#most[row] ?? 0, Math.max(0, price));
    this.#price[row] = Math.round(held * this.#scale) / this.#scale;
  }

  #keep(bound: number): void {
    this.#since += 1;
    if (bound <= this.bound) return;
    if (bound > this.bound + 1e-5 * Math.abs(this.bound)) this.#since = 0;
    this.bound = bound;
    this.price.set(this.#price);
    this.reduced.set(this.#now);
  }

  /** Shorter steps where long ones no longer climb. */
  #adapt(): void {
    if (this.#since < patience) return;
    this.#length *= 0.8;
    this.#since = 0;
  }
}
