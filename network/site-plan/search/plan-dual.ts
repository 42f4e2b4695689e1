import type { PlanModel } from '../model/plan-model.ts';
import { close, type Fixings, open } from './fixings.ts';
import type { TenantRows } from './tenant-rows.ts';

/** Steps without a better bound after which steps become shorter. */
const patience = 30;

/**
 * The Lagrangian dual of a site plan, climbed by subgradients: rows have prices, and each clique of sites takes the tenants and rows
 * that pay it most, by slots, exposure of the site alone and capacity (a row may be carried in part, so no plan is missed). Windows
 * and conflicts outside of cliques are left aside. No plan costs less than the sum of prices and of what all cliques gain. Prices
 * are whole fen, so the bound is exact.
 */
export class PlanDual {
  readonly #model: PlanModel;
  readonly #tenants: TenantRows;
  readonly #fixings: Fixings;
  readonly #price: Float64Array;
  readonly #way: Float64Array;
  readonly #slack: Float64Array;
  /** By slot, what its rows pay at most. */
  readonly #worth: Float64Array;
  /** By site, its least cost after what rows pay, and the set that has it. */
  readonly #value: Float64Array;
  readonly #set: Int32Array;
  #length: number;
  #since = 0;
  bound = Number.NEGATIVE_INFINITY;
  /** The prices of the best bound. */
  readonly price: Float64Array;
  /** By slot, how much of the last steps it was a tenant in, 0 to 1. */
  readonly share: Float64Array;

  /** @param price where to begin; @param length of the first steps: 1 from nowhere, less from good prices */
  constructor(
    model: PlanModel,
    tenants: TenantRows,
    fixings: Fixings,
    price: Float64Array | null = null,
    length = 1,
  ) {
    const { rows, sites, operators } = model;
    this.#model = model;
    this.#tenants = tenants;
    this.#fixings = fixings;
    this.#price = price?.slice() ?? fairPrices(model);
    this.#length = length;
    this.#way = new Float64Array(rows);
    this.#slack = new Float64Array(rows);
    this.#worth = new Float64Array(sites * operators);
    this.#value = new Float64Array(sites);
    this.#set = new Int32Array(sites);
    this.price = this.#price.slice();
    this.share = new Float64Array(sites * operators);
  }

