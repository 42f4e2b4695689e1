import type { Json, JsonObject } from '../model/entity.ts';
import { MEMBERS } from './registration-members.ts';

type Rename = (name: string) => string;

/**
 * A registration with other words for types, attributes and its own properties: from a request's context to the core's, or
 * back. What is not shaped as it must be is left as it is, for whoever checks it next.
 */
export function renameRegistration(document: JsonObject, rename: Rename): JsonObject {
  const entries = Object.entries(document).map(([name, value]) => {
    if (name === 'information') return [name, eachObject(value, (one) => renameInfo(one, rename))] as const;
    return [MEMBERS.has(name) || name === '@context' ? name : rename(name), value] as const;
  });
  return Object.fromEntries(entries);
}

function renameInfo(info: JsonObject, rename: Rename): JsonObject {
  return mapped(info, {
    entities: (list) => eachObject(list, (one) => mapped(one, { type: (types) => names(types, rename) })),
    propertyNames: (list) => names(list, rename),
    relationshipNames: (list) => names(list, rename),
  });
}

function mapped(object: JsonObject, changes: Readonly<Record<string, (value: Json) => Json>>): JsonObject {
  const entries = Object.entries(object).map(([name, value]) => {
    const change = Object.hasOwn(changes, name) ? changes[name] : undefined;
    return [name, change ? change(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

function eachObject(value: Json, change: (one: JsonObject) => JsonObject): Json {
  if (!Array.isArray(value)) return value;
  return value.map((one: Json) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? change(one as JsonObject) : one,
  );
}

function names(value: Json, rename: Rename): Json {
  if (typeof value === 'string') return rename(value);
  return Array.isArray(value)
    ? value.map((one: Json) => (typeof one === 'string' ? rename(one) : one))
    : value;
}
