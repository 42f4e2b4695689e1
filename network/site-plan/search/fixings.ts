import { type PlanModel, siteCost } from '../model/plan-model.ts';
import type { TenantRows } from './tenant-rows.ts';

/** What is decided in a branch of the search: 1 a slot is a tenant, -1 it is none, 0 open; entries that are barred carry nothing; rows that are bound must be served. */
export interface Fixings {
  readonly slot: Int8Array;
  readonly barred: Uint8Array;
  readonly bound: Uint8Array;
}

export function noFixings({ rows, sites, operators }: PlanModel, tenants: TenantRows): Fixings {
  return {
    slot: new Int8Array(sites * operators),
    barred: new Uint8Array(tenants.rows.items.length),
    bound: new Uint8Array(rows),
  };
}

export function copyOf({ slot, barred, bound }: Fixings): Fixings {
  return { slot: slot.slice(), barred: barred.slice(), bound: bound.slice() };
}

/** Lets a slot be no tenant. */
export function close(fixings: Fixings, { rows }: TenantRows, slot: number): void {
  fixings.slot[slot] = -1;
  fixings.barred.fill(1, rows.start[slot], rows.start[slot + 1]);
}

/** Makes a slot a tenant; sites that may not stand beside it go. */
export function open(fixings: Fixings, tenants: TenantRows, model: PlanModel, slot: number): void {
  fixings.slot[slot] = 1;
  const { operators, conflicts } = model;
  const site = Math.floor(slot / operators);
  for (let at = conflicts.start[site] ?? 0; at < (conflicts.start[site + 1] ?? 0); at += 1)
    for (let operator = 0; operator < operators; operator += 1) {
      const other = (conflicts.items[at] ?? 0) * operators + operator;
      if (fixings.slot[other] === 0) close(fixings, tenants, other);
    }
}

/** What the slots that are tenants cost already, fen. */
export function costOfFixed({ slot }: Fixings, model: PlanModel): number {
  const { sites, operators } = model;
  let cost = 0;
  for (let site = 0; site < sites; site += 1) {
    let tenants = 0;
    for (let at = site * operators; at < (site + 1) * operators; at += 1) if (slot[at] === 1) tenants += 1;
    cost += siteCost(model, site, tenants);
  }
  return cost;
}
