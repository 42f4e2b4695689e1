import { collection, feature, isGeometry, type MapSources, middleOf } from '@yuheng/console/map/map-data';
import type { PlanNames } from './plan-names.ts';
import type { ComputedPlan, PlanRecords } from './sharing-queries.ts';

type Collection = MapSources[string];

/** Where demands are, and whether the plan serves them. */
export function demandPoints({ demands }: PlanRecords, plan: ComputedPlan): Collection {
  const served = new Set(plan.sites.flatMap(({ tenants }) => tenants.flatMap((tenant) => tenant.demands)));
  const unserved = new Set(plan.unserved.map(({ demand }) => demand));
  return collection(
    demands.flatMap(({ id, location }) => {
      const middle = isGeometry(location) ? middleOf(location) : null;
      const state = served.has(id) ? 'served' : unserved.has(id) ? 'unserved' : 'other';
      return middle === null
        ? []
        : [feature(id, { type: 'Point', coordinates: [...middle] }, { what: 'demand', state })];
    }),
  );
}

/** Candidates by what their owners say, towers apart; those that the plan chose are left to {@link chosenSites}. */
export function candidatePoints({ candidates }: PlanRecords, plan: ComputedPlan): Collection {
  const chosen = new Set(plan.sites.map(({ candidate }) => candidate));
  return collection(
    candidates.flatMap(({ id, kind, availability, location }) =>
      isGeometry(location) && !chosen.has(id)
        ? [
            feature(id, location, {
              what: 'candidate',
              state: availability ?? 'unopened',
              tower: kind === 'tower',
            }),
          ]
        : [],
    ),
  );
}

export function chosenSites({ sites }: ComputedPlan): Collection {
  return collection(
    sites.map(({ candidate, construction, place, tenants }) =>
      feature(
        candidate,
        { type: 'Point', coordinates: [...place] },
        { what: 'site', construction, tenants: tenants.length },
      ),
    ),
  );
}

/** From each site to what it serves. */
export function serviceLines({ sites }: ComputedPlan, { locationOf }: PlanNames): Collection {
  return collection(
    sites.flatMap(({ candidate, place, tenants }) =>
      tenants.flatMap(({ demands }) =>
        demands.flatMap((demand) => {
          const location = locationOf(demand);
          const middle = isGeometry(location) ? middleOf(location) : null;
          const line = [[...place], [...(middle ?? place)]];
          return middle === null
            ? []
            : [feature(`${candidate} ${demand}`, { type: 'LineString', coordinates: line }, {})];
        }),
      ),
    ),
  );
}

export function zoneAreas({ zones }: PlanRecords): Collection {
  return collection(
    zones.flatMap(({ id, kind, location }) =>
      isGeometry(location) ? [feature(id, location, { what: 'zone', kind })] : [],
    ),
  );
}

/** Sites that are in one of two plans only. */
export function differingSites(
  first: ComputedPlan,
  second: ComputedPlan,
  only: { readonly onlyFirst: readonly string[]; readonly onlySecond: readonly string[] },
): Collection {
  const of = (plan: ComputedPlan, ids: readonly string[], side: string) => {
    const wanted = new Set(ids);
    return plan.sites
      .filter(({ candidate }) => wanted.has(candidate))
      .map(({ candidate, place }) =>
        feature(candidate, { type: 'Point', coordinates: [...place] }, { what: 'site', side }),
      );
  };
  return collection([...of(first, only.onlyFirst, 'first'), ...of(second, only.onlySecond, 'second')]);
}

/** What is looked at, as a ring around its middle. */
export function chosenRing(id: string | undefined, { locationOf }: PlanNames): Collection {
  const location = id === undefined ? null : locationOf(id);
  const middle = isGeometry(location) ? middleOf(location) : null;
  return collection(
    middle === null ? [] : [feature(id ?? '', { type: 'Point', coordinates: [...middle] }, {})],
  );
}
