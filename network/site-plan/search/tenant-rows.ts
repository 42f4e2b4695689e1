import { itemsOf, type Lists, listsOf, transposed } from '../../selection/lists.ts';
import { bitCount, type PlanModel, siteCost } from '../model/plan-model.ts';

/** What searches look up again and again. A slot is an operator on a site: `site * operators + operator`. */
export interface TenantRows {
  /** By slot, the rows that it could carry, rising. The place of a row in here is its entry. */
  readonly rows: Lists;
  /** By row, its entries, in the order of its sites. */
  readonly entries: Lists;
  /** By slot, 1 where it cannot carry all of them at once. */
  readonly tight: Uint8Array;
  /** By site, sets of tenants that it may carry and that have rows; without the empty one. */
  readonly sets: Lists;
  /** By place in `sets`, what they cost. */
  readonly setCost: Float64Array;
  /** Sites by cliques of conflicts: of each at most one may be chosen; most have one member. */
  readonly cliques: Lists;
  readonly cliqueOf: Int32Array;
}

export function tenantRows(model: PlanModel): TenantRows {
  const { rows, sites, operators, operator, byRow, traffic, capacity, fits } = model;
  const slots = sites * operators;
  const slotsOfRow = byRow.items.slice();
  for (let row = 0; row < rows; row += 1)
    for (let at = byRow.start[row] ?? 0; at < (byRow.start[row + 1] ?? 0); at += 1)
      slotsOfRow[at] = (byRow.items[at] ?? 0) * operators + (operator[row] ?? 0);
  const bySlot = transposed({ start: byRow.start, items: slotsOfRow }, slots);
  const next = bySlot.start.slice();
  const entries = slotsOfRow.map((slot) => {
    const entry = next[slot] ?? 0;
    next[slot] = entry + 1;
    return entry;
  });
  const tight = new Uint8Array(slots);
  const setStart = new Int32Array(sites + 1);
  const [setItems, setCosts]: [number[], number[]] = [[], []];
  for (let site = 0; site < sites; site += 1) {
    let present = 0;
    for (let of = 0; of < operators; of += 1) {
      const slot = site * operators + of;
      const [from, end] = [bySlot.start[slot] ?? 0, bySlot.start[slot + 1] ?? 0];
      if (end > from) present |= 1 << of;
      let sum = 0;
      for (let at = from; at < end; at += 1) sum += traffic[bySlot.items[at] ?? 0] ?? 0;
      if (sum > (capacity[site] ?? 0)) tight[slot] = 1;
    }
    for (let set = 1; set < 2 ** operators; set += 1) {
      if ((set & ~present) !== 0 || fits[site * 2 ** operators + set] === 0) continue;
      setItems.push(set);
      setCosts.push(siteCost(model, site, bitCount(set)));
    }
    setStart[site + 1] = setItems.length;
  }
  return {
    rows: bySlot,
    entries: { start: byRow.start, items: entries },
    tight,
    sets: { start: setStart, items: Int32Array.from(setItems) },
    setCost: Float64Array.from(setCosts),
    ...cliquesOf(model),
  };
}

/** Puts each site with those before it that it conflicts with, where these all conflict with each other. */
function cliquesOf({ sites, conflicts }: PlanModel): Pick<TenantRows, 'cliques' | 'cliqueOf'> {
  const cliqueOf = new Int32Array(sites).fill(-1);
  const members: number[][] = [];
  for (let site = 0; site < sites; site += 1) {
    const beside = itemsOf(conflicts, site);
    const near = new Set(beside);
    let into = -1;
    for (const other of beside) {
      const clique = cliqueOf[other] ?? -1;
      if (clique < 0 || !members[clique]?.every((member) => near.has(member))) continue;
      if (into < 0 || (members[clique]?.length ?? 0) > (members[into]?.length ?? 0)) into = clique;
    }
    if (into < 0) into = members.push([]) - 1;
    members[into]?.push(site);
    cliqueOf[site] = into;
  }
  return { cliques: listsOf(members), cliqueOf };
}
