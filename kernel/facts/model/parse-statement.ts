import { Problem } from '../../http/problem.ts';
import type { AttributeKind, Json, JsonObject, Statement, SubAttributes } from './entity.ts';
import { isGeometry } from './geometry.ts';
import { HOLDERS, isKind, NGSI_NULL } from './kinds.ts';
import { isName, isUri, parseId, parseTime, parseTypes } from './parse-name.ts';
import { shorten } from './shorten.ts';
import { isStorable } from './storable.ts';

const UNIT = /^[A-Z0-9]{2,3}$/;
/** Characters of canonical text that one value may have. */
const VALUE_LIMIT = 262_144;
/** Attributes of attributes of attributes … */
const DEPTH_LIMIT = 8;
const INSTANCE_LIMIT = 256;
/** What may stand beside the value: not attributes of the attribute. System-made ones are read over. */
const STATED: ReadonlySet<string> = new Set(
  'type unitCode observedAt datasetId expiresAt objectType createdAt modifiedAt deletedAt instanceId'.split(
    ' ',
  ),
);
const KIND_OF_HOLDER: Readonly<Record<string, AttributeKind>> = {
  object: 'Relationship',
  languageMap: 'LanguageProperty',
  vocab: 'VocabProperty',
  valueList: 'ListProperty',
  objectList: 'ListRelationship',
  json: 'JsonProperty',
};

/**
 * One instance of an attribute in normalised or concise form: an object with `type` or the member of its kind, or a plain
 * JSON value.
 * @throws Problem facts.bad-attribute, facts.bad-unit, facts.bad-time, facts.bad-geometry, facts.value-too-large,
 * facts.unknown-kind, facts.unknown-member, facts.bad-id
 */
export function parseStatement(name: string, input: unknown, depth = 0): Statement {
  if (!isName(name)) throw new Problem('facts.bad-name', { name: shorten(name) });
  if (input === undefined || input === null || depth > DEPTH_LIMIT)
    throw new Problem('facts.bad-attribute', { name });
  if (typeof input !== 'object' || Array.isArray(input)) return plain(name, 'Property', input);
  const object = input as Readonly<Record<string, unknown>>;
  // Concise form (clause 4.5.3): a geometry alone is the value of a GeoProperty.
  if (isGeometry(object)) return plain(name, 'GeoProperty', object);
  const kind = kindOf(name, object);
  const holder = HOLDERS[kind];
  const unit = object['unitCode'] ?? null;
  if (unit !== null && (typeof unit !== 'string' || (!UNIT.test(unit) && unit !== NGSI_NULL)))
    throw new Problem('facts.bad-unit', { name, unit: shorten(unit) });
  const { observedAt, expiresAt, datasetId, objectType } = object;
  const attributes = subAttributes(name, object, holder, depth);
  return {
    ...checked(name, kind, object[holder]),
    unitCode: unit,
    observedAt: observedAt === undefined ? null : parseTime(observedAt, `${name}.observedAt`),
    ...(isDefault(datasetId) ? {} : { datasetId: parseId(datasetId) }),
    ...(expiresAt === undefined ? {} : { expiresAt: parseTime(expiresAt, `${name}.expiresAt`) }),
    ...(objectType === undefined ? {} : { objectType: parseTypes(objectType) }),
    ...(attributes === null ? {} : { attributes }),
  };
}

/** All instances of an attribute: one, or a list of them with datasets of their own (clause 4.5.5). */
export function parseInstances(name: string, input: unknown, depth = 0): readonly Statement[] {
  if (!isInstanceList(input)) return [parseStatement(name, input, depth)];
  if (input.length > INSTANCE_LIMIT) throw new Problem('facts.bad-attribute', { name });
  const instances = input.map((one) => parseStatement(name, one, depth));
  if (new Set(instances.map(({ datasetId }) => datasetId)).size < instances.length)
    throw new Problem('facts.dataset-twice', { name });
  return instances;
}

/** `@none` names the default instance as well. */
export const isDefault = (datasetId: unknown): boolean => datasetId === undefined || datasetId === '@none';

/**
 * A list of plain objects is a Property's value. Of instances each has the member of its kind, and some say their kind or
 * dataset: only one may be without a dataset.
 */
