import type { AttributeKind, Fact, Json, JsonObject } from './entity.ts';

/** The member that holds what an attribute of a kind says (ETSI GS CIM 009 V1.9.1, clause 4.5). */
export const HOLDERS: Readonly<Record<AttributeKind, string>> = {
  Property: 'value',
  GeoProperty: 'value',
  Relationship: 'object',
  LanguageProperty: 'languageMap',
  VocabProperty: 'vocab',
  ListProperty: 'valueList',
  ListRelationship: 'objectList',
  JsonProperty: 'json',
};

export const isKind = (text: unknown): text is AttributeKind =>
  typeof text === 'string' && Object.hasOwn(HOLDERS, text);

/** Said instead of a value: this is to be deleted (clause 4.5.0). */
export const NGSI_NULL = 'urn:ngsi-ld:null';

/** Does it say NGSI-LD Null in place of its value? A map of languages says it under `@none`. */
export function saysNull({ kind, value }: { readonly kind: AttributeKind; readonly value: Json }): boolean {
  if (value === NGSI_NULL) return true;
  if (kind === 'LanguageProperty') return (value as JsonObject)['@none'] === NGSI_NULL;
  const isList = kind === 'ListProperty' || kind === 'ListRelationship';
  return isList && Array.isArray(value) && value.length === 1 && value[0] === NGSI_NULL;
}

/** Instances of one attribute are kept apart by their dataset: the default one has the attribute's name, others both. */
export function factKey(attribute: string, datasetId?: string): string {
  // Neither names nor URIs have spaces.
  return datasetId === undefined ? attribute : `${attribute} ${datasetId}`;
}

export function attributeOfKey(key: string): string {
  const space = key.indexOf(' ');
  return space < 0 ? key : key.slice(0, space);
}

/** What facts say about the entity itself rather than about an attribute of it. */
export const ENTITY_FACTS: ReadonlySet<string> = new Set(['scope', 'expiresAt']);

/** The parts of a fact that not every fact has. */
export type Extras = Pick<Fact, 'datasetId' | 'expiresAt' | 'objectType' | 'attributes' | 'createdAt'>;

/** Of an object, only those members that are there: digests and rows of facts without them stay what they were. */
export function extrasOf(from: Extras): Extras {
  return {
    ...(from.datasetId === undefined ? {} : { datasetId: from.datasetId }),
    ...(from.expiresAt === undefined ? {} : { expiresAt: from.expiresAt }),
    ...(from.objectType === undefined ? {} : { objectType: from.objectType }),
    ...(from.attributes === undefined ? {} : { attributes: from.attributes }),
    ...(from.createdAt === undefined ? {} : { createdAt: from.createdAt }),
  };
}
