import type { Entity } from '@yuheng/kernel/facts-model';
import Type, { type Static } from 'typebox';
import { numberOf, textOf } from './fact-values.ts';

const text = Type.Union([Type.String(), Type.Null()]);
const number = Type.Union([Type.Number(), Type.Null()]);
const named = { id: Type.String(), name: text, kind: text };
/** GeoJSON; null where nobody says. */
const location = Type.Union([
  Type.Object({ type: Type.String(), coordinates: Type.Unsafe<readonly unknown[]>(Type.Unknown()) }),
  Type.Null(),
]);

/** Records as flat as a map wants them; null where no fact says. */
export const PlanRecordsShape = Type.Object({
  demands: Type.Array(
    Type.Object({ ...named, operator: text, priority: text, status: text, radius: number, location }),
  ),
  candidates: Type.Array(
    Type.Object({
      ...named,
      owner: text,
      availability: text,
      refusalReason: text,
      height: number,
      slots: number,
      cost: number,
      tenantCost: number,
      location,
    }),
  ),
  zones: Type.Array(
    Type.Object({
      ...named,
      maxHeight: number,
      minSpacing: number,
      allowedKinds: Type.Union([Type.Array(Type.String()), Type.Null()]),
      document: text,
      location,
    }),
  ),
});

export type PlanRecords = Static<typeof PlanRecordsShape>;

export function recordsOf(
  demands: readonly Entity[],
  candidates: readonly Entity[],
  zones: readonly Entity[],
): PlanRecords {
  return {
    demands: demands.map((entity) => ({
      ...head(entity),
      operator: textOf(entity, 'operator'),
      priority: textOf(entity, 'priority'),
      status: textOf(entity, 'status'),
      radius: numberOf(entity, 'radius'),
      location: locationOf(entity),
    })),
    candidates: candidates.map((entity) => ({
      ...head(entity),
      owner: textOf(entity, 'owner'),
      availability: textOf(entity, 'availability'),
      refusalReason: textOf(entity, 'refusalReason'),
      height: numberOf(entity, 'height'),
      slots: numberOf(entity, 'slots'),
      cost: numberOf(entity, 'cost'),
      tenantCost: numberOf(entity, 'tenantCost'),
      location: locationOf(entity),
    })),
    zones: zones.map((entity) => ({
      ...head(entity),
      maxHeight: numberOf(entity, 'maxHeight'),
      minSpacing: numberOf(entity, 'minSpacing'),
      allowedKinds: kindsOf(entity),
      document: textOf(entity, 'document'),
      location: locationOf(entity),
    })),
  };
}

function head(entity: Entity) {
  return { id: entity.id, name: textOf(entity, 'name'), kind: textOf(entity, 'kind') };
}

function kindsOf({ facts }: Entity): string[] | null {
  const value = facts['allowedKinds']?.value;
  return value === undefined ? null : [value].flat().map(String);
}

function locationOf({ facts }: Entity): PlanRecords['zones'][number]['location'] {
  const value = facts['location']?.value;
  return (value ?? null) as PlanRecords['zones'][number]['location'];
}
