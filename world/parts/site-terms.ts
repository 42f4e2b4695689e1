import type { WireAttribute } from '@yuheng/kernel/facts-model';
import { property } from '../model/item.ts';
import type { Random } from '../model/random.ts';

/** Thousands of yuan for the first operator on a site (works, power lead-in, room), and for each further one; tenants it can carry. */
interface Terms {
  readonly works: readonly [number, number];
  /** Power and transmission to the place: what stands has them. */
  readonly leadIn: readonly [number, number];
  readonly further: readonly [number, number];
  readonly slots: readonly [number, number];
  /** Of the mast that would be put up, where the resource has no height of its own, m. */
  readonly mast?: readonly [number, number];
}

/** Invented, in the proportions of towers and rooms that are shared: what is common to all tenants is most of a site. */
const terms: { readonly [kind: string]: Terms } = {
  tower: { works: [25, 60], leadIn: [10, 30], further: [10, 20], slots: [0, 3] },
  pole: { works: [20, 40], leadIn: [5, 30], further: [6, 12], slots: [1, 3] },
  rooftop: { works: [70, 130], leadIn: [10, 60], further: [10, 20], slots: [3, 4] },
  governmentBuilding: { works: [60, 110], leadIn: [10, 40], further: [10, 20], slots: [3, 4] },
  greenSpace: { works: [210, 320], leadIn: [20, 90], further: [20, 35], slots: [3, 4], mast: [25, 40] },
};

/** What a candidate costs and carries; nothing for a duct, which carries lines only. */
export function siteTerms(
  kind: string,
  draw: Random,
  since: string,
): { readonly [attribute: string]: WireAttribute } {
  const of = terms[kind];
  if (of === undefined) return { slots: property(0, since, 'C62') };
  const thousands = ([low, high]: readonly [number, number]) => 1000 * draw.whole(low, high);
  return {
    slots: property(draw.whole(of.slots[0], of.slots[1]), since, 'C62'),
    cost: property(thousands(of.works) + thousands(of.leadIn), since, 'CNY'),
    tenantCost: property(thousands(of.further), since, 'CNY'),
    ...(of.mast ? { height: property(draw.whole(of.mast[0], of.mast[1]), since, 'MTR') } : {}),
  };
}
