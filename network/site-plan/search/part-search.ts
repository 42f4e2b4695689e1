import type { Random } from '../../selection/random.ts';
import type { PlanModel } from '../model/plan-model.ts';
import { type Fixings, noFixings } from './fixings.ts';
import { PlanDual } from './plan-dual.ts';
import { LeastTotal } from './plan-goal.ts';
import { PlanTree } from './plan-tree.ts';
import { RebuildSearch } from './rebuild-search.ts';
import { type TenantRows, tenantRows } from './tenant-rows.ts';

/** Steps of the local search in the first round, and how rounds grow. */
const firstRound = 200;
const growth = 1.3;

/** Looks for the best plan of a part and for a proof that there is none better, in portions; depends on nothing but the seed. */
export class PartSearch {
  readonly #model: PlanModel;
  readonly #tenants: TenantRows;
  readonly #search: RebuildSearch;
  readonly #fixings: Fixings;
  #dual: PlanDual;
  #tree: PlanTree | null = null;
  readonly #goal = new LeastTotal(Number.POSITIVE_INFINITY);
  /** No plan of the part has a lower total. */
  bound = 0;

  constructor(model: PlanModel, random: Random) {
    this.#model = model;
    this.#tenants = tenantRows(model);
    this.#fixings = noFixings(model, this.#tenants);
    this.#dual = new PlanDual(model, this.#tenants, this.#fixings);
    this.#search = new RebuildSearch(model, this.#tenants, random);
    this.#search.fill(this.#dual.price);
  }

  /** By row its site or -1. */
  get plan(): Int32Array {
    return this.#search.best;
  }

  get total(): number {
    return this.#search.total;
  }

  get proven(): boolean {
    return this.bound >= this.total;
  }

  /** Prices of rows that make the best bound so far. */
  get price(): Float64Array {
    return this.#dual.price;
  }

  /** Yields the effort of each portion; ends with the proof. */
  *run(): Generator<number, void> {
    yield* this.#climb(1500);
    for (let round = 0; !this.proven; round += 1) {
      const steps = Math.round(firstRound * growth ** Math.min(round, 25));
      const before = this.total;
      for (let done = 0; done < steps && !this.proven; done += 1) yield this.#search.step(this.#dual.price);
      if (this.proven) return;
      if (round === 0 || this.total < before) yield* this.#tighten();
      if (!this.proven && round > 0) yield* this.#searchTree(steps * 10);
    }
  }

  *#climb(most: number): Generator<number, void> {
    const dual = this.#dual;
    for (let step = 1; step <= most && !dual.settled && !this.proven; step += 1) {
      dual.step(this.total);
      this.#raise(dual.bound);
      if (step % 60 === 0) this.#search.refill(dual.price, 0);
      yield dual.effort;
    }
  }

  /** Fixes what no better plan can have otherwise. */
  *#tighten(): Generator<number, void> {
    if (!this.#dual.fix(this.total)) return;
    this.#dual = new PlanDual(this.#model, this.#tenants, this.#fixings, this.#dual.price, 0.3);
    yield this.#dual.effort;
    // What is fixed holds for better plans only: that the plan at hand is the best is then the proof.
    yield* this.#climb(300);
  }

  *#searchTree(steps: number): Generator<number, void> {
    const goal = this.#goal;
    goal.target = this.total;
    this.#tree ??= new PlanTree(this.#model, this.#tenants, this.#dual, this.#fixings, goal);
    const tree = this.#tree;
    for (let left = steps; left > 0 && !tree.done; ) {
      goal.target = this.total;
      const effort = tree.run();
      if (goal.best !== null && goal.target < this.total) this.#search.take(goal.best);
      left -= effort;
      yield effort;
    }
    this.#raise(tree.done ? this.total : tree.bound);
  }

  #raise(bound: number): void {
    this.bound = Math.min(this.total, Math.max(this.bound, bound));
  }
}
