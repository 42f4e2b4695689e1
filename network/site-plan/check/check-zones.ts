import type { PlanCandidate, PlanProblem, PlanZone } from '../input/plan-problem.ts';
import type { SitePlan } from '../result/site-plan.ts';
import type { PlanFault } from './plan-fault.ts';
import { slack, straightDistance } from './straight-distance.ts';

/** What zones forbid, how high they let antennas be, and how far apart sites stand in them. */
export function checkZones({ zones, candidates }: PlanProblem, plan: SitePlan): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const byId = new Map(candidates.map((each) => [each.id, each]));
  const chosen = plan.sites.flatMap((site) => {
    const candidate = byId.get(site.candidate);
    return candidate?.place == null ? [] : [{ site, candidate, place: candidate.place }];
  });
  const stands = ({ kind, availability }: PlanCandidate) => kind === 'tower' || availability === 'used';
  for (const { site, candidate, place } of chosen)
    if (place[0] !== site.place[0] || place[1] !== site.place[1])
      faults.push({ fault: 'unknown-candidate', of: candidate.id });
  for (const zone of zones) {
    const inside = chosen.filter(({ place }) => within(zone, place));
    for (const { site, candidate } of inside) {
      if (zone.maxHeight !== undefined && site.height > zone.maxHeight)
        faults.push({ fault: 'too-high', of: candidate.id });
      if (stands(candidate)) continue;
      const kinds = zone.kind === 'spacing' ? undefined : zone.allowedKinds;
      if (zone.kind === 'forbidden' || (candidate.kind && kinds?.includes(candidate.kind) === false))
        faults.push({ fault: 'zone', of: candidate.id });
    }
    const spacing = zone.kind === 'spacing' ? (zone.minSpacing ?? 0) : 0;
    if (spacing === 0 || inside.length === 0) continue;
    const standing = candidates.filter(
      (each) => stands(each) && each.place !== null && (each.place[0] !== 0 || each.place[1] !== 0),
    );
    for (const [index, { candidate, place }] of inside.entries()) {
      if (stands(candidate)) continue;
      const rivals = [...inside.slice(index + 1).map((each) => each.candidate), ...standing];
      for (const other of rivals)
        if (
          other.place !== null &&
          straightDistance(place, other.place) < spacing - slack &&
          within(zone, other.place)
        )
          faults.push({ fault: 'spacing', of: `${candidate.id} ${other.id}` });
    }
  }
  return faults;
}

/** By the number of turns about the place (the solver counts crossings). */
function within({ rings }: PlanZone, [x, y]: readonly [number, number]): boolean {
  return (rings ?? []).some((ring) => {
    let turns = 0;
    for (const [index, [fromX, fromY]] of ring.entries()) {
      const [toX, toY] = ring[(index + 1) % ring.length] ?? [fromX, fromY];
      const left = (toX - fromX) * (y - fromY) - (x - fromX) * (toY - fromY);
      if (fromY <= y && toY > y && left > 0) turns += 1;
      else if (fromY > y && toY <= y && left < 0) turns -= 1;
    }
    return turns % 2 !== 0;
  });
}
