import type { CoverProblem } from './cover-problem.ts';
import { CoverState } from './cover-state.ts';
import type { Random } from './random.ts';

/**
 * Local search that looks for covers cheaper than the best: takes a column out, covers a random open row by the column that is worth
 * most for its cost, and lets rows weigh more the longer they stay open, so that it does not stay where it is (after RWLS: Gao, Yao,
 * Weise and Li 2015). A column that went out comes back only when something about it has changed.
 */
export class WeightingSearch {
  readonly state: CoverState;
  readonly #random: Random;
  /** Step at which a column last moved, and whether something about it has changed since. */
  readonly #moved: Float64Array;
  readonly #free: Uint8Array;
  #step = 1;
  #last = -1;
  /** Only covers that cost less are looked for. */
  target: number;
  /** The best cover found, none until there is one below the target. */
  best: Int32Array | null = null;
  /** Steps since the last better cover. */
  idle = 0;

  constructor(problem: CoverProblem, target: number, random: Random) {
    this.state = new CoverState(problem);
    this.#random = random;
    this.#moved = new Float64Array(problem.columns);
    this.#free = new Uint8Array(problem.columns).fill(1);
    this.target = target;
  }

  /** Begins anew from a cover, or a part of one, with all weights alike. */
  begin(columns: Iterable<number>): void {
    this.state.clear();
    for (const column of columns) if (this.state.chosen[column] === 0) this.state.flip(column);
    this.#free.fill(1);
    this.#last = -1;
    this.idle = 0;
  }

  run(steps: number): void {
    const { state } = this;
    for (let step = 0; step < steps; step += 1) {
      this.#step += 1;
      this.idle += 1;
      while (state.openCount === 0) {
        this.#dropUseless();
        if (state.cost < this.target) this.#keep();
        if (state.chosenCount === 0) return;
        this.#takeOut(-1);
      }
      if (state.chosenCount > 0) this.#takeOut(this.#last);
      // Too dear is no way to go, whatever it covers.
      while (state.openCount > 0 && this.#putIn()) state.weigh();
    }
  }

  #keep(): void {
    const { state } = this;
    this.target = state.cost;
    this.best = state.list.slice(0, state.chosenCount);
    this.idle = 0;
  }

  #dropUseless(): void {
    const { state } = this;
    for (let at = state.chosenCount - 1; at >= 0; at -= 1) {
      const column = state.list[at] ?? 0;
      if (state.worth[column] === 0) this.#move(column);
    }
  }

  #takeOut(tabu: number): void {
    const { list, chosenCount, worth, problem } = this.state;
    const { cost } = problem;
    const moved = this.#moved;
    let found = -1;
    let [foundWorth, foundCost] = [0, 0];
    for (let at = 0; at < chosenCount; at += 1) {
      const column = list[at] ?? 0;
      if (column === tabu) continue;
      const difference = (worth[column] ?? 0) * foundCost - foundWorth * (cost[column] ?? 0);
      if (found < 0 || difference < 0 || (difference === 0 && (moved[column] ?? 0) < (moved[found] ?? 0))) {
        found = column;
        foundWorth = worth[column] ?? 0;
        foundCost = cost[column] ?? 0;
      }
    }
    if (found < 0) return;
    this.#move(found);
    this.#free[found] = 0;
  }

  /** Covers a random open row; false where all that do would cost too much. */
  #putIn(): boolean {
    const { open, openCount, worth, problem, cost: sum } = this.state;
    const { byRow, cost } = problem;
    const moved = this.#moved;
    const row = open[this.#random.below(openCount)] ?? 0;
    const most = this.target - sum;
    const end = byRow.start[row + 1] ?? 0;
    let found = -1;
    let [foundWorth, foundCost] = [0, 1];
    for (let at = byRow.start[row] ?? 0; at < end; at += 1) {
      const column = byRow.items[at] ?? 0;
      const each = cost[column] ?? 0;
      if (each >= most || this.#free[column] === 0) continue;
      const difference = (worth[column] ?? 0) * foundCost - foundWorth * each;
      if (difference > 0 || (difference === 0 && found >= 0 && (moved[column] ?? 0) < (moved[found] ?? 0))) {
        found = column;
        foundWorth = worth[column] ?? 0;
        foundCost = each;
      }
    }
    if (found < 0) return false;
    this.#move(found);
    this.#last = found;
    return true;
  }

  /** Changes a column and lets those that share a row with it move again. */
  #move(column: number): void {
    const { state } = this;
    const { byColumn, byRow } = state.problem;
    state.flip(column);
    this.#moved[column] = this.#step;
    const free = this.#free;
    for (let at = byColumn.start[column] ?? 0; at < (byColumn.start[column + 1] ?? 0); at += 1) {
      const row = byColumn.items[at] ?? 0;
      const end = byRow.start[row + 1] ?? 0;
      for (let each = byRow.start[row] ?? 0; each < end; each += 1) free[byRow.items[each] ?? 0] = 1;
    }
  }
}
