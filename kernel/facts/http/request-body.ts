import { Problem } from '../../http/problem.ts';
import type { Json, JsonObject } from '../model/entity.ts';
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

/**
 * The document that a request is about, as an object.
 * @throws Problem facts.no-document for any other JSON: there is nothing in it that could be looked at (clause 5.5.4)
 */
export function documentOf(body: unknown): JsonObject {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Problem('facts.no-document');
  return body as JsonObject;
}

/** A fragment of an entity: something of it, and nothing that names another entity (clause 5.6.2). */
export function fragmentOf(body: unknown, id: string): JsonObject {
  const object = documentOf(body);
  if (Object.hasOwn(object, 'id') && object['id'] !== id) throw new Problem('facts.not-an-entity');
  if (Object.keys(object).every((name) => name === 'id')) throw new Problem('facts.not-an-entity');
  return object;
}

/**
 * Its attributes, and what it says of the entity itself.
 * @throws Problem facts.bad-attribute for JSON null in place of what an attribute says: whatever it would be merged with
 */
export function attributesOf(fragment: JsonObject): JsonObject {
  const attributes = Object.entries(fragment).filter(
    ([name]) => !MEMBERS.has(name) || ENTITY_FACTS.has(name),
  );
  for (const [name, content] of attributes)
    for (const one of [content].flat())
      if (saysJsonNull(one)) throw new Problem('facts.bad-attribute', { name });
  return Object.fromEntries(attributes);
}

function saysJsonNull(content: Json): boolean {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return content === null;
  const { type, value } = content as JsonObject;
  return value === null && type !== 'JsonProperty';
}

export function typesOf(fragment: JsonObject): { readonly types?: readonly string[] } {
  return Object.hasOwn(fragment, 'type') ? { types: parseTypes(fragment['type']) } : {};
}
