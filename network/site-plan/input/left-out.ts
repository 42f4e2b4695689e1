import type { Place } from './plan-problem.ts';
import type { PlainEntity } from './problem-of-facts.ts';

/**
 * Why an open demand is in no problem: it says no city, and its place tells none; it says one that is not on record; nobody says whose
 * it is; or how far a site may be.
 */
export const leftOutReasons = ['without-city', 'unknown-city', 'without-operator', 'without-radius'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** A demand on record that a plan did not even consider. */
export interface LeftOutDemand {
  readonly demand: string;
  readonly name: string | null;
  readonly operator: string | null;
  readonly place: Place | null;
  readonly reason: { readonly code: LeftOutReason };
}

/** Demands on record that are in no problem. */
export interface LeftOut {
  /** Open ones that something is missing of. */
  readonly count: number;
  /** Of the city, those that are not open any more: planned, served or withdrawn. */
  readonly settled: number;
  /** The first of the open ones. */
  readonly demands: readonly LeftOutDemand[];
}

/** So many are told one by one. */
const mostTold = 1000;

/**
 * What a problem leaves out, with the reason; of several the first counts.
 * @param own demands of the city; @param strays demands that belong to no city
 */
export function leftOutOf(own: readonly PlainEntity[], strays: readonly PlainEntity[]): LeftOut {
  const isOpen = ({ values }: PlainEntity) => (values['status'] ?? 'open') === 'open';
  const missing = own.filter(isOpen).flatMap((each) => {
    const code = missingOf(each);
    return code === null ? [] : [told(each, code)];
  });
  const stray = strays
    .filter(isOpen)
    .map((each) => told(each, each.values['city'] === undefined ? 'without-city' : 'unknown-city'));
  const all = [...missing, ...stray];
  return {
    count: all.length,
    settled: own.filter((each) => !isOpen(each)).length,
    demands: all.slice(0, mostTold),
  };
}

function missingOf({ values }: PlainEntity): LeftOutReason | null {
  if (typeof values['operator'] !== 'string') return 'without-operator';
  return typeof values['radius'] === 'number' ? null : 'without-radius';
}

function told({ id, values }: PlainEntity, code: LeftOutReason): LeftOutDemand {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return {
    demand: id,
    name: text(values['name']),
    operator: text(values['operator']),
    place: placeOf(values['location']),
    reason: { code },
  };
}

/** The place, or the first corner of the area. */
function placeOf(value: unknown): Place | null {
  let { coordinates } = (value ?? {}) as { coordinates?: unknown };
  while (Array.isArray(coordinates) && Array.isArray(coordinates[0])) [coordinates] = coordinates;
  if (!Array.isArray(coordinates)) return null;
  const [longitude, latitude] = coordinates as readonly unknown[];
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : null;
}
