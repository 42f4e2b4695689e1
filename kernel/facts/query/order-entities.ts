import type { Entity, Json, Statement } from '../model/entity.ts';
import { isObject } from '../model/is-object.ts';
import type { Order } from '../selection.ts';
import { orderOfValues } from './order-of-values.ts';

/** Orders entities by what stands at these paths (ETSI GS CIM 009 V1.9.1, clause 4.23); those that are alike by id. */
export function orderEntities(order: readonly Order[]): (a: Entity, b: Entity) => number {
  return (a, b) => {
    for (const one of order) {
      const difference = orderOfValues(keyOf(a, one), keyOf(b, one), one.descending);
      if (difference !== 0) return difference;
    }
    return a.id < b.id ? -1 : 1;
  };
}

function keyOf(entity: Entity, { path: [name = '', ...rest] }: Order): Json | undefined {
  if (name === 'id') return entity.id;
  if (name === 'type') return entity.types.join();
  const fact = Object.hasOwn(entity.facts, name) ? entity.facts[name] : undefined;
  if (fact) return valueAt(fact, rest, fact.recordedAt);
  return name === 'createdAt' || name === 'modifiedAt' ? entity[name] : undefined;
}

/** Of a statement: its times, its sub-attributes, members of its value; its value where the path ends. */
export function valueAt(
  statement: Statement,
  [name, ...rest]: readonly string[],
  recordedAt: string,
): Json | undefined {
  if (name === undefined) return statement.value;
  const { attributes = {}, createdAt = recordedAt, observedAt, unitCode } = statement;
  if (name === 'createdAt') return createdAt;
  if (name === 'modifiedAt') return recordedAt;
  if (name === 'observedAt') return observedAt ?? undefined;
  if (name === 'unitCode') return unitCode ?? undefined;
  const [sub] = Object.hasOwn(attributes, name) ? (attributes[name] ?? []) : [];
  return sub ? valueAt(sub, rest, recordedAt) : memberAt(statement.value, [name, ...rest]);
}

function memberAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
  return memberAt(value[name], rest);
}
