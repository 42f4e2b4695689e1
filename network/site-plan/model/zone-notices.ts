import type { PlanZone } from '../input/plan-problem.ts';
import type { PlanNotice } from '../input/plan-words.ts';
import { knownPlace } from './known-place.ts';

/**
 * Zone rules that say nothing, or say things that cannot both be kept; the strictest reading of all holds.
 * @param zonesAt by candidate, the zones that it lies in
 */
export function zoneNotices(
  zones: readonly PlanZone[],
  zonesAt: readonly (readonly PlanZone[])[],
): readonly PlanNotice[] {
  const notices: PlanNotice[] = [];
  for (const zone of zones) {
    if (isNowhere(zone)) notices.push({ code: 'zone-without-place', zone: zone.id });
    if (saysNothing(zone)) notices.push({ code: 'zone-says-nothing', zone: zone.id });
    if (zone.kind === 'forbidden' && (zone.allowedKinds?.length ?? 0) > 0)
      notices.push({ code: 'forbidden-but-allowed', zone: zone.id });
  }
  const told = new Set<string>();
  for (const all of zonesAt) {
    const here = all.filter(
      ({ kind, allowedKinds }) => allowedKinds !== undefined && kind !== 'forbidden' && kind !== 'spacing',
    );
    const forbidden = all.filter(({ kind }) => kind === 'forbidden');
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
