import { itemsOf } from '../../selection/lists.ts';
import type { Random } from '../../selection/random.ts';
import type { PlanModel } from '../model/plan-model.ts';
import { fillPlan } from './fill-plan.ts';
import { PlanState } from './plan-state.ts';
import type { TenantRows } from './tenant-rows.ts';
import { tidyPlan } from './tidy-plan.ts';

/** How much prices are shaken at most. */
const shake = 0.5;
/** Share of the cost by which the plan at hand may be worse, in the beginning of each descent. */
const leeway = 0.004;
/** Steps of a descent. */
const descent = 2000;

/**
 * Local search that tears some neighbouring sites down and serves their rows anew with shaken prices (ruin and recreate: Schrimpf,
 * Schneider, Stamm-Wilbrandt and Dueck 2000); worse plans are kept for a while, the less the longer a descent goes on.
 */
export class RebuildSearch {
  readonly state: PlanState;
  readonly #tenants: TenantRows;
  readonly #random: Random;
  readonly #budget: number;
  #step = 0;
  /** The best plan: by row its site or -1. */
  best: Int32Array;
  total: number;

  constructor(model: PlanModel, tenants: TenantRows, random: Random, budget = Number.POSITIVE_INFINITY) {
    this.state = new PlanState(model);
    this.#tenants = tenants;
    this.#random = random;
    this.#budget = budget;
    this.best = this.state.site.slice();
    this.total = this.state.total;
  }

  /** Serves what is open by these prices, as it is. */
  fill(price: Float64Array, shaken = 0): void {
    const { state } = this;
    fillPlan(state, this.#tenants, price, this.#random, shaken, this.#budget);
    tidyPlan(state, this.#tenants, sitesOf(state.site));
    this.#keep();
  }

  /** Begins anew from nothing. */
  refill(price: Float64Array, shaken: number): void {
    this.state.clear();
    this.fill(price, shaken);
  }

  /** Takes over another plan. */
  take(plan: Int32Array): void {
    this.state.clear();
    this.state.serve(plan);
    this.#keep();
  }

  /** One try. @returns its effort */
  step(price: Float64Array): number {
    const { state } = this;
    const random = this.#random;
    this.#step += 1;
    const place = this.#step % descent;
    if (place === 0) this.take(this.best.slice());
    const before = state.total;
    state.journal = new Map();
    const rows = this.#tearDown(2 + random.below(random.below(3) === 0 ? 14 : 6));
    const strength = shake * (random.below(1001) / 1000);
    fillPlan(state, this.#tenants, price, random, strength, this.#budget, rows);
    const sites = new Set<number>();
    for (const row of rows) for (const site of this.#around(row)) sites.add(site);
    tidyPlan(state, this.#tenants, sites);
    const slack = leeway * (1 - place / descent) ** 2 * state.cost;
    if (state.total <= Math.max(before, this.total + slack)) {
      state.journal = null;
      this.#keep();
    } else state.undo();
    return 1 + Math.trunc(rows.length / 4);
  }

  /** Tears down so many sites that share rows, now and then only one operator on them. @returns the rows to be served */
  #tearDown(count: number): readonly number[] {
    const { state } = this;
    const { model } = state;
    const random = this.#random;
    const rows: number[] = [];
    if (model.rows === 0) return rows;
    const frontier = [random.below(model.rows)];
    const only = random.below(4) === 0 ? random.below(model.operators) : -1;
    const torn = new Set<number>();
    const seen = new Set(frontier);
    while (frontier.length > 0 && torn.size < count) {
      const at = random.below(frontier.length);
      const row = frontier[at] ?? 0;
      frontier[at] = frontier.at(-1) ?? 0;
      frontier.pop();
      const site = state.site[row] ?? -1;
      if (site < 0) rows.push(row);
      else if (!torn.has(site)) {
        torn.add(site);
        this.#free(site, only, rows);
      }
      for (const each of this.#beside(row)) {
        if (seen.has(each)) continue;
        seen.add(each);
        frontier.push(each);
      }
    }
    return rows;
  }

  #free(site: number, only: number, rows: number[]): void {
    const { state } = this;
    const { bySite, operator } = state.model;
    for (let at = bySite.start[site] ?? 0; at < (bySite.start[site + 1] ?? 0); at += 1) {
      const row = bySite.items[at] ?? 0;
      if (state.site[row] !== site || (only >= 0 && operator[row] !== only)) continue;
      rows.push(row);
      state.free(row);
    }
  }

  /** Some rows that share a site with this one. */
  #beside(row: number): readonly number[] {
    const { byRow, bySite } = this.state.model;
    const [from, end] = [byRow.start[row] ?? 0, byRow.start[row + 1] ?? 0];
    if (from === end) return [];
    const site = byRow.items[from + this.#random.below(end - from)] ?? 0;
    return [...itemsOf(bySite, site)];
  }

  /** Sites that could serve a row. */
  #around(row: number): Int32Array {
    return itemsOf(this.state.model.byRow, row);
  }

  #keep(): void {
    if (this.state.total >= this.total) return;
    this.total = this.state.total;
    this.best = this.state.site.slice();
  }
}

function sitesOf(rows: Int32Array): ReadonlySet<number> {
  return new Set(rows.filter((site) => site >= 0));
}
