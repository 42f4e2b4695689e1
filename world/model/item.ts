import type { Json, WireAttribute, WireEntity } from '@yuheng/kernel/facts-model';

/** An older value of an attribute: what was true before the entity's present state. */
export interface HistoryValue {
  readonly entity: string;
  readonly entityType: string;
  readonly attribute: string;
  readonly value: Json;
  readonly unitCode: string | null;
  readonly observedAt: string;
}

/** An entity as it is now, with what is known of its past, oldest first per attribute. */
export interface Item {
  readonly entity: WireEntity;
  readonly history: readonly HistoryValue[];
}

/** The course of a Property, oldest first; the last value is the present one. */
export interface Series {
  readonly values: readonly { readonly value: Json; readonly observedAt: string }[];
  readonly unitCode?: string;
}

export function urn(type: string, short: string): string {
  return `urn:ngsi-ld:${type}:${short}`;
}

/** Puts an entity together; each `Series` gives the present value and the history. */
export function item(
  type: string,
  short: string,
  attributes: { readonly [name: string]: WireAttribute | Series },
): Item {
  const id = urn(type, short);
  const present: Record<string, WireAttribute> = {};
  const history: HistoryValue[] = [];
  for (const [name, given] of Object.entries(attributes)) {
    if (!('values' in given)) {
      present[name] = given;
      continue;
    }
    const unitCode = given.unitCode ?? null;
    const latest = given.values.at(-1);
    if (latest === undefined) continue;
    present[name] = property(latest.value, latest.observedAt, given.unitCode);
    for (const { value, observedAt } of given.values.slice(0, -1)) {
      history.push({ entity: id, entityType: type, attribute: name, value, unitCode, observedAt });
    }
  }
  return { entity: { id, type, ...present }, history };
}

export function property(value: Json, observedAt: string, unitCode?: string): WireAttribute {
  return { type: 'Property', value, ...(unitCode === undefined ? {} : { unitCode }), observedAt };
}

export function relationship(object: string, observedAt: string): WireAttribute {
  return { type: 'Relationship', object, observedAt };
}

/** What an attribute of a made entity says, or points to; undefined where it has none. */
export function saidBy(entity: WireEntity, name: string): unknown {
  const attribute = entity[name];
  if (typeof attribute !== 'object' || !('type' in attribute)) return undefined;
  return attribute.value ?? attribute.object;
}

/** The last part of an id. */
export function shortOf({ id }: WireEntity): string {
  return id.slice(id.lastIndexOf(':') + 1);
}
