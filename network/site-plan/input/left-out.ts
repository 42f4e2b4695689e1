import { named, type PlainEntity } from './plain-entity.ts';
import type { Place } from './plan-problem.ts';
import type { RecordFault } from './record-fault.ts';

/** Why a plan makes nothing of a record that is there. */
export const leftOutCodes = [
  'without-operator',
  'without-radius',
  'without-kind',
  'without-availability',
  /** Its operator is one more than a plan takes. */
  'operator-beyond',
  'at-least',
  'at-most',
  'not-whole',
  'too-long',
  'too-many',
  'unfit',
] as const;
export type LeftOutReason =
  | { readonly code: 'without-operator' | 'without-radius' | 'without-kind' | 'without-availability' }
  | { readonly code: 'operator-beyond'; readonly limit: number }
  | RecordFault;

/** Types of the records that a plan is made from; of buildings, the sensitive ones. */
export const leftOutTypes = ['SiteDemand', 'CandidateSite', 'ZoneRule', 'Building'] as const;
export type LeftOutType = (typeof leftOutTypes)[number];

/** A record of the city that a plan could not reckon with. */
export interface LeftOutRecord {
  readonly type: LeftOutType;
  readonly id: string;
  readonly name: string | null;
  /** Of a demand. */
  readonly operator: string | null;
  readonly place: Place | null;
  readonly reason: LeftOutReason;
}

/** What is on record of a city and in no problem. */
export interface LeftOut {
  /** Records by type: of demands, those that are open. One that is wrong in two ways counts once. */
  readonly counts: Readonly<Record<LeftOutType, number>>;
  /** Demands of the city that are not open any more: planned, served or withdrawn. */
  readonly settled: number;
  /** Open demands, candidates and zone rules that belong to no city: they are in no plan of any, and listed by `list-strays`. */
  readonly strays: number;
  /** The first of those that `counts` counts; demands, then candidates, zone rules, buildings. */
  readonly records: readonly LeftOutRecord[];
}

/** So many are told one by one. */
const mostTold = 1000;

/** Sums up what was left out. Pure. */
export function leftOutOf(
  records: readonly LeftOutRecord[],
  { settled, strays }: Pick<LeftOut, 'settled' | 'strays'>,
): LeftOut {
  const ids = (of: LeftOutType) => new Set(records.flatMap(({ type, id }) => (type === of ? [id] : [])));
  const [demands, candidates, zones, buildings] = leftOutTypes.map((type) => ids(type).size);
  return {
    counts: {
      SiteDemand: demands ?? 0,
      CandidateSite: candidates ?? 0,
      ZoneRule: zones ?? 0,
      Building: buildings ?? 0,
    },
    settled,
    strays,
    records: records.slice(0, mostTold),
  };
}

export function leftOutRecord(
  type: LeftOutType,
  { id, values }: PlainEntity,
  reason: LeftOutReason,
): LeftOutRecord {
  const { operator } = values;
  return {
    type,
    id,
    name: named(values).name ?? null,
    operator: type === 'SiteDemand' && typeof operator === 'string' && operator !== '' ? operator : null,
    place: anyPlace(values['location']),
    reason,
  };
}

/** The place, or the first corner of the area. */
export function anyPlace(value: unknown): Place | null {
  let { coordinates } = (value ?? {}) as { coordinates?: unknown };
  while (Array.isArray(coordinates) && Array.isArray(coordinates[0])) [coordinates] = coordinates;
  if (!Array.isArray(coordinates)) return null;
  const [longitude, latitude] = coordinates as readonly unknown[];
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : null;
}
