import type { ComputedPlan, PlanRecords } from './sharing-queries.ts';

type Location = PlanRecords['zones'][number]['location'];

/** What things of a plan are called, and where they are; null of what no record knows. */
export interface PlanNames {
  readonly nameOf: (id: string) => string | null;
  readonly locationOf: (id: string) => Location;
}

/** From the records of the city, and from the plan, which knows what was removed since. */
export function planNames(records: PlanRecords | undefined, ...plans: readonly ComputedPlan[]): PlanNames {
  const names = new Map<string, string | null>();
  const locations = new Map<string, Location>();
  const point = (place: readonly [number, number] | null): Location =>
    place === null ? null : { type: 'Point', coordinates: place };
  for (const { sites, unserved, exposure } of plans) {
    for (const { candidate, name, place } of sites) {
      names.set(candidate, name);
      locations.set(candidate, point(place));
    }
    for (const { demand, name, place } of unserved) {
      names.set(demand, name);
      locations.set(demand, point(place));
    }
    for (const { sensitive, name, place } of exposure) {
      names.set(sensitive, name);
      locations.set(sensitive, point(place));
    }
  }
  for (const list of [records?.demands, records?.candidates, records?.zones])
    for (const { id, name, location } of list ?? []) {
      names.set(id, name);
      locations.set(id, location);
    }
  return {
    nameOf: (id) => names.get(id) ?? null,
    locationOf: (id) => locations.get(id) ?? null,
  };
}
