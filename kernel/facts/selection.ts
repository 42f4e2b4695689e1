import type { Geometry } from './model/entity.ts';
import type { Expression } from './query/expression.ts';

/** The one query of the house: reading, watching, measuring, exporting and the map all speak it. */
export interface Selection {
  /** Entity types, any of them. */
  readonly types?: readonly string[];
  /** Of the types, all that must hold: `A;(B|C)` (clause 4.17); beside `types`, both count. */
  readonly typeExpression?: Expression;
  readonly ids?: readonly string[];
  /** A regular expression that is found in the id. */
  readonly idPattern?: string;
  /** `/a/+;/b/#` (clause 4.19). */
  readonly scopeQ?: string;
  /** NGSI-LD query language (ETSI NGSI-LD, clause 4.9), for example `status=="onAir";technology=="5G"`. */
  readonly q?: string;
  readonly geo?: GeoQuery;
  /** Only entities that have one of these attributes, and only these attributes of them. */
  readonly attributes?: readonly string[];
  /** The facts as they stood at this time (ISO 8601), by `observedAt`, else by the time of recording. */
  readonly asOf?: string;
  readonly order?: readonly { readonly by: string; readonly descending?: boolean }[];
  /** Only ids behind this one; not together with an order. */
  readonly after?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** NGSI-LD geo-query (clause 4.10). */
export interface GeoQuery {
  readonly relation: 'near' | 'within' | 'intersects';
  readonly geometry: Geometry;
  /** Metres; with `near` only. */
  readonly maxDistance?: number;
  readonly minDistance?: number;
  /** The attribute that is asked; `location` unless told. */
  readonly property?: string;
}
