import type { WireEntity } from '@yuheng/kernel/facts-model';
import Type, { type Static } from 'typebox';
import { readEntity } from '../http/entities.ts';
import type { Connection } from '../http/send.ts';
import { type EventId, eventIds, type PlannedChange, subjectsOf } from './world-event.ts';

export const Event = Type.Enum(eventIds);

const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);

/** What an event changes. */
export const ChangeView = Type.Object({
  entity: Type.String(),
  name: Type.String(),
  attribute: Type.String(),
  from: Value,
  to: Value,
  unitCode: Type.Union([Type.String(), Type.Null()]),
});
export type ChangeView = Static<typeof ChangeView>;

/** The first change as an outside system would send it: the body of `PATCH /ngsi-ld/v1/entities/{entity}/attrs`. */
export const PatchView = Type.Object({
  entity: Type.String(),
  body: Type.Record(
    Type.String(),
    Type.Object({
      type: Type.Literal('Property'),
      value: Value,
      unitCode: Type.Optional(Type.String()),
      observedAt: Type.String(),
    }),
  ),
});

export function changeView({ entity, name, attribute, present, value, unitCode }: PlannedChange): ChangeView {
  return { entity, name, attribute, from: scalar(present), to: scalar(value), unitCode };
}

export function patchView(change: ChangeView, observedAt: string): Static<typeof PatchView> {
  const { entity, attribute, to, unitCode } = change;
  const unit = unitCode === null ? {} : { unitCode };
  return { entity, body: { [attribute]: { type: 'Property', value: to, ...unit, observedAt } } };
}

/** The entities of an event as they are now; those that do not exist are left out. */
export async function presentOf(connection: Connection, event: EventId): Promise<readonly WireEntity[]> {
  const read = await Promise.all(subjectsOf(event).map((id) => readEntity(connection, id)));
  return read.filter((entity) => entity !== undefined);
}

function scalar(value: unknown): Static<typeof Value> {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
