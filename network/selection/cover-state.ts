import type { CoverProblem } from './cover-problem.ts';

/**
 * A choice of columns, with what changing it would bring: by column, the sum of weights of the rows that only it covers (chosen) or
 * that it would newly cover (not chosen). Arrays are read by searches and changed only by `flip` and `weigh`.
 */
export class CoverState {
  readonly problem: CoverProblem;
  readonly chosen: Uint8Array;
  readonly worth: Float64Array;
  readonly weight: Float64Array;
  /** The columns chosen, in no order: the first `chosenCount`. */
  readonly list: Int32Array;
  chosenCount = 0;
  /** The rows not covered, in no order: the first `openCount`. */
  readonly open: Int32Array;
  openCount = 0;
  cost = 0;
  readonly #listPlace: Int32Array;
  readonly #openPlace: Int32Array;
  readonly #count: Int32Array;
  /** By row, the sum of the columns chosen that cover it: where there is one, it is that. */
  readonly #sum: Float64Array;

  constructor(problem: CoverProblem) {
    const { rows, columns } = problem;
    this.problem = problem;
    this.chosen = new Uint8Array(columns);
    this.worth = new Float64Array(columns);
    this.list = new Int32Array(columns);
    this.#listPlace = new Int32Array(columns);
    this.weight = new Float64Array(rows);
    this.open = new Int32Array(rows);
    this.#openPlace = new Int32Array(rows);
    this.#count = new Int32Array(rows);
    this.#sum = new Float64Array(rows);
    this.clear();
  }

  /** Nothing chosen, all weights 1. */
  clear(): void {
    const { rows, columns, byColumn } = this.problem;
    this.chosen.fill(0);
    this.weight.fill(1);
    this.#count.fill(0);
    this.#sum.fill(0);
    for (let column = 0; column < columns; column += 1)
      this.worth[column] = (byColumn.start[column + 1] ?? 0) - (byColumn.start[column] ?? 0);
    for (let row = 0; row < rows; row += 1) {
      this.open[row] = row;
      this.#openPlace[row] = row;
    }
    [this.chosenCount, this.openCount, this.cost] = [0, rows, 0];
  }

  flip(column: number): void {
    if (this.chosen[column] === 0) this.#add(column);
    else this.#remove(column);
  }

  /** Makes all rows that are open weigh more by one. */
  weigh(): void {
    const { byRow } = this.problem;
    for (let at = 0; at < this.openCount; at += 1) {
      const row = this.open[at] ?? 0;
      this.weight[row] = (this.weight[row] ?? 0) + 1;
      const end = byRow.start[row + 1] ?? 0;
      for (let each = byRow.start[row] ?? 0; each < end; each += 1) {
        const column = byRow.items[each] ?? 0;
        this.worth[column] = (this.worth[column] ?? 0) + 1;
      }
    }
  }

  #add(column: number): void {
    const { byColumn, byRow, cost } = this.problem;
    const { worth, weight } = this;
    this.chosen[column] = 1;
    this.cost += cost[column] ?? 0;
    this.#listPlace[column] = this.chosenCount;
    this.list[this.chosenCount] = column;
    this.chosenCount += 1;
    for (let at = byColumn.start[column] ?? 0; at < (byColumn.start[column + 1] ?? 0); at += 1) {
      const row = byColumn.items[at] ?? 0;
      const before = this.#count[row] ?? 0;
      const heavy = weight[row] ?? 0;
      if (before === 0) {
        const end = byRow.start[row + 1] ?? 0;
        for (let each = byRow.start[row] ?? 0; each < end; each += 1) {
          const other = byRow.items[each] ?? 0;
          worth[other] = (worth[other] ?? 0) - heavy;
        }
        worth[column] = (worth[column] ?? 0) + heavy;
        this.#close(row);
      } else if (before === 1) {
        const only = this.#sum[row] ?? 0;
        worth[only] = (worth[only] ?? 0) - heavy;
      }
      this.#count[row] = before + 1;
      this.#sum[row] = (this.#sum[row] ?? 0) + column;
    }
  }

  #remove(column: number): void {
    const { byColumn, byRow, cost } = this.problem;
    const { worth, weight } = this;
    this.chosen[column] = 0;
    this.cost -= cost[column] ?? 0;
    const place = this.#listPlace[column] ?? 0;
    this.chosenCount -= 1;
    const last = this.list[this.chosenCount] ?? 0;
    this.list[place] = last;
    this.#listPlace[last] = place;
    for (let at = byColumn.start[column] ?? 0; at < (byColumn.start[column + 1] ?? 0); at += 1) {
      const row = byColumn.items[at] ?? 0;
      const after = (this.#count[row] ?? 0) - 1;
      const heavy = weight[row] ?? 0;
      this.#count[row] = after;
      const sum = (this.#sum[row] ?? 0) - column;
      this.#sum[row] = sum;
      if (after === 0) {
        const end = byRow.start[row + 1] ?? 0;
        for (let each = byRow.start[row] ?? 0; each < end; each += 1) {
          const other = byRow.items[each] ?? 0;
          worth[other] = (worth[other] ?? 0) + heavy;
        }
        worth[column] = (worth[column] ?? 0) - heavy;
        this.#openPlace[row] = this.openCount;
        this.open[this.openCount] = row;
        this.openCount += 1;
      } else if (after === 1) worth[sum] = (worth[sum] ?? 0) + heavy;
    }
  }

  #close(row: number): void {
    const place = this.#openPlace[row] ?? 0;
    this.openCount -= 1;
    const last = this.open[this.openCount] ?? 0;
    this.open[place] = last;
    this.#openPlace[last] = place;
  }
}
