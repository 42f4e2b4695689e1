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
  const refusals = candidates.map((candidate) => ownRefusal(candidate, settings.unopened));
  const twins = twinsOf(candidates, places, refusals, notices);
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
      refusal: refusals[index] ?? (twins.has(index) ? { code: 'twin' } : null) ?? zoneRefusal(candidate, at),
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

function ownRefusal(candidate: PlanCandidate, unopened: boolean): RefusalReason | null {
  if (candidate.availability === null) return { code: 'unsaid', detail: 'availability' };
  if (candidate.availability === 'refused') return { code: 'refused', detail: candidate.refusalReason ?? '' };
  if (candidate.availability === 'unopened' && !unopened) return { code: 'unopened' };
  if (knownPlace(candidate.place) === null) return { code: 'without-place' };
  for (const what of ['kind', 'height', 'slots', 'cost', 'tenantCost'] as const)
    if (candidate[what] === null) return { code: 'unsaid', detail: what };
  return candidate.slots === 0 && (candidate.present ?? []).length === 0 ? { code: 'no-slots' } : null;
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

/**
 * Which candidates stand where another one of the same kind does: of those that can be used, the best is. What cannot be used takes no
 * place from anybody.
 */
function twinsOf(
  candidates: readonly PlanCandidate[],
  places: readonly (Place | null)[],
  refusals: readonly (RefusalReason | null)[],
  notices: PlanNotice[],
): ReadonlySet<number> {
  const grid = new PlaceGrid(places, 10);
  const twins = new Set<number>();
  const best = [...candidates.keys()]
    .filter((index) => refusals[index] === null)
    .toSorted((one, other) => byWorth(candidates[one], candidates[other]) || one - other);
  const used = new Set<number>();
  for (const index of best) {
    const [place, kind] = [places[index] ?? null, candidates[index]?.kind];
    if (place === null) continue;
    const other = grid.near(place, 1).find((near) => used.has(near) && candidates[near]?.kind === kind);
    if (other === undefined) used.add(index);
    else {
      twins.add(index);
      notices.push({
        code: 'same-candidate',
        candidate: candidates[index]?.id ?? '',
        other: candidates[other]?.id ?? '',
      });
    }
  }
  return twins;
}

/** What stands goes first, then what costs less, then what has more room. */
function byWorth(one: PlanCandidate | undefined, other: PlanCandidate | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return (
    Number(isStanding(other)) - Number(isStanding(one)) ||
    (one.cost ?? 0) - (other.cost ?? 0) ||
    (other.slots ?? 0) - (one.slots ?? 0)
  );
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