function isInstanceList(input: unknown): input is readonly JsonObject[] {
  if (!Array.isArray(input) || !input.every(isInstance)) return false;
  return input.some((one) => isKind(one['type']) || Object.hasOwn(one, 'datasetId'));
}

function isInstance(one: unknown): one is JsonObject {
  if (typeof one !== 'object' || one === null || Array.isArray(one)) return false;
  return isKind((one as JsonObject)['type']) || holderOf(one) !== undefined;
}

const holderOf = (object: object): string | undefined =>
  ['value', ...Object.keys(KIND_OF_HOLDER)].find((member) => Object.hasOwn(object, member));

function subAttributes(
  name: string,
  object: Readonly<Record<string, unknown>>,
  holder: string,
  depth: number,
): SubAttributes | null {
  const found: Record<string, readonly Statement[]> = Object.create(null);
  for (const [member, value] of Object.entries(object)) {
    if (member === holder || STATED.has(member)) continue;
    if (Object.hasOwn(KIND_OF_HOLDER, member) || member === 'value' || !isName(member))
      throw new Problem('facts.unknown-member', { name, member: shorten(member) });
    found[member] = parseInstances(member, value, depth + 1);
  }
  return Object.keys(found).length === 0 ? null : { ...found };
}

function plain(name: string, kind: AttributeKind, value: unknown): Statement {
  return { ...checked(name, kind, value), unitCode: null, observedAt: null };
}

function kindOf(name: string, object: Readonly<Record<string, unknown>>): AttributeKind {
  const type = object['type'];
  if (isKind(type)) return type;
  if (Object.hasOwn(object, 'coordinates')) throw new Problem('facts.bad-geometry', { name });
  if (type !== undefined) throw new Problem('facts.unknown-kind', { name, kind: shorten(type) });
  const holder = holderOf(object);
  if (holder === 'value') return isGeometry(object['value']) ? 'GeoProperty' : 'Property';
  const kind = holder === undefined ? undefined : KIND_OF_HOLDER[holder];
  if (!kind) throw new Problem('facts.bad-attribute', { name });
  return kind;
}

function checked(name: string, kind: AttributeKind, value: unknown): { kind: AttributeKind; value: Json } {
  // JSON null is a value of JsonProperty only: elsewhere there is NGSI-LD Null (clause 4.5.0).
  if (value === undefined || (value === null && kind !== 'JsonProperty'))
    throw new Problem('facts.bad-attribute', { name });
  if (value !== NGSI_NULL) checkKind(name, kind, value);
  if (!isStorable(value)) throw new Problem('facts.bad-text', { name });
  if (JSON.stringify(value).length > VALUE_LIMIT)
    throw new Problem('facts.value-too-large', { name, limit: VALUE_LIMIT });
  return { kind, value: value as Json };
}

function checkKind(name: string, kind: AttributeKind, value: unknown): void {
  const bad = (): never => {
    throw new Problem('facts.bad-attribute', { name });
  };
  const list = Array.isArray(value) ? (value as readonly unknown[]) : null;
  if (kind === 'GeoProperty' && !isGeometry(value)) throw new Problem('facts.bad-geometry', { name });
  if (kind === 'Relationship') {
    if (list?.length === 0) bad();
    for (const id of list ?? [value]) parseId(id);
  }
  if (kind === 'LanguageProperty' && !isLanguageMap(value)) bad();
  if (kind === 'VocabProperty' && !(list ?? [value]).every((word) => typeof word === 'string')) bad();
  if (kind === 'ListProperty' && !list) bad();
  if (kind === 'ListRelationship') {
    if (!list) bad();
    for (const one of list ?? []) if (!isLink(one)) bad();
  }
}

/** A member of `objectList`: the URI, or an object around it. */
const isLink = (one: unknown): boolean =>
  isUri(typeof one === 'object' && one !== null ? (one as JsonObject)['object'] : one);

function isLanguageMap(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([language, texts]) =>
      /^(?:@none|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)$/.test(language) &&
      (Array.isArray(texts) ? texts : [texts]).every((text) => typeof text === 'string'),
  );
}
