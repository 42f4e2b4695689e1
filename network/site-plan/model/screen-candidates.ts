import type { Place, PlanCandidate, PlanProblem, PlanZone } from '../input/plan-problem.ts';
import type { PlanNotice, RefusalReason } from '../input/plan-words.ts';
import { insideZone } from './inside-zone.ts';
import { knownPlace } from './known-place.ts';
import { PlaceGrid } from './place-grid.ts';

/** What a candidate may carry where it stands. */
export interface ScreenedSite {
  readonly refusal: RefusalReason | null;
  /** Highest antennas above ground, m, and the zone that keeps them lower than the candidate itself. */
  readonly height: number;
  readonly heightZone: string | null;
  /** Zones with a spacing that it lies in. */
  readonly spacings: readonly PlanZone[];
}

export interface Screened {
  readonly sites: readonly ScreenedSite[];
  /** Pairs of candidates, by place in the list, of which at most one may be a site. */
  readonly conflicts: readonly (readonly [number, number])[];
  /** By candidate, the zones that it lies in, in their order; none where nobody knows its place. */
  readonly zonesAt: readonly (readonly PlanZone[])[];
  readonly notices: readonly PlanNotice[];
}

/** What stands already is no new building: zones do not forbid it, and it keeps its distance from nobody. */
export function isStanding({ kind, availability }: PlanCandidate): boolean {
  return kind === 'tower' || availability === 'used';
}

/** Looks at each candidate by itself and at what zones say of it and of those beside it. */
export function screenCandidates({ candidates, zones, settings }: PlanProblem): Screened {
  const notices: PlanNotice[] = [];
  const places = candidates.map(({ place }) => knownPlace(place));
  const twins = twinsOf(candidates, places, notices);
  const zonesAt = zonesBySite(places, zones);
  const sites = candidates.map((candidate, index): ScreenedSite => {
    const at = zonesAt[index] ?? [];
    const lowest = at.reduce<PlanZone | null>(
      (low, zone) => ((zone.maxHeight ?? 1e9) < (low?.maxHeight ?? 1e9) ? zone : low),
      null,
    );
    const own = candidate.height ?? 0;
    const cut = lowest !== null && (lowest.maxHeight ?? own) < own;
    return {
      refusal: ownRefusal(candidate, settings.unopened, twins.has(index)) ?? zoneRefusal(candidate, at),
      height: cut ? (lowest.maxHeight ?? own) : own,
      heightZone: cut ? lowest.id : null,
      spacings: at.filter((zone) => zone.kind === 'spacing' && (zone.minSpacing ?? 0) > 0),
    };
  });
  for (const [index, place] of places.entries())
    if (place === null)
      notices.push({ code: 'candidate-without-place', candidate: candidates[index]?.id ?? '' });
  const { refused, conflicts } = spaced(candidates, places, sites);
  return {
    sites: sites.map((site, index) => ({ ...site, refusal: site.refusal ?? refused.get(index) ?? null })),
    conflicts,
    zonesAt,
    notices,
  };
}

function ownRefusal(candidate: PlanCandidate, unopened: boolean, twin: boolean): RefusalReason | null {
  if (candidate.availability === null) return { code: 'unsaid', detail: 'availability' };
  if (candidate.availability === 'refused') return { code: 'refused', detail: candidate.refusalReason ?? '' };
  if (candidate.availability === 'unopened' && !unopened) return { code: 'unopened' };
  if (knownPlace(candidate.place) === null) return { code: 'without-place' };
  if (twin) return { code: 'twin' };
  for (const what of ['kind', 'height', 'slots', 'cost', 'tenantCost'] as const)
    if (candidate[what] === null) return { code: 'unsaid', detail: what };
  return candidate.slots === 0 ? { code: 'no-slots' } : null;
}

function zoneRefusal(candidate: PlanCandidate, zones: readonly PlanZone[]): RefusalReason | null {
  if (isStanding(candidate)) return null;
  for (const { id, kind, allowedKinds } of zones) {
    if (kind === 'forbidden') return { code: 'forbidden', zone: id };
    if (kind !== 'spacing' && candidate.kind !== null && allowedKinds?.includes(candidate.kind) === false)
      return { code: 'kind-not-allowed', zone: id };
  }
  return null;
}

function zonesBySite(
  places: readonly (Place | null)[],
  zones: readonly PlanZone[],
): readonly (readonly PlanZone[])[] {
  const boxes = zones.map((zone) => {
    const corners = (zone.rings ?? []).flat();
    const [longitudes, latitudes] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    const box = [longitudes, latitudes].map((all) => [
      all.reduce((a, b) => Math.min(a, b), 1e9),
      all.reduce((a, b) => Math.max(a, b), -1e9),
    ]);
    return { zone, box };
  });
  return places.map((place) => {
    if (place === null) return [];
    return boxes
      .filter(({ box }) =>
        box.every(([least = 0, most = 0], axis) => (place[axis] ?? 0) >= least && (place[axis] ?? 0) <= most),
      )
      .map(({ zone }) => zone)
      .filter((zone) => insideZone(zone, place));
  });
}

/** Which candidates stand where an earlier one of the same kind does. */
function twinsOf(
  candidates: readonly PlanCandidate[],
  places: readonly (Place | null)[],
  notices: PlanNotice[],
): ReadonlySet<number> {
  const grid = new PlaceGrid(places, 10);
  const twins = new Set<number>();
  for (const [index, { id, kind }] of candidates.entries()) {
    const place = places[index] ?? null;
    if (place === null) continue;
    const other = grid.near(place, 1).find((near) => near < index && candidates[near]?.kind === kind);
    if (other === undefined) continue;
    twins.add(index);
    notices.push({ code: 'same-candidate', candidate: id, other: candidates[other]?.id ?? '' });
  }
  return twins;
}

/** Spacing: new sites keep away from what stands, whether it carries anybody or not, and from each other. */
function spaced(
  candidates: readonly PlanCandidate[],
  places: readonly (Place | null)[],
  sites: readonly ScreenedSite[],
) {
  const refused = new Map<number, RefusalReason>();
  const conflicts: (readonly [number, number])[] = [];
  const widest = sites.reduce(
    (most, { spacings }) => spacings.reduce((each, { minSpacing = 0 }) => Math.max(each, minSpacing), most),
    0,
  );
  if (widest === 0) return { refused, conflicts };
  const grid = new PlaceGrid(places, widest);
  const pairs: (readonly [number, number, PlanZone])[] = [];
  for (const [index, { spacings, refusal }] of sites.entries()) {
    const candidate = candidates[index];
    if (candidate?.place == null || refusal !== null || isStanding(candidate)) continue;
    for (const zone of spacings)
      for (const other of grid.near(candidate.place, zone.minSpacing ?? 0)) {
        const beside = sites[other];
        if (other === index || !beside?.spacings.includes(zone)) continue;
        const standing = candidates[other];
        if (standing !== undefined && isStanding(standing)) {
          if (!refused.has(index))
            refused.set(index, { code: 'too-near', zone: zone.id, other: standing.id });
        } else if (index < other && beside.refusal === null) pairs.push([index, other, zone]);
      }
  }
  const seen = new Set<string>();
  for (const [one, other] of pairs) {
    const key = `${one} ${other}`;
    if (refused.has(one) || refused.has(other) || seen.has(key)) continue;
    seen.add(key);
    conflicts.push([one, other]);
  }
  return { refused, conflicts };
}
