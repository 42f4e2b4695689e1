import { itemsOf } from '../../selection/lists.ts';
import type { Random } from '../../selection/random.ts';
import { bitCount, siteCost } from '../model/plan-model.ts';
import type { PlanState } from './plan-state.ts';
import type { TenantRows } from './tenant-rows.ts';

/** What a site would take of the open rows, and at what cost for each price. */
interface Offer {
  readonly ratio: number;
  readonly rows: readonly number[];
}

const none: Offer = { ratio: Number.POSITIVE_INFINITY, rows: [] };

/**
 * Serves open rows: always by the site that costs least for the prices of those that it takes, tenants that it has already
 * included. Rows stay open where no site may take them, or for less than leaving them open costs.
 * @param price by row, what serving it is worth; shaken by up to `shake` of it
 * @param budget what the plan may cost
 */
export function fillPlan(
  state: PlanState,
  tenants: TenantRows,
  price: Float64Array,
  random: Random,
  shake: number,
  budget = Number.POSITIVE_INFINITY,
  rows: Iterable<number> = state.site.keys(),
): void {
  const { byRow } = state.model;
  const open = new Map<number, number>();
  for (const row of rows) {
    if (state.site[row] !== -1) continue;
    const factor = shake === 0 ? 1 : 1 + shake * (random.below(2001) / 1000 - 1);
    open.set(row, Math.max(1, (price[row] ?? 0) * factor));
  }
  const offers = new Map<number, Offer>();
  const touched = (row: number) => itemsOf(byRow, row);
  for (const row of open.keys()) for (const site of touched(row)) offers.set(site, none);
  for (const site of offers.keys()) offers.set(site, offerOf(state, tenants, site, open, budget));
  while (open.size > 0) {
    let [found, least] = [-1, Number.POSITIVE_INFINITY];
    for (const [site, { ratio }] of offers) if (ratio < least) [found, least] = [site, ratio];
    if (found < 0) return;
    // What was offered may be held off by what was taken since.
    const offer = offerOf(state, tenants, found, open, budget);
    if (offer.ratio > least) {
      offers.set(found, offer);
      continue;
    }
    const dirty = new Set<number>([found]);
    for (const row of offer.rows) {
      state.assign(row, found);
      open.delete(row);
      for (const site of touched(row)) dirty.add(site);
    }
    for (const site of dirty)
      if (offers.has(site)) offers.set(site, offerOf(state, tenants, site, open, budget));
  }
}

function offerOf(
  state: PlanState,
  { rows, sets }: TenantRows,
  site: number,
  open: ReadonlyMap<number, number>,
  budget: number,
): Offer {
  const { model } = state;
  const { operators, capacity, traffic, penalty } = model;
  const now = state.tenants[site] ?? 0;
  const taken: number[][] = [];
  const worth: number[] = [];
  const kept: number[] = [];
  for (let operator = 0; operator < operators; operator += 1) {
    const slot = site * operators + operator;
    let left = (capacity[site] ?? 0) - (state.traffic[slot] ?? 0);
    const list: number[] = [];
    let [sum, lost] = [0, 0];
    for (let at = rows.start[slot] ?? 0; at < (rows.start[slot + 1] ?? 0); at += 1) {
      const row = rows.items[at] ?? 0;
      const price = open.get(row);
      const needed = traffic[row] ?? 0;
      if (price === undefined || needed > left) continue;
      left -= needed;
      list.push(row);
      sum += price;
      lost += penalty[row] ?? 0;
    }
    taken.push(list);
    worth.push(sum);
    kept.push(lost);
  }
  let best: { readonly ratio: number; readonly set: number } = { ratio: Number.POSITIVE_INFINITY, set: 0 };
  const consider = (set: number) => {
    let [sum, lost] = [0, 0];
    for (let operator = 0; operator < operators; operator += 1) {
      if (((set >> operator) & 1) === 0) continue;
      if (((now >> operator) & 1) === 0 && taken[operator]?.length === 0) return;
      sum += worth[operator] ?? 0;
      lost += kept[operator] ?? 0;
    }
    if (sum === 0) return;
    const cost = siteCost(model, site, bitCount(set)) - siteCost(model, site, bitCount(now));
    const ratio = cost / sum;
    if (state.cost + cost > budget) return;
    if (cost >= lost || ratio >= best.ratio || (set !== now && !state.mayHave(site, set))) return;
    best = { ratio, set };
  };
  for (let at = sets.start[site] ?? 0; at < (sets.start[site + 1] ?? 0); at += 1) {
    const set = sets.items[at] ?? 0;
    if ((set & now) === now) consider(set);
  }
  if (best.ratio === Number.POSITIVE_INFINITY) return none;
  return {
    ratio: best.ratio,
    rows: taken.flatMap((list, operator) => ((best.set >> operator) & 1 ? list : [])),
  };
}
