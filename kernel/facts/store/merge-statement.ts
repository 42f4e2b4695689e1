import { Problem } from '../../http/problem.ts';
import type { Json, JsonObject, Statement } from '../model/entity.ts';
import { isGeometry } from '../model/geometry.ts';
import { isObject } from '../model/is-object.ts';
import { HOLDERS, isKind, NGSI_NULL } from '../model/kinds.ts';
import { parseStatement } from '../model/parse-statement.ts';

/**
 * What a fragment makes of an attribute (ETSI GS CIM 009 V1.9.1, clause 5.5.12): members replace members, NGSI-LD Null
 * removes them, maps of languages and JSON objects are merged in depth. Pure.
 * @param fragment normalised, concise, or a plain value
 * @returns null: the attribute itself is removed
 */
export function mergeStatement(
  name: string,
  before: JsonObject | null,
  fragment: Json,
  deeply: boolean,
): Statement | null {
  if (fragment === NGSI_NULL) return null;
  const patch = asMembers(before, fragment);
  const kind = patch['type'] ?? before?.['type'];
  const holder = isKind(kind) ? HOLDERS[kind] : 'value';
  if (isNull(patch[holder])) return null;
  // A time, unit or text says something about the value that it came with: replaced with another kind, nothing stays.
  const changesKind = before !== null && patch['type'] !== undefined && patch['type'] !== before['type'];
  const merged = mergeMembers(changesKind || !before ? {} : before, patch, deeply);
  return parseStatement(name, merged);
}

function isNull(value: Json | undefined): boolean {
  if (value === NGSI_NULL) return true;
  return isObject(value) && Object.keys(value).length === 1 && value['@none'] === NGSI_NULL;
}

/** A plain value is the value of the kind that the attribute has. */
export function asMembers(before: JsonObject | null, fragment: Json): JsonObject {
  if (isObject(fragment) && !isGeometry(fragment)) {
    const kind = before?.['type'];
    const said = Object.keys(fragment).some((member) => Object.values(HOLDERS).includes(member));
    if (Object.hasOwn(fragment, 'type') || !said) return fragment;
    const own = isKind(kind) && Object.hasOwn(fragment, HOLDERS[kind]);
    return own ? fragment : { type: parseStatement('value', fragment).kind, ...fragment };
  }
  const kind = before?.['type'];
  if (isKind(kind)) return { [HOLDERS[kind]]: fragment };
  return { type: isGeometry(fragment) ? 'GeoProperty' : 'Property', value: fragment };
}

function mergeMembers(before: JsonObject, patch: JsonObject, deeply: boolean): JsonObject {
  const out: Record<string, Json> = { ...before };
  for (const [member, value] of Object.entries(patch)) {
    if (isNull(value) || (isObject(value) && isNullAttribute(value))) delete out[member];
    else out[member] = mergedMember(out[member], value, deeply);
  }
  return out;
}

function mergedMember(before: Json | undefined, value: Json, deeply: boolean): Json {
  if (!deeply || !isObject(before) || !isObject(value)) return value;
  if (isGeometry(value)) return value;
  return mergeMembers(before, value, true);
}

/** `{"type": "Property", "value": "urn:ngsi-ld:null"}` as an attribute of the attribute. */
function isNullAttribute(value: JsonObject): boolean {
  const kind = value['type'];
  return isKind(kind) && isNull(value[HOLDERS[kind]]);
}

/** The instances that a fragment speaks of, with their datasets. */
export function fragmentsOf(name: string, fragment: Json): readonly { datasetId?: string; content: Json }[] {
  const several =
    Array.isArray(fragment) &&
    fragment.length > 0 &&
    fragment.every((one: Json) => isObject(one) && (isKind(one['type']) || Object.hasOwn(one, 'datasetId')));
  const list = several ? (fragment as readonly Json[]) : [fragment];
  return list.map((content) => {
    if (content === null) throw new Problem('facts.bad-attribute', { name });
    const datasetId = isObject(content) ? content['datasetId'] : undefined;
    return typeof datasetId === 'string' && datasetId !== '@none' ? { datasetId, content } : { content };
  });
}
