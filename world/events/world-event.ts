import type { Json, WireEntity } from '@yuheng/kernel/facts-model';
import { attribute, type Change } from '../http/entities.ts';
import { openingZone, outageStations, reportingCompany } from './subjects.ts';

/** The prepared changes of the demo, in the order in which they are shown. */
export const eventIds = [
  'open-zone',
  'close-zone',
  'station-outage',
  'station-recovery',
  'revenue-report',
] as const;
export type EventId = (typeof eventIds)[number];

/** One prepared change of the world. */
interface WorldEvent {
  readonly entities: readonly string[];
  readonly attribute: string;
  /** What the attribute becomes; undefined where the event has nothing to change. */
  next(present: Json): Json | undefined;
}

const events: Readonly<Record<EventId, WorldEvent>> = {
  'open-zone': step([openingZone], ['planned', 'underConstruction', 'closed'], 'operating'),
  'close-zone': step([openingZone], ['operating'], 'underConstruction'),
  'station-outage': step(outageStations, ['onAir'], 'outOfService'),
  'station-recovery': step(outageStations, ['outOfService'], 'onAir'),
  'revenue-report': {
    entities: [reportingCompany],
    attribute: 'annualRevenue',
    /** Eight percent more, in whole 10,000 yuan. */
    next: (present) =>
      typeof present === 'number' ? Math.round((present * 1.08) / 10_000) * 10_000 : undefined,
  },
};

function step(entities: readonly string[], from: readonly string[], to: string): WorldEvent {
  return {
    entities,
    attribute: 'status',
    next: (present) => (from.some((state) => state === present) ? to : undefined),
  };
}

/** What an event would change now. */
export interface PlannedChange extends Change {
  /** The entity's name. */
  readonly name: string;
  readonly present: Json;
}

/** The entities that an event needs to know. */
export function subjectsOf(event: EventId): readonly string[] {
  return events[event].entities;
}

/** The changes that an event would make to these entities; none where it is not possible now. */
export function plan(event: EventId, entities: readonly WireEntity[]): readonly PlannedChange[] {
  const { attribute: name, next } = events[event];
  return entities.flatMap((entity) => {
    const found = attribute(entity, name);
    const present = found?.value ?? null;
    const value = next(present);
    if (value === undefined) return [];
    const title = attribute(entity, 'name')?.value;
    return {
      entity: entity.id,
      name: typeof title === 'string' ? title : entity.id,
      attribute: name,
      present,
      value,
      unitCode: found?.unitCode ?? null,
    };
  });
}

/** Later than anything that these entities say of the attribute, and not before `now`. */
export function momentAfter(event: EventId, entities: readonly WireEntity[], now: number): string {
  const seen = entities.map((entity) =>
    Date.parse(attribute(entity, events[event].attribute)?.observedAt ?? ''),
  );
  const latest = Math.max(...seen.filter(Number.isFinite), 0);
  return new Date(Math.max(now, latest + 1)).toISOString();
}
