import type { WireEntity } from '@yuheng/kernel/facts-model';
import Type, { type Static } from 'typebox';
import { attributeOf, attributesPath, readEntity } from '../http/entities.ts';
import type { Connection } from '../http/send.ts';
import { type EventId, eventIds, type PlannedChange, subjectsOf } from './world-event.ts';

export const Event = Type.Enum(eventIds);

const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);

/** What an event changes, with the public API call that does it. */
export const ChangeView = Type.Object({
  entity: Type.String(),
  name: Type.String(),
  attribute: Type.String(),
  from: Value,
  to: Value,
  unitCode: Type.Union([Type.String(), Type.Null()]),
  /** `body` is JSON; its `observedAt` is when the event was listed or played. */
  call: Type.Object({ method: Type.Literal('PATCH'), path: Type.String(), body: Type.String() }),
});
export type ChangeView = Static<typeof ChangeView>;

export function changeView(change: PlannedChange, observedAt: string): ChangeView {
  return {
    entity: change.entity,
    name: change.name,
    attribute: change.attribute,
    from: scalar(change.present),
    to: scalar(change.value),
    unitCode: change.unitCode,
    call: {
      method: 'PATCH',
      path: attributesPath(change.entity),
      body: JSON.stringify({ [change.attribute]: attributeOf(change, observedAt) }),
    },
  };
}

/** The entities of an event as they are now; those that do not exist are left out. */
export async function presentOf(connection: Connection, event: EventId): Promise<readonly WireEntity[]> {
  const read = await Promise.all(subjectsOf(event).map((id) => readEntity(connection, id)));
  return read.filter((entity) => entity !== undefined);
}

function scalar(value: unknown): Static<typeof Value> {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
