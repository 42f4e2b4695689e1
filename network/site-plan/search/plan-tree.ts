import type { PlanModel } from '../model/plan-model.ts';
import { close, copyOf, costOfFixed, type Fixings, open } from './fixings.ts';
import { PlanDual } from './plan-dual.ts';
import type { PlanGoal } from './plan-goal.ts';
import { PlanState } from './plan-state.ts';
import type { TenantRows } from './tenant-rows.ts';

/** A branch still to be searched. */
interface Branch {
  readonly fixings: Fixings;
  readonly price: Float64Array;
  readonly bound: number;
}

/** Steps of the dual in a branch. */
const climbs = 40;
/** Branches kept at once, and bytes of them: beyond either the tree goes deep first, which keeps few. */
const wide = 4000;
const wideBytes = 256e6;

/**
 * Exact search by the Lagrangian bound, the branch with the least bound first: branches on whether an operator is on a site, and
 * where all of that is decided, on whether a site serves a row.
 */
export class PlanTree {
  readonly #model: PlanModel;
  readonly #tenants: TenantRows;
  readonly #goal: PlanGoal;
  readonly #wide: number;
  #branches: Branch[];

  /** @param root prices to begin with, and their bound */
  constructor(
    model: PlanModel,
    tenants: TenantRows,
    root: Pick<PlanDual, 'price' | 'bound'>,
    fixings: Fixings,
    goal: PlanGoal,
  ) {
    this.#model = model;
    this.#tenants = tenants;
    this.#goal = goal;
    const { slot, barred, bound } = fixings;
    const bytes = slot.length + barred.length + bound.length + root.price.byteLength;
    this.#wide = Math.min(wide, wideBytes / bytes);
    this.#branches = [{ fixings: copyOf(fixings), price: root.price, bound: root.bound }];
  }

  get done(): boolean {
    return this.#branches.length === 0;
  }

  /** No plan below the target has a total below it. */
  get bound(): number {
    return this.#branches.reduce((least, { bound }) => Math.min(least, bound), this.#goal.target);
  }

  /** Searches one branch. @returns its effort */
  run(): number {
    const branch = this.#take();
    const { target, budget } = this.#goal;
    if (branch === undefined || branch.bound >= target) return 1;
    const { fixings } = branch;
    if (costOfFixed(fixings, this.#model) > budget) return 1;
    const dual = new PlanDual(this.#model, this.#tenants, fixings, branch.price, 0.3);
    let steps = 0;
    for (; steps < climbs && !dual.settled; steps += 1) {
      dual.step(target);
      if (dual.bound >= target) return (steps + 1) * dual.effort;
    }
    const effort = (steps + 4) * dual.effort;
    dual.fix(target);
    const bound = Math.max(branch.bound, dual.bound);
    const slot = this.#doubtful(fixings, dual);
    if (slot >= 0) {
      for (const decide of [close, open] as const) {
        const next = copyOf(fixings);
        if (decide === close) close(next, this.#tenants, slot);
        else open(next, this.#tenants, this.#model, slot);
        this.#branches.push({ fixings: next, price: dual.price, bound });
      }
      return effort;
    }
    this.#serve(fixings, dual.price, bound);
    return effort;
  }

  #take(): Branch | undefined {
    const branches = this.#branches;
    if (branches.length > this.#wide) return branches.pop();
    let found = branches.length - 1;
    for (let at = found; at >= 0; at -= 1)
      if ((branches[at]?.bound ?? 0) < (branches[found]?.bound ?? 0)) found = at;
    const [branch] = branches.splice(found, 1);
    return branch;
  }

  /** The open slot that the relaxed plan is least sure about; -1 where all that have rows are decided. */
  #doubtful({ slot, barred }: Fixings, { share }: PlanDual): number {
    const { rows } = this.#tenants;
    let [found, most] = [-1, -1];
    for (let at = 0; at < slot.length; at += 1) {
      if (slot[at] !== 0) continue;
      const [from, end] = [rows.start[at] ?? 0, rows.start[at + 1] ?? 0];
      if (barred.subarray(from, end).every((each) => each === 1)) continue;
      const part = share[at] ?? 0;
      const doubt = Math.min(part, 1 - part);
      if (doubt > most) [found, most] = [at, doubt];
    }
    return found;
  }

  /** All tenants are decided: serves rows as they come; where that fails, branches on a row that is left. */
  #serve(fixings: Fixings, price: Float64Array, bound: number): void {
    const model = this.#model;
    const { byRow } = model;
    const { entries } = this.#tenants;
    const state = new PlanState(model);
    const options = (row: number) => {
      const found: number[] = [];
      for (let at = byRow.start[row] ?? 0; at < (byRow.start[row + 1] ?? 0); at += 1)
        if (fixings.barred[entries.items[at] ?? 0] === 0) found.push(at);
      return found;
    };
    const order = [...state.site.keys()]
      .map((row) => ({ row, open: options(row) }))
      .filter((each) => each.open.length > 0)
      .toSorted(
        (a, b) => a.open.length - b.open.length || (model.traffic[b.row] ?? 0) - (model.traffic[a.row] ?? 0),
      );
    const left: (typeof order)[number][] = [];
    for (const each of order) {
      const at = each.open.find((place) => state.canServe(byRow.items[place] ?? 0, each.row));
      if (at !== undefined) state.assign(each.row, byRow.items[at] ?? 0);
      else left.push(each);
    }
    this.#goal.offer(state);
    if (left.length === 0) return;
    // What is in the way: a row that is left, or one that shares a site with it, or any that loads the same windows.
    const free = order.filter((each) => fixings.bound[each.row] === 0);
    const sites = new Set(left.flatMap((each) => each.open).map((at) => byRow.items[at] ?? 0));
    const chosen =
      free.find((each) => left.includes(each)) ??
      free.find((each) => each.open.some((at) => sites.has(byRow.items[at] ?? 0))) ??
      free[0];
    if (chosen === undefined) return;
    const [first = 0] = chosen.open;
    const without = copyOf(fixings);
    without.barred[entries.items[first] ?? 0] = 1;
    const only = copyOf(fixings);
    only.bound[chosen.row] = 1;
    for (const at of chosen.open) if (at !== first) only.barred[entries.items[at] ?? 0] = 1;
    for (const next of [without, only]) this.#branches.push({ fixings: next, price, bound });
  }
}
