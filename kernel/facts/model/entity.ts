/** JSON as it travels on the wire. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** GeoJSON geometry (RFC 7946), positions as [longitude, latitude] in WGS 84 / CGCS2000 degrees. */
export interface Geometry {
  readonly type: 'Point' | 'LineString' | 'Polygon' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon';
  readonly coordinates: Json;
}

/** Kinds of attribute (ETSI GS CIM 009 V1.9.1, clause 4.5). */
export type AttributeKind =
  | 'Property'
  | 'GeoProperty'
  | 'Relationship'
  | 'LanguageProperty'
  | 'VocabProperty'
  | 'ListProperty'
  | 'ListRelationship'
  | 'JsonProperty';

/** An attribute as somebody stated it, not yet a fact. */
export interface Statement {
  readonly kind: AttributeKind;
  /** What stands in the kind's own member: value, object, languageMap, vocab, valueList, objectList or json. */
  readonly value: Json;
  readonly unitCode: string | null;
  readonly observedAt: string | null;
  /** Which of several instances of the attribute it is; absent for the default one. */
  readonly datasetId?: string;
  readonly expiresAt?: string;
  /** Entity types at the other end of a relationship. */
  readonly objectType?: readonly string[];
  /** Attributes of the attribute, each with its instances. */
  readonly attributes?: SubAttributes;
  /** When this instance was first recorded; absent as long as it has not changed since. */
  readonly createdAt?: string;
}

export type SubAttributes = { readonly [name: string]: readonly Statement[] };

/** One attribute in NGSI-LD normalised form, as sent and received. */
export interface WireAttribute {
  readonly type: AttributeKind;
  /** Property and GeoProperty. */
  readonly value?: Json;
  /** Relationship: the URI of the other entity, or several. */
  readonly object?: string | readonly string[];
  /** UN/CEFACT Recommendation 20 code, or an ISO 4217 currency code for money (then `value` is in whole currency units). */
  readonly unitCode?: string;
  /** ISO 8601, UTC. */
  readonly observedAt?: string;
}

/** An entity in NGSI-LD normalised form: `id`, `type`, and any number of attributes. */
export interface WireEntity {
  readonly id: string;
  readonly type: string | readonly string[];
  readonly [attribute: string]: WireAttribute | string | readonly string[];
}

/**
 * A fact: one instance of an entity's attribute at a time, with everything needed to prove it.
 * `digest` is SHA-256 (hex) over the canonical JSON (RFC 8785) of all other fields but `digest`.
 */
export interface Fact extends Statement {
  /** Instance id, a UUID version 7: new for every recording. */
  readonly instance: string;
  readonly entity: string;
  readonly entityType: string;
  readonly attribute: string;
  readonly recordedAt: string;
  readonly by: Provenance;
  readonly digest: string;
}

/** Who recorded a fact and from which source. */
export interface Provenance {
  readonly actor: string;
  readonly organisation: string | null;
  readonly source: string;
  readonly synthetic: boolean;
}

/** The present state of an entity: at most one current fact per attribute and dataset. */
export interface Entity {
  readonly id: string;
  readonly types: readonly string[];
  readonly createdAt: string;
  readonly modifiedAt: string;
  /** Grows by one with every write to the entity. */
  readonly version: number;
  /** Default instances. */
  readonly facts: { readonly [attribute: string]: Fact };
  /** Instances with a datasetId, of those attributes that have any. */
  readonly others?: { readonly [attribute: string]: readonly Fact[] };
  /** What it says of itself (ENTITY_FACTS of kinds.ts): its scopes, its end. */
  readonly about?: { readonly [name: string]: Fact };
}
