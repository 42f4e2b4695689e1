import type { Json, JsonObject } from '../model/entity.ts';
import { isObject } from '../model/is-object.ts';

/** What answers conform to when nothing else is preferred: 1.9. */
export const OWN_MINOR = 9;

interface Fallback {
  /** Minor version that brought it. */
  readonly since: number;
  readonly members: readonly string[];
}

/** Clause 4.3.6.8: what earlier versions do not know is left out. */
const LEFT_OUT_OF_ENTITIES: readonly Fallback[] = [
  { since: 9, members: ['expiresAt'] },
  { since: 4, members: ['scope'] },
];
const LEFT_OUT_OF_ATTRIBUTES: readonly Fallback[] = [
  { since: 9, members: ['expiresAt', 'valueType'] },
  { since: 8, members: ['objectType'] },
  { since: 3, members: ['datasetId', 'observedAt', 'unitCode'] },
];
/** Kinds that earlier versions do not know become those that they do. */
const KINDS: readonly {
  readonly since: number;
  readonly kind: string;
  readonly holder: string;
  readonly as: readonly [kind: string, holder: string];
}[] = [
  { since: 8, kind: 'JsonProperty', holder: 'json', as: ['Property', 'value'] },
  { since: 8, kind: 'VocabProperty', holder: 'vocab', as: ['Property', 'value'] },
  { since: 8, kind: 'ListProperty', holder: 'valueList', as: ['Property', 'value'] },
  { since: 8, kind: 'ListRelationship', holder: 'objectList', as: ['Relationship', 'object'] },
  { since: 4, kind: 'LanguageProperty', holder: 'languageMap', as: ['Property', 'value'] },
];
const OF_THE_ENTITY: ReadonlySet<string> = new Set(
  'id type scope createdAt modifiedAt deletedAt expiresAt @context'.split(' '),
);

/**
 * An entity as a version 1.`minor` of NGSI-LD would have it (ETSI GS CIM 009 V1.9.1, clause 4.3.6.8). Of what is simplified
 * only the entity itself can be told.
 */
export function asOfVersion(entity: JsonObject, minor: number): JsonObject {
  const out: Record<string, Json> = {};
  const left = leftOut(LEFT_OUT_OF_ENTITIES, minor);
  for (const [name, value] of Object.entries(entity)) {
    if (left.has(name)) continue;
    out[name] = OF_THE_ENTITY.has(name) ? value : attribute(value, minor);
  }
  if (minor < 3 && Array.isArray(out['type'])) out['type'] = (out['type'] as readonly Json[])[0] ?? '';
  return out;
}

function attribute(value: Json, minor: number): Json {
  if (!Array.isArray(value)) return isObject(value) ? instance(value, minor) : value;
  const instances = value as readonly Json[];
  if (minor >= 3 || !instances.every(isObject)) return instances.map((one: Json) => attribute(one, minor));
  const ofDefault = instances.find((one) => isObject(one) && !Object.hasOwn(one, 'datasetId'));
  return attribute(ofDefault ?? instances[0] ?? null, minor);
}

function instance(value: JsonObject, minor: number): JsonObject {
  // A value of its own, as a geometry is, and nothing that is said about one.
  const isSaid = HOLDERS.some((holder) => Object.hasOwn(value, holder));
  if (!isSaid) return value;
  const left = leftOut(LEFT_OUT_OF_ATTRIBUTES, minor);
  const known = KINDS.find(({ since, holder }) => since > minor && Object.hasOwn(value, holder));
  const out: Record<string, Json> = {};
  for (const [name, one] of Object.entries(value)) {
    if (left.has(name)) continue;
    if (known && name === known.holder) out[known.as[1]] = holds(name, one);
    else if (known && name === 'type') out[name] = known.as[0];
    else out[name] = HOLDERS.includes(name) ? one : attribute(one, minor);
  }
  return out;
}

const HOLDERS: readonly string[] = ['value', 'object', ...KINDS.map(({ holder }) => holder)];

/** A relationship names its objects, and nothing around them. */
function holds(holder: string, value: Json): Json {
  if (holder !== 'objectList' || !Array.isArray(value)) return value;
  return value.map((one: Json) => (isObject(one) ? (one['object'] ?? null) : one));
}

function leftOut(fallbacks: readonly Fallback[], minor: number): ReadonlySet<string> {
  return new Set(fallbacks.filter(({ since }) => since > minor).flatMap(({ members }) => members));
}
