import type { Json, JsonObject } from '../model/entity.ts';
import { renameQ } from '../query/q-grammar.ts';
import { readingOf } from '../query/q-reading.ts';

type Rename = (name: string) => string;

/** Names that are members of every entity, whatever the context. */
const MEMBERS = new Set(['id', 'type', 'scope', '*']);

/**
 * A subscription with other words for types and attributes: from a request's context to the core's, or back. What is
 * not shaped as it must be is left as it is, for whoever checks it next.
 * @param renameValue of words of a vocabulary that q compares with (`expandValues`, clause 4.9)
 * @throws Problem facts.bad-query for a q that cannot be read
 */
export function renameDocument(document: JsonObject, rename: Rename, renameValue: Rename): JsonObject {
  const name: Rename = (text) => (MEMBERS.has(text) ? text : rename(text));
  const names = (value: Json): Json => each(value, name);
  const list = (value: Json): Json =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((one) => rename(one.trim()))
          .join()
      : value;
  const { jsonKeys, expandValues } = document;
  const reading = readingOf({ jsonKeys: textIn(jsonKeys), expandValues: textIn(expandValues) }, renameValue);
  return mapped(document, {
    entities: (selectors) =>
      Array.isArray(selectors)
        ? selectors.map((one: Json) =>
            mapped(one, { type: (types) => each(types, (text) => renameTypes(text, name)) }),
          )
        : selectors,
    watchedAttributes: names,
    jsonKeys: list,
    expandValues: list,
    q: (text) => (typeof text === 'string' ? renameQ(text, rename, reading) : text),
    csf: (text) => (typeof text === 'string' ? renameQ(text, rename) : text),
    geoQ: (query) => mapped(query, { geoproperty: names }),
    notification: (value) => mapped(value, { attributes: names, pick: names, omit: names }),
  });
}

const textIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** A type expression: names between `|`, `,`, `;` and parentheses. */
function renameTypes(text: string, name: Rename): string {
  return text.replace(/[^|,;()\s]+/g, (one) => name(one));
}

function each(value: Json, name: Rename): Json {
  if (typeof value === 'string') return name(value);
  return Array.isArray(value) ? value.map((one: Json) => (typeof one === 'string' ? name(one) : one)) : value;
}

function mapped<Value extends Json>(
  value: Value,
  members: Readonly<Record<string, (value: Json) => Json>>,
): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value as JsonObject).map(([key, one]) => {
    const change = Object.hasOwn(members, key) ? members[key] : undefined;
    return [key, change ? change(one) : one];
  });
  return Object.fromEntries(entries) as Value;
}
