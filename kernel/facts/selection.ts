import type { Entity, Geometry } from './model/entity.ts';
import type { Expression } from './query/expression.ts';
import type { Equality } from './query/q-tree.ts';

/** Which entities, by their types and ids alone. */
export type EntitySelector = Pick<Selection, 'types' | 'typeExpression' | 'ids' | 'idPattern'>;

/** By a member of the entity, or a path in an attribute: `['name', 'createdAt']`, a sub-attribute, members of its value. */
export interface Order {
  readonly path: readonly string[];
  readonly descending?: boolean;
}

/** The one query of the house: reading, watching, measuring, exporting and the map all speak it. */
export interface Selection {
  /** Entity types, any of them. */
  readonly types?: readonly string[];
  /** Of the types, all that must hold: `A;(B|C)` (clause 4.17); beside `types`, both count. */
  readonly typeExpression?: Expression;
  readonly ids?: readonly string[];
  /** A regular expression that is found in the id. */
  readonly idPattern?: string;
  /** Any of these, besides all else that is said. */
  readonly anyOf?: readonly EntitySelector[];
  /** `/a/+;/b/#` (clause 4.19). */
  readonly scopeQ?: string;
  /** NGSI-LD query language (ETSI NGSI-LD, clause 4.9), for example `status=="onAir";technology=="5G"`. */
  readonly q?: string;
  readonly geo?: GeoQuery;
  /** Only entities that have one of these attributes, and only these attributes of them. */
  readonly attributes?: readonly string[];
  /** Said by policy alone, never by a request. */
  readonly allowed?: Allowed;
  /** The facts as they stood at this time (ISO 8601), by `observedAt`, else by the time of recording. */
  readonly asOf?: string;
  readonly order?: readonly Order[];
  /** Only ids behind this one; not together with an order. */
  readonly after?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/**
 * What whoever asks may see (policy/visible.ts): decided on the whole entity, whatever of it is answered. Types and
 * equalities are what holds of all that may be seen.
 */
export interface Allowed {
  holds(entity: Entity): boolean;
  /** Attributes that it reads; null: any. */
  readonly reads: ReadonlySet<string> | null;
  readonly types?: readonly string[];
  readonly equalities: readonly Equality[];
}

/** How two geometries lie to one another (clause 4.10; OGC 06-103r4, 6.1.15). */
export type GeoRelation = 'near' | 'within' | 'contains' | 'intersects' | 'equals' | 'disjoint' | 'overlaps';

/** NGSI-LD geo-query (clause 4.10): the entity's geometry has this relation to the given one. */
export interface GeoQuery {
  readonly relation: GeoRelation;
  readonly geometry: Geometry;
  /** Metres; with `near` only. */
  readonly maxDistance?: number;
  readonly minDistance?: number;
  /** The attribute that is asked; `location` unless told. */
  readonly property?: string;
}
