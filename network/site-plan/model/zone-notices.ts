import type { PlanProblem, PlanZone } from '../input/plan-problem.ts';
import type { PlanNotice } from '../input/plan-words.ts';
import { insideZone } from './inside-zone.ts';
import { knownPlace } from './known-place.ts';

/** Zone rules that say nothing, or say things that cannot both be kept; the strictest reading of all holds. */
export function zoneNotices({ zones, candidates }: PlanProblem): readonly PlanNotice[] {
  const notices: PlanNotice[] = [];
  for (const zone of zones) {
    if (isNowhere(zone)) notices.push({ code: 'zone-without-place', zone: zone.id });
    if (saysNothing(zone)) notices.push({ code: 'zone-says-nothing', zone: zone.id });
    if (zone.kind === 'forbidden' && (zone.allowedKinds?.length ?? 0) > 0)
      notices.push({ code: 'forbidden-but-allowed', zone: zone.id });
  }
  const listing = zones.filter(
    ({ kind, allowedKinds }) => allowedKinds !== undefined && kind !== 'forbidden',
  );
  const forbidding = zones.filter(({ kind }) => kind === 'forbidden');
  const told = new Set<string>();
  for (const { place: given } of candidates) {
    const place = knownPlace(given);
    if (place === null) continue;
    const here = listing.filter((zone) => zone.kind !== 'spacing' && insideZone(zone, place));
    if (here.length === 0) continue;
    const forbidden = forbidding.filter((zone) => insideZone(zone, place));
    for (const [index, zone] of here.entries())
      for (const other of [...here.slice(index + 1), ...forbidden]) {
        const apart =
          other.kind === 'forbidden' ||
          !zone.allowedKinds?.some((kind) => other.allowedKinds?.includes(kind) ?? true);
        const key = `${zone.id} ${other.id}`;
        if (!apart || told.has(key)) continue;
        told.add(key);
        notices.push({ code: 'zones-contradict', zone: zone.id, other: other.id });
      }
  }
  return notices;
}

function isNowhere({ rings }: PlanZone): boolean {
  return rings?.every((ring) => ring.every((corner) => knownPlace(corner) === null)) ?? true;
}

function saysNothing({ kind, maxHeight, allowedKinds, minSpacing = 0 }: PlanZone): boolean {
  if (kind === 'forbidden') return false;
  return kind === 'spacing' ? minSpacing === 0 : maxHeight === undefined && allowedKinds === undefined;
}
