import { Problem } from '../../http/problem.ts';
import type { JsonObject } from '../model/entity.ts';
import { ENTITY_FACTS } from '../model/kinds.ts';
import { MEMBERS } from '../model/parse-entity.ts';
import { parseTypes } from '../model/parse-name.ts';

/** @throws Problem facts.not-an-entity for anything but a list with something in it */
export function listOf(body: unknown): readonly unknown[] {
  if (!Array.isArray(body) || body.length === 0) throw new Problem('facts.not-an-entity');
  return body;
}

/** @throws Problem facts.not-an-entity for anything but an object */
export function objectOf(body: unknown): JsonObject {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Problem('facts.not-an-entity');
  return body as JsonObject;
}

/** A fragment of an entity: something of it, and nothing that names another entity (clause 5.6.2). */
export function fragmentOf(body: unknown, id: string): JsonObject {
  const object = objectOf(body);
  if (Object.hasOwn(object, 'id') && object['id'] !== id) throw new Problem('facts.not-an-entity');
  if (Object.keys(object).every((name) => name === 'id')) throw new Problem('facts.not-an-entity');
  return object;
}

/** Its attributes, and what it says of the entity itself. */
export function attributesOf(fragment: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fragment).filter(([name]) => !MEMBERS.has(name) || ENTITY_FACTS.has(name)),
  );
}

export function typesOf(fragment: JsonObject): { readonly types?: readonly string[] } {
  return Object.hasOwn(fragment, 'type') ? { types: parseTypes(fragment['type']) } : {};
}
