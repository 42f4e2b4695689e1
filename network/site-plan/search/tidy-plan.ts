import type { PlanState } from './plan-state.ts';
import type { TenantRows } from './tenant-rows.ts';

/** Gives up tenants whose rows others carry for nothing more; the dearest first. */
export function tidyPlan(state: PlanState, tenants: TenantRows, sites: Iterable<number>): void {
  const { operators, first, further } = state.model;
  const slots: { readonly slot: number; readonly saved: number }[] = [];
  for (const site of new Set(sites))
    for (let operator = 0; operator < operators; operator += 1) {
      const slot = site * operators + operator;
      if (state.count[slot] === 0) continue;
      const alone = state.tenantCount[site] === 1;
      slots.push({ slot, saved: (alone ? first[site] : further[site]) ?? 0 });
    }
  slots.sort((a, b) => b.saved - a.saved || a.slot - b.slot);
  for (const { slot } of slots) if ((state.count[slot] ?? 0) > 0) giveUp(state, tenants, slot);
}

function giveUp(state: PlanState, { rows }: TenantRows, slot: number): void {
  const { byRow, operators } = state.model;
  const site = Math.floor(slot / operators);
  const moved: number[] = [];
  for (let at = rows.start[slot] ?? 0; at < (rows.start[slot + 1] ?? 0); at += 1) {
    const row = rows.items[at] ?? 0;
    if (state.site[row] !== site) continue;
    state.free(row);
    moved.push(row);
    let into = -1;
    for (let each = byRow.start[row] ?? 0; each < (byRow.start[row + 1] ?? 0) && into < 0; each += 1) {
      const other = byRow.items[each] ?? 0;
      if (other !== site && isTenant(state, other, row) && state.canServe(other, row)) into = other;
    }
    if (into >= 0) state.assign(row, into);
    else {
      for (const each of moved) {
        if ((state.site[each] ?? -1) >= 0) state.free(each);
        state.assign(each, site);
      }
      return;
    }
  }
}

function isTenant({ tenants, model }: PlanState, site: number, row: number): boolean {
  return (((tenants[site] ?? 0) >> (model.operator[row] ?? 0)) & 1) === 1;
}
