import { itemsOf, listsOf, transposed } from '../../selection/lists.ts';
import { type PlanModel, withPenalty } from '../model/plan-model.ts';

/** A part of a plan that nothing ties to the rest, with the way back. */
export interface PlanPart {
  readonly model: PlanModel;
  /** By its rows and sites, those of the whole. */
  readonly rows: readonly number[];
  readonly sites: readonly number[];
}

/**
 * Takes a plan apart where no site, spacing or window ties rows together: what is best for each part is best for the whole.
 * @param perWeight penalty for each unit of weight; without, each part serves as much as can be
 */
export function partsOf(model: PlanModel, perWeight?: number): readonly PlanPart[] {
  const { rows, sites, bySite, conflicts, windows, room } = model;
  const parent = Int32Array.from({ length: sites + room.length + rows }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let at = index; at !== root; ) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const tie = (one: number, other: number) => {
    parent[find(one)] = find(other);
  };
  for (let site = 0; site < sites; site += 1) {
    for (const row of itemsOf(bySite, site)) tie(site, sites + room.length + row);
    for (const other of itemsOf(conflicts, site)) tie(site, other);
    for (const window of itemsOf(windows, site)) tie(site, sites + window);
  }
  const groups = new Map<number, { rows: number[]; sites: number[]; windows: number[] }>();
  const groupOf = (index: number) => {
    const root = find(index);
    const group = groups.get(root) ?? { rows: [], sites: [], windows: [] };
    groups.set(root, group);
    return group;
  };
  for (let row = 0; row < rows; row += 1) groupOf(sites + room.length + row).rows.push(row);
  for (let site = 0; site < sites; site += 1) groupOf(site).sites.push(site);
  for (let window = 0; window < room.length; window += 1) groupOf(sites + window).windows.push(window);
  return [...groups.values()]
    .filter((group) => group.rows.length > 0)
    .map((group) => ({
      rows: group.rows,
      sites: group.sites,
      model: withPenalty(cutOut(model, group), perWeight),
    }));
}

function cutOut(
  model: PlanModel,
  { rows, sites, windows }: { rows: readonly number[]; sites: readonly number[]; windows: readonly number[] },
): PlanModel {
  const { operators } = model;
  const siteOf = new Map(sites.map((site, index) => [site, index]));
  const windowOf = new Map(windows.map((window, index) => [window, index]));
  const pick = (from: Float64Array, by: readonly number[]) => Float64Array.from(by, (at) => from[at] ?? 0);
  const byRow = listsOf(
    rows.map((row) => [...itemsOf(model.byRow, row)].map((site) => siteOf.get(site) ?? 0)),
  );
  const sets = 2 ** operators;
  const fits = new Uint8Array(sites.length * sets);
  for (const [index, site] of sites.entries())
    fits.set(model.fits.subarray(site * sets, (site + 1) * sets), index * sets);
  return {
    operators,
    rows: rows.length,
    sites: sites.length,
    operator: Uint8Array.from(rows, (row) => model.operator[row] ?? 0),
    traffic: pick(model.traffic, rows),
    weight: pick(model.weight, rows),
    penalty: pick(model.penalty, rows),
    first: pick(model.first, sites),
    further: pick(model.further, sites),
    capacity: pick(model.capacity, sites),
    fits,
    byRow,
    bySite: transposed(byRow, sites.length),
    conflicts: listsOf(
      sites.map((site) => [...itemsOf(model.conflicts, site)].map((other) => siteOf.get(other) ?? 0)),
    ),
    windows: listsOf(
      sites.map((site) => [...itemsOf(model.windows, site)].map((window) => windowOf.get(window) ?? 0)),
    ),
    load: Float64Array.from(
      sites.flatMap((site) => [
        ...model.load.subarray(
          (model.windows.start[site] ?? 0) * operators,
          (model.windows.start[site + 1] ?? 0) * operators,
        ),
      ]),
    ),
    room: pick(model.room, windows),
  };
}
