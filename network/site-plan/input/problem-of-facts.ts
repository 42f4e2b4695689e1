import type { Place, PlanProblem, PlanSettings, PlanZone } from './plan-problem.ts';
import { type CandidateKind, candidateKinds, plainZoneKinds } from './plan-words.ts';

/** An entity as plain values by attribute; of a relationship, what it points to. */
export interface PlainEntity {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What the facts of a city say. */
export interface PlanFacts {
  readonly demands: readonly PlainEntity[];
  readonly candidates: readonly PlainEntity[];
  readonly zones: readonly PlainEntity[];
  /** Sites that earlier plans decided on. */
  readonly projects: readonly PlainEntity[];
  readonly buildings: readonly PlainEntity[];
}

/** Building categories whose windows are sensitive places of exposure. */
const sensitiveCategories = ['school', 'hospital', 'kindergarten', 'college', 'university'];

/** Where nobody says the band: the strictest limit of all mobile bands holds from 30 to 3000 MHz (GB 8702, table 1). */
const strictestBand = 2600;

/** Settings where nobody says others: what the documentation of the pack gives reasons for. */
export const usualSettings: PlanSettings = {
  mergeRadius: 30,
  weights: { high: 4, normal: 2, low: 1 },
  capacity: { macro: 2700, micro: 900 },
  radiated: { macro: 9400, micro: 120 },
  share: 0.2,
  unopened: false,
};

/**
 * Draws a problem up from entities as they are recorded: SiteDemand that are open, CandidateSite, ZoneRule, and Building for
 * schools and hospitals. A candidate that a SiteProject was decided on counts as standing, with fewer slots, at the cost of a
 * further tenant. What a demand does not say of height, traffic or priority binds nobody; one without a radius or operator
 * is none. What a candidate does not say is null, and the plan tells so.
 */
export function problemOfFacts(facts: PlanFacts, settings: PlanSettings): PlanProblem {
  const demands = facts.demands.filter(isPlannable).map(({ id, values }) => {
    return {
      id,
      ...named(values),
      operator: values['operator'] as string,
      kind: values['kind'] === 'indoor' ? ('indoor' as const) : ('outdoor' as const),
      places: placesOf(values['location']),
      radius: values['radius'] as number,
      height: figure(values['height']) ?? 0,
      traffic: figure(values['traffic']) ?? 0,
      priority: oneOf(['high', 'normal', 'low'] as const, values['priority']) ?? ('normal' as const),
    };
  });
  const bands = new Map<string, number>();
  for (const { values } of facts.demands) {
    const [operator, band] = [values['operator'], figure(values['bandMHz'])];
    if (typeof operator !== 'string' || band === null) continue;
    const known = bands.get(operator);
    if (known === undefined || band < known) bands.set(operator, band);
  }
  const decided = new Map<string, number>();
  for (const { values } of facts.projects) {
    const candidate = String(values['candidate']);
    decided.set(candidate, (decided.get(candidate) ?? 0) + [values['tenants'] ?? []].flat().length);
  }
  return {
    operators: [...new Set(demands.map(({ operator }) => operator))]
      .toSorted()
      .map((id) => ({ id, frequency: bands.get(id) ?? strictestBand })),
    demands,
    candidates: facts.candidates.flatMap(({ id, values }) => {
      const kind = oneOf(candidateKinds, values['kind']);
      const availability = oneOf(['unopened', 'opened', 'used', 'refused'] as const, values['availability']);
      if (kind === null || availability === null) return [];
      const reason = values['refusalReason'];
      const tenants = decided.get(id);
      const slots = figure(values['slots']);
      const further = figure(values['tenantCost']) ?? (kind === 'duct' ? 0 : null);
      return {
        id,
        ...named(values),
        kind,
        availability: tenants === undefined ? availability : ('used' as const),
        ...(typeof reason === 'string' ? { refusalReason: reason } : {}),
        place: placesOf(values['location'])?.[0] ?? null,
        height: figure(values['height']) ?? (kind === 'duct' ? 0 : null),
        slots: slots === null ? null : Math.max(0, slots - (tenants ?? 0)),
        cost: tenants === undefined ? (figure(values['cost']) ?? (kind === 'duct' ? 0 : null)) : further,
        tenantCost: further,
      };
    }),
    zones: facts.zones.flatMap(({ id, values }) => zoneOf(id, values)),
    sensitive: facts.buildings.flatMap(({ id, values }) => {
      const categories = [values['category']].flat();
      const [place] = placesOf(values['location']) ?? [];
      const height = figure(values['height']);
      if (!categories.some((one) => sensitiveCategories.includes(String(one))) || !place) return [];
      return { id, ...named(values), place: middleOf(values['location']) ?? place, height: height ?? 0 };
    }),
    settings,
  };
}

/** Whether a demand is open and says whose it is and how far a site may be. */
export function isPlannable({ values }: PlainEntity): boolean {
  const { status = 'open', radius, operator } = values as Record<string, unknown>;
  return status === 'open' && typeof radius === 'number' && typeof operator === 'string';
}

function zoneOf(id: string, values: PlainEntity['values']): readonly PlanZone[] {
  const kind = oneOf([...plainZoneKinds, 'spacing' as const], values['kind']);
  if (kind === null) return [];
  const allowed = values['allowedKinds'];
  const kinds = [allowed].flat().flatMap((one): readonly CandidateKind[] => {
    const known = oneOf(candidateKinds, one);
    return known === null ? [] : [known];
  });
  const [maxHeight, minSpacing] = [figure(values['maxHeight']), figure(values['minSpacing'])];
  return [
    {
      id,
      ...named(values),
      kind,
      ...(maxHeight === null ? {} : { maxHeight }),
      ...(minSpacing === null ? {} : { minSpacing }),
      ...(allowed === undefined ? {} : { allowedKinds: kinds }),
      rings: ringsOf(values['location']),
    },
  ];
}

function named({ name }: PlainEntity['values']): { readonly name?: string } {
  return typeof name === 'string' && name !== '' ? { name: name.slice(0, 200) } : {};
}

function figure(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function oneOf<const T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((each) => each === value) ?? null;
}

/** A point, or the corners of the outer rings of a polygon. */
function placesOf(value: unknown): Place[] | null {
  const { type, coordinates } = (value ?? {}) as { type?: string; coordinates?: unknown };
  if (type === 'Point') return [coordinates as Place];
  const rings = ringsOf(value);
  return rings === null ? null : rings.flat();
}

function ringsOf(value: unknown): Place[][] | null {
  const { type, coordinates } = (value ?? {}) as { type?: string; coordinates?: unknown };
  const polygons =
    type === 'Polygon'
      ? [coordinates as Place[][]]
      : type === 'MultiPolygon'
        ? (coordinates as Place[][][])
        : [];
  const rings = polygons.flatMap(([outer]) =>
    outer === undefined ? [] : [outer.map(([x, y]): Place => [x, y])],
  );
  return rings.length === 0 ? null : rings;
}

/** Mean of the corners: buildings are small. */
function middleOf(value: unknown): Place | null {
  const corners = (placesOf(value) ?? []).slice(1);
  if (corners.length === 0) return null;
  const sum = (axis: 0 | 1) => corners.reduce((all, corner) => all + corner[axis], 0) / corners.length;
  return [sum(0), sum(1)];
}
