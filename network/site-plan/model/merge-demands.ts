import { distance } from '@yuheng/kernel/distance';
import type { PlanDemand } from '../input/plan-problem.ts';

/** A demand with the sites that could serve it. */
export interface OpenDemand {
  /** Its place in the list of demands. */
  readonly demand: number;
  readonly given: PlanDemand;
  /** Places in the list of candidates, rising. */
  readonly sites: readonly number[];
}

/** Demands of one operator that are served as one, from one site. */
export interface MergedDemand {
  readonly operator: string;
  readonly members: readonly OpenDemand[];
  /** Sites that can serve all of them. */
  readonly sites: readonly number[];
  /** Mbit/s; a demand that stands in the list twice counts once. */
  readonly traffic: number;
  readonly weight: number;
}

/**
 * Merges what lies within the radius of an earlier demand of the same operator, where one site can serve all of it.
 * @param capacityOf a site, Mbit/s
 * @param tellSame whoever wants to know of a demand that is an earlier one again
 */
export function mergeDemands(
  demands: readonly OpenDemand[],
  mergeRadius: number,
  weightOf: (demand: PlanDemand) => number,
  capacityOf: (site: number) => number,
  tellSame: (demand: PlanDemand, other: PlanDemand) => void,
): readonly MergedDemand[] {
  const merged: MergedDemand[] = [];
  const bySite = new Map<string, number[]>();
  for (const demand of demands) {
    const { given, sites } = demand;
    const beside = new Set(sites.flatMap((site) => bySite.get(`${given.operator} ${site}`) ?? []));
    let into = -1;
    for (const index of [...beside].toSorted((a, b) => a - b)) {
      const group = merged[index];
      const leader = group?.members[0];
      if (group === undefined || leader === undefined) continue;
      const twin = group.members.find((member) => isSame(member.given, given));
      if (twin === undefined && spread(leader.given, given) > mergeRadius) continue;
      if (twin === undefined && mergeRadius === 0) continue;
      const traffic = group.traffic + (twin === undefined ? given.traffic : 0);
      const common = group.sites.filter((site) => sites.includes(site) && capacityOf(site) >= traffic);
      if (common.length === 0) continue;
      if (twin !== undefined) tellSame(given, twin.given);
      merged[index] = {
        ...group,
        members: [...group.members, demand],
        sites: common,
        traffic,
        weight: group.weight + (twin === undefined ? weightOf(given) : 0),
      };
      into = index;
      break;
    }
    if (into >= 0) continue;
    for (const site of sites) {
      const key = `${given.operator} ${site}`;
      bySite.set(key, [...(bySite.get(key) ?? []), merged.length]);
    }
    merged.push({
      operator: given.operator,
      members: [demand],
      sites,
      traffic: given.traffic,
      weight: weightOf(given),
    });
  }
  return merged;
}

/** The farthest that a place of one lies from a place of the other. */
function spread(one: PlanDemand, other: PlanDemand): number {
  let most = 0;
  for (const place of one.places ?? [])
    for (const beside of other.places ?? []) most = Math.max(most, distance(place, beside));
  return most;
}

function isSame(one: PlanDemand, other: PlanDemand): boolean {
  return (
    one.radius === other.radius &&
    one.height === other.height &&
    one.traffic === other.traffic &&
    one.places?.length === other.places?.length &&
    spread(one, other) <= 1
  );
}
