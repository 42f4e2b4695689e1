import { type PlanModel, siteCost } from '../model/plan-model.ts';

/** A plan that keeps all rules, in the making: which site serves each row, and what follows from it. Changed by `assign` and `free`. */
export class PlanState {
  readonly model: PlanModel;
  /** By row, its site or -1. */
  readonly site: Int32Array;
  /** By site, its tenants as a set of operators. */
  readonly tenants: Uint8Array;
  readonly tenantCount: Uint8Array;
  /** By site and operator, rows and their traffic. */
  readonly count: Int32Array;
  readonly traffic: Float64Array;
  /** Of the sites and of rows without one. */
  cost = 0;
  penalty = 0;
  /** Where there is one, each row that changes is put down with the site it had first. */
  journal: Map<number, number> | null = null;
  readonly #blocked: Int32Array;
  readonly #load: Float64Array;

  constructor(model: PlanModel) {
    const { rows, sites, operators, room } = model;
    this.model = model;
    this.site = new Int32Array(rows).fill(-1);
    this.tenants = new Uint8Array(sites);
    this.tenantCount = new Uint8Array(sites);
    this.count = new Int32Array(sites * operators);
    this.traffic = new Float64Array(sites * operators);
    this.#blocked = new Int32Array(sites);
    this.#load = new Float64Array(room.length);
    for (const each of model.penalty) this.penalty += each;
  }

  get total(): number {
    return this.cost + this.penalty;
  }

  /** Whether the site may have these operators, its present tenants among them, beside all other sites. */
  mayHave(site: number, tenants: number): boolean {
    const { fits, operators, windows, load, room } = this.model;
    if (fits[site * 2 ** operators + tenants] === 0) return false;
    const now = this.tenants[site] ?? 0;
    if (now === 0 && (this.#blocked[site] ?? 0) > 0) return false;
    for (let at = windows.start[site] ?? 0; at < (windows.start[site + 1] ?? 0); at += 1) {
      const window = windows.items[at] ?? 0;
      let sum = this.#load[window] ?? 0;
      for (let operator = 0; operator < operators; operator += 1)
        if (((tenants & ~now) >> operator) & 1) sum += load[at * operators + operator] ?? 0;
      if (sum > (room[window] ?? 0)) return false;
    }
    return true;
  }

  /** Whether the site could carry the row now. */
  canServe(site: number, row: number): boolean {
    const { operators, operator, traffic, capacity } = this.model;
    const of = operator[row] ?? 0;
    const at = site * operators + of;
    if ((this.traffic[at] ?? 0) + (traffic[row] ?? 0) > (capacity[site] ?? 0)) return false;
    const tenants = this.tenants[site] ?? 0;
    return ((tenants >> of) & 1) === 1 || this.mayHave(site, tenants | (1 << of));
  }

  /** Serves a row that has no site; the caller has asked `canServe`. */
  assign(row: number, site: number): void {
    const { operators, operator, traffic, penalty } = this.model;
    const of = operator[row] ?? 0;
    const at = site * operators + of;
    if (this.journal?.has(row) === false) this.journal.set(row, -1);
    this.site[row] = site;
    this.penalty -= penalty[row] ?? 0;
    this.count[at] = (this.count[at] ?? 0) + 1;
    this.traffic[at] = (this.traffic[at] ?? 0) + (traffic[row] ?? 0);
    if (this.count[at] === 1) this.#turn(site, of, 1);
  }

  /** Takes a row off its site. */
  free(row: number): void {
    const { operators, operator, traffic, penalty } = this.model;
    const site = this.site[row] ?? -1;
    const of = operator[row] ?? 0;
    const at = site * operators + of;
    if (this.journal?.has(row) === false) this.journal.set(row, site);
    this.site[row] = -1;
    this.penalty += penalty[row] ?? 0;
    this.count[at] = (this.count[at] ?? 0) - 1;
    this.traffic[at] = (this.traffic[at] ?? 0) - (traffic[row] ?? 0);
    if (this.count[at] === 0) this.#turn(site, of, -1);
  }

  /** Serves rows that have no site as a plan does, which keeps all rules. @param site by row its site or -1 */
  serve(site: Int32Array): void {
    for (const [row, at] of site.entries()) if (at >= 0) this.assign(row, at);
  }

  /** Takes all rows off their sites. */
  clear(): void {
    for (const [row, site] of this.site.entries()) if (site >= 0) this.free(row);
  }

  /** Takes back what the journal says, and closes it. */
  undo(): void {
    const journal = this.journal ?? new Map<number, number>();
    this.journal = null;
    for (const row of journal.keys()) if (this.site[row] !== -1) this.free(row);
    for (const [row, site] of journal) if (site >= 0) this.assign(row, site);
  }

  #turn(site: number, operator: number, sign: 1 | -1): void {
    const { model } = this;
    const before = this.tenantCount[site] ?? 0;
    const after = before + sign;
    this.tenantCount[site] = after;
    this.tenants[site] = (this.tenants[site] ?? 0) ^ (1 << operator);
    this.cost += siteCost(model, site, after) - siteCost(model, site, before);
    const { windows, load, operators, conflicts } = model;
    for (let at = windows.start[site] ?? 0; at < (windows.start[site + 1] ?? 0); at += 1) {
      const window = windows.items[at] ?? 0;
      this.#load[window] = (this.#load[window] ?? 0) + sign * (load[at * operators + operator] ?? 0);
    }
    if (before !== 0 && after !== 0) return;
    for (let at = conflicts.start[site] ?? 0; at < (conflicts.start[site + 1] ?? 0); at += 1) {
      const other = conflicts.items[at] ?? 0;
      this.#blocked[other] = (this.#blocked[other] ?? 0) + sign;
    }
  }
}

/** @param site by row its site or -1 */
export function stateOf(model: PlanModel, site: Int32Array): PlanState {
  const state = new PlanState(model);
  state.serve(site);
  return state;
}
