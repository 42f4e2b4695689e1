import type { Attainable } from './attainable.ts';
import type { PlanState } from './plan-state.ts';

/** What an exact search looks for. */
export interface PlanGoal {
  /** Only plans whose total is below this are looked for. */
  readonly target: number;
  /** Nor any whose sites cost more, fen. */
  readonly budget: number;
  /** Called with each plan that is found. */
  offer(state: PlanState): void;
}

/** The plan with the least total. */
export class LeastTotal implements PlanGoal {
  readonly budget = Number.POSITIVE_INFINITY;
  target: number;
  /** By row its site or -1; null until there is one below the target. */
  best: Int32Array | null = null;

  constructor(target: number) {
    this.target = target;
  }

  offer({ total, site }: PlanState): void {
    if (total >= this.target) return;
    this.target = total;
    this.best = site.slice();
  }
}

/**
 * The plan within a budget that serves most weight. Whoever serves more than the best so far, for no more than the budget, has a
 * total below the target at any price of weight: the budget, and the price of what the next weight above leaves out.
 */
export class MostWeight implements PlanGoal {
  readonly budget: number;
  readonly #perWeight: number;
  readonly #whole: number;
  readonly #attainable: Attainable;
  served: number;
  best: Int32Array | null = null;

  /** @param perWeight what a unit of weight costs that nobody serves, fen; @param served what is served already */
  constructor(budget: number, perWeight: number, whole: number, attainable: Attainable, served: number) {
    this.budget = budget;
    this.#perWeight = perWeight;
    this.#whole = whole;
    this.#attainable = attainable;
    this.served = served;
  }

  get target(): number {
    const next = this.#attainable.above(this.served);
    return next > this.#whole ? 0 : this.budget + this.#perWeight * (this.#whole - next) + 1;
  }

  offer({ cost, site, model }: PlanState): void {
    const served = model.weight.reduce((sum, weight, row) => sum + ((site[row] ?? -1) < 0 ? 0 : weight), 0);
    if (cost > this.budget || served <= this.served) return;
    this.served = served;
    this.best = site.slice();
  }

  /** What no plan within the budget goes above, where none has a lower total than this bound. */
  servedBound(bound: number): number {
    const lost = Math.max(0, Math.ceil((bound - this.budget) / this.#perWeight));
    return Math.max(this.served, this.#attainable.atMost(this.#whole - lost));
  }
}