  /** Work of a step, in units of about 2,000 entries looked at. */
  get effort(): number {
    return 1 + Math.trunc(this.#tenants.rows.items.length / 1000);
  }

  get settled(): boolean {
    return this.#length < 2e-3;
  }

  /** One step. @param upper the least total known. A bound of infinity says that no plan fits what is fixed. */
  step(upper: number): void {
    const { rows, penalty } = this.#model;
    const bound = this.#evaluate(this.#price, true);
    this.#keep(bound);
    if (bound === Number.POSITIVE_INFINITY) {
      this.#length = 0;
      return;
    }
    const [way, slack, price] = [this.#way, this.#slack, this.#price];
    let norm = 0;
    for (let row = 0; row < rows; row += 1) {
      const value = 0.7 * (slack[row] ?? 0) + 0.3 * (way[row] ?? 0);
      way[row] = value;
      const now = price[row] ?? 0;
      if (!((value < 0 && now === 0) || (value > 0 && now >= (penalty[row] ?? 0)))) norm += value * value;
    }
    if (norm < 1e-9) {
      if (slack.every((value, row) => value === 0 || (value > 0 && price[row] === penalty[row])))
        this.#length = 0;
      way.fill(0);
      return;
    }
    const length = (this.#length * Math.max(1, 1.01 * upper - bound)) / norm;
    for (let row = 0; row < rows; row += 1)
      price[row] = Math.round(
        Math.min(penalty[row] ?? 0, Math.max(0, (price[row] ?? 0) + length * (way[row] ?? 0))),
      );
  }

  /** Fixes what no plan below `upper` can have, or be without, by the best bound. @returns whether anything was fixed */
  fix(upper: number): boolean {
    const { sites, operators } = this.#model;
    const { slot } = this.#fixings;
    const { cliqueOf } = this.#tenants;
    const bound = this.#evaluate(this.price, false);
    if (bound === Number.POSITIVE_INFINITY) return false;
    let fixed = false;
    const cliques = this.#cliqueValues();
    for (let site = 0; site < sites; site += 1)
      for (let operator = 0; operator < operators; operator += 1) {
        const at = site * operators + operator;
        if (slot[at] !== 0) continue;
        const clique = cliqueOf[site] ?? 0;
        const value = cliques.best[clique] ?? 0;
        const [without, within] = this.#either(site, operator);
        const otherwise = cliques.chosen[clique] === site ? (cliques.second[clique] ?? 0) : value;
        if (bound - value + within >= upper) close(this.#fixings, this.#tenants, at);
        else if (bound - value + Math.min(without, otherwise) >= upper)
          open(this.#fixings, this.#tenants, this.#model, at);
        else continue;
        fixed = true;
      }
    return fixed;
  }

  #keep(bound: number): void {
    if (bound > this.bound) {
      if (bound > this.bound + 1e-4 * Math.abs(this.bound)) this.#since = 0;
      this.bound = bound;
      this.price.set(this.#price);
    } else this.#since += 1;
    if (this.#since <= patience) return;
    this.#since = 0;
    this.#length *= 0.75;
    this.#price.set(this.price);
  }

  #evaluate(price: Float64Array, follow: boolean): number {
    const { rows, sites, operators } = this.#model;
    let bound = 0;
    for (let row = 0; row < rows; row += 1) bound += price[row] ?? 0;
    for (let slot = 0; slot < sites * operators; slot += 1)
      this.#worth[slot] = this.#paid(slot, price, false);
    for (let site = 0; site < sites; site += 1) this.#choose(site);
    const { best, chosen } = this.#cliqueValues();
    for (const value of best) bound += value;
    if (!follow || bound === Number.POSITIVE_INFINITY) return bound;
    this.#slack.fill(1);
    const share = this.share;
    for (let at = 0; at < share.length; at += 1) share[at] = 0.95 * (share[at] ?? 0);
    for (const site of chosen) {
      const set = site < 0 ? 0 : (this.#set[site] ?? 0);
      for (let operator = 0; operator < operators; operator += 1) {
        if (((set >> operator) & 1) === 0) continue;
        const slot = site * operators + operator;
        share[slot] = (share[slot] ?? 0) + 0.05;
        this.#paid(slot, price, true);
      }
    }
    return bound;
  }

  /** What the rows of a slot pay it at most, within its capacity; `take` takes them off the slack. */
  #paid(slot: number, price: Float64Array, take: boolean): number {
    const { rows, tight } = this.#tenants;
    const { barred, slot: fixed } = this.#fixings;
    if (fixed[slot] === -1) return 0;
    const slack = this.#slack;
    const [from, end] = [rows.start[slot] ?? 0, rows.start[slot + 1] ?? 0];
    if (tight[slot] === 0) {
      let sum = 0;
      for (let at = from; at < end; at += 1) {
        if (barred[at] !== 0) continue;
        const row = rows.items[at] ?? 0;
        sum += price[row] ?? 0;
        if (take) slack[row] = (slack[row] ?? 0) - 1;
      }
      return sum;
    }
    const { traffic, capacity, operators } = this.#model;
    const items: number[] = [];
    for (let at = from; at < end; at += 1) if (barred[at] === 0) items.push(rows.items[at] ?? 0);
    items.sort((a, b) => (price[b] ?? 0) * (traffic[a] ?? 0) - (price[a] ?? 0) * (traffic[b] ?? 0) || a - b);
    let left = capacity[Math.floor(slot / operators)] ?? 0;
    let sum = 0;
    for (const row of items) {
      const needed = traffic[row] ?? 0;
      const part = needed <= left ? 1 : left / needed;
      if (part === 0) break;
      sum += part === 1 ? (price[row] ?? 0) : Math.ceil((price[row] ?? 0) * part);
      if (take) slack[row] = (slack[row] ?? 0) - part;
      left -= part * needed;
      if (part < 1) break;
    }
    return sum;
  }

  /** The set of tenants that a site gains most by, among those that what is fixed lets it have. */
  #choose(site: number): void {
    const { sets, setCost } = this.#tenants;
    const { must, never } = this.#fixedOf(site);
    let [least, found] = [must === 0 ? 0 : Number.POSITIVE_INFINITY, 0];
    for (let at = sets.start[site] ?? 0; at < (sets.start[site + 1] ?? 0); at += 1) {
      const set = sets.items[at] ?? 0;
      if ((set & must) !== must || (set & never) !== 0) continue;
      const value = (setCost[at] ?? 0) - this.#worthOf(site, set);
      if (value < least) [least, found] = [value, set];
    }
    this.#value[site] = least;
    this.#set[site] = found;
  }

  /** The same without an operator, and with it. */
  #either(site: number, operator: number): readonly [number, number] {
    const { sets, setCost } = this.#tenants;
    const { must, never } = this.#fixedOf(site);
    let [without, within] = [must === 0 ? 0 : Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let at = sets.start[site] ?? 0; at < (sets.start[site + 1] ?? 0); at += 1) {
      const set = sets.items[at] ?? 0;
      if ((set & must) !== must || (set & never) !== 0) continue;
      const value = (setCost[at] ?? 0) - this.#worthOf(site, set);
      if ((set >> operator) & 1) within = Math.min(within, value);
      else without = Math.min(without, value);
    }
    return [without, within];
  }

  #fixedOf(site: number): { readonly must: number; readonly never: number } {
    const { operators } = this.#model;
    let [must, never] = [0, 0];
    for (let operator = 0; operator < operators; operator += 1) {
      const fixed = this.#fixings.slot[site * operators + operator];
      if (fixed === 1) must |= 1 << operator;
      if (fixed === -1) never |= 1 << operator;
    }
    return { must, never };
  }

  #worthOf(site: number, set: number): number {
    const { operators } = this.#model;
    let sum = 0;
    for (let operator = 0; operator < operators; operator += 1)
      if ((set >> operator) & 1) sum += this.#worth[site * operators + operator] ?? 0;
    return sum;
  }

  /** By clique, the value of its best site, that of its second best (or none), and which is the best (-1: none). */
  #cliqueValues() {
    const { cliques } = this.#tenants;
    const count = cliques.start.length - 1;
    const best = new Float64Array(count);
    const second = new Float64Array(count);
    const chosen = new Int32Array(count).fill(-1);
    for (let clique = 0; clique < count; clique += 1) {
      let musts = 0;
      for (let at = cliques.start[clique] ?? 0; at < (cliques.start[clique + 1] ?? 0); at += 1) {
        const site = cliques.items[at] ?? 0;
        const value = this.#value[site] ?? 0;
        const must = this.#fixedOf(site).must !== 0;
        if (must) {
          musts += 1;
          [best[clique], second[clique], chosen[clique]] = [value, Number.POSITIVE_INFINITY, site];
        } else if (musts === 0 && value < (best[clique] ?? 0)) {
          [best[clique], second[clique], chosen[clique]] = [value, best[clique] ?? 0, site];
        } else if (musts === 0 && value < (second[clique] ?? 0)) second[clique] = value;
      }
      if (musts > 1) best[clique] = Number.POSITIVE_INFINITY;
    }
    return { best, second, chosen };
  }
}

/** Prices to begin with: what a row's share of its cheapest site would be. */
function fairPrices({ rows, byRow, bySite, first, penalty }: PlanModel): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let least = penalty[row] ?? 0;
    for (let at = byRow.start[row] ?? 0; at < (byRow.start[row + 1] ?? 0); at += 1) {
      const site = byRow.items[at] ?? 0;
      const size = (bySite.start[site + 1] ?? 0) - (bySite.start[site] ?? 0);
      least = Math.min(least, Math.floor((first[site] ?? 0) / size));
    }
    return least;
  });
}
