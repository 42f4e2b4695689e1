import { Problem } from '../../http/problem.ts';
import type { AttributeKind, Json } from './entity.ts';
import { isGeometry } from './geometry.ts';
import { instantOf } from './instant.ts';
import { shorten } from './shorten.ts';
import { isStorable } from './storable.ts';

/** An attribute as somebody stated it, not yet a fact. */
export interface Statement {
  readonly kind: AttributeKind;
  readonly value: Json;
  readonly unitCode: string | null;
  readonly observedAt: string | null;
}

export interface ParsedEntity {
  readonly id: string;
  readonly types: readonly string[];
  readonly statements: ReadonlyMap<string, Statement>;
}

const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]+$/u;
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,255}$/;
/** Bytes of a name that is an IRI. */
const IRI_LIMIT = 512;
/** Bytes; keys of the database hold no more than 2704 together. */
const ID_LIMIT = 1024;
const TYPE_LIMIT = 32;
const UNIT = /^[A-Z0-9]{2,3}$/;
/** Members of an entity that are not attributes. */
export const MEMBERS: ReadonlySet<string> = new Set([
  'id',
  'type',
  'scope',
  'createdAt',
  'modifiedAt',
  'deletedAt',
]);
/** What may stand beside the value or object of an attribute. */
const STATED = new Set(['type', 'unitCode', 'observedAt', 'createdAt', 'modifiedAt', 'instanceId']);
/** Characters of canonical text that one value may have. */
const VALUE_LIMIT = 262_144;

/** Entity id: a URI (ETSI NGSI-LD, clause 4.6.3). */
export function parseId(id: unknown): string {
  if (typeof id !== 'string' || Buffer.byteLength(id) > ID_LIMIT || !id.isWellFormed() || !URI.test(id)) {
    throw new Problem('facts.bad-id', { id: shorten(id) });
  }
  return id;
}

/**
 * Is it the name of an attribute or of an entity type, as it is stored? Names of the default vocabulary are short; the others
 * are IRIs (context/compiled-context.ts).
 */
export function isName(name: unknown): name is string {
  if (typeof name !== 'string') return false;
  return NAME.test(name) || (URI.test(name) && Buffer.byteLength(name) <= IRI_LIMIT && name.isWellFormed());
}

/** Entity type names, one or several, as they are stored. */
export function parseTypes(type: unknown): readonly string[] {
  const types = Array.isArray(type) ? type : [type];
  if (types.length === 0 || types.length > TYPE_LIMIT)
    throw new Problem('facts.bad-type', { type: shorten(type) });
  for (const name of types) {
    if (!isName(name)) throw new Problem('facts.bad-type', { type: shorten(name) });
  }
  return [...new Set(types as readonly string[])];
}

/** ISO 8601 with zone -> the same instant in UTC with milliseconds. */
export function parseTime(value: unknown, where: string): string {
  const instant = typeof value === 'string' ? instantOf(value) : null;
  if (instant === null) throw new Problem('facts.bad-time', { where, value: shorten(value) });
  return instant;
}

/**
 * One attribute in normalised or concise form: an object with `type`, `value` or `object`, or a plain JSON value.
 * @throws Problem facts.bad-attribute, facts.bad-unit, facts.bad-time, facts.bad-geometry, facts.value-too-large
 */
export function parseStatement(name: string, input: unknown): Statement {
  if (!isName(name)) throw new Problem('facts.bad-name', { name: shorten(name) });
  if (input === undefined || input === null) throw new Problem('facts.bad-attribute', { name });
  if (typeof input !== 'object' || Array.isArray(input)) return plain(name, 'Property', input);
  const object = input as Readonly<Record<string, unknown>>;
  // Concise form (clause 4.5.3): a geometry alone is the value of a GeoProperty.
  if (isGeometry(object)) return plain(name, 'GeoProperty', object);
  const kind = kindOf(name, object);
  const holder = kind === 'Relationship' ? 'object' : 'value';
  const unknown = Object.keys(object).find((member) => member !== holder && !STATED.has(member));
  if (unknown !== undefined) throw new Problem('facts.unknown-member', { name, member: shorten(unknown) });
  const observedAt =
    object['observedAt'] === undefined ? null : parseTime(object['observedAt'], `${name}.observedAt`);
  const unitCode = object['unitCode'] ?? null;
  if (unitCode !== null && (typeof unitCode !== 'string' || !UNIT.test(unitCode))) {
    throw new Problem('facts.bad-unit', { name, unit: shorten(unitCode) });
  }
  return {
    ...checked(name, kind, object[holder]),
    unitCode,
    observedAt,
  };
}

/** A whole entity, normalised or concise, in the words of the core context alone (context/expand.ts). */
export function parseEntity(input: unknown): ParsedEntity {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new Problem('facts.not-an-entity');
  const object = input as Readonly<Record<string, unknown>>;
  return {
    id: parseId(object['id']),
    types: parseTypes(object['type']),
    statements: parseStatements(object),
  };
}

/** The attributes of an entity or of an entity fragment. */
export function parseStatements(object: Readonly<Record<string, unknown>>): ReadonlyMap<string, Statement> {
  const statements = new Map<string, Statement>();
  for (const [name, value] of Object.entries(object)) {
    if (!MEMBERS.has(name)) statements.set(name, parseStatement(name, value));
  }
  return statements;
}

function plain(name: string, kind: AttributeKind, value: unknown): Statement {
  return { ...checked(name, kind, value), unitCode: null, observedAt: null };
}

function kindOf(name: string, object: Readonly<Record<string, unknown>>): AttributeKind {
  const type = object['type'];
  if (type === 'Property' || type === 'GeoProperty' || type === 'Relationship') return type;
  if (Object.hasOwn(object, 'coordinates')) throw new Problem('facts.bad-geometry', { name });
  if (type !== undefined) throw new Problem('facts.unknown-kind', { name, kind: shorten(type) });
  if (Object.hasOwn(object, 'object')) return 'Relationship';
  if (Object.hasOwn(object, 'value')) return isGeometry(object['value']) ? 'GeoProperty' : 'Property';
  throw new Problem('facts.bad-attribute', { name });
}

function checked(name: string, kind: AttributeKind, value: unknown): { kind: AttributeKind; value: Json } {
  if (value === undefined || value === null) throw new Problem('facts.bad-attribute', { name });
  if (kind === 'GeoProperty' && !isGeometry(value)) throw new Problem('facts.bad-geometry', { name });
  if (kind === 'Relationship') for (const id of Array.isArray(value) ? value : [value]) parseId(id);
  if (!isStorable(value)) throw new Problem('facts.bad-text', { name });
  if (JSON.stringify(value).length > VALUE_LIMIT)
    throw new Problem('facts.value-too-large', { name, limit: VALUE_LIMIT });
  return { kind, value: value as Json };
}
