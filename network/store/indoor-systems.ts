import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import Type, { type Static } from 'typebox';
import { numberOf, textOf } from '../rules/fact-values.ts';
import type { DesignState } from './indoor-store.ts';

const Text = Type.Union([Type.String(), Type.Null()]);
const Count = Type.Union([Type.Number(), Type.Null()]);

/** What the facts say of an indoor system; null where they say nothing. */
export const ListedIndoor = Type.Object({
  id: Type.String(),
  name: Text,
  venue: Text,
  keyBuilding: Type.Boolean(),
  builder: Text,
  operators: Type.Array(Type.String()),
  status: Text,
  floors: Count,
  /** m² */
  area: Count,
  city: Text,
  /** Of its plan; 0 where there is none. */
  revision: Type.Integer(),
  /** Whether anything radiates in it: without that there is nothing that it covers, and no share of it. */
  designed: Type.Boolean(),
  synthetic: Type.Boolean(),
});

export function listedIndoor(
  entity: Entity,
  { revision, designed }: DesignState,
): Static<typeof ListedIndoor> {
  const { facts } = entity;
  const text = (name: string) => textOf(entity, name);
  const operators = facts['operators']?.value;
  const list = Array.isArray(operators) ? operators : [operators];
  return {
    id: entity.id,
    name: text('name'),
    venue: text('venue'),
    keyBuilding: facts['keyBuilding']?.value === true,
    builder: text('builder'),
    operators: list.filter((each) => typeof each === 'string'),
    status: text('status'),
    floors: numberOf(entity, 'floors'),
    area: numberOf(entity, 'area'),
    city: text('city'),
    revision,
    designed,
    synthetic: Object.values(facts).some(({ by }) => by.synthetic),
  };
}

/** @throws Problem `network.indoor-not-found` */
export async function systemOf(facts: Kernel['facts'], id: string): Promise<Entity> {
  const entity = await facts.get(id);
  if (entity === null || !entity.types.includes('IndoorSystem'))
    throw new Problem('network.indoor-not-found');
  return entity;
}
