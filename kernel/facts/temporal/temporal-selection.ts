import type { AttributeKind, Json } from '../model/entity.ts';
import type { EntitySelector, GeoQuery, Order } from '../selection.ts';
import type { AggregationQuery } from './aggregation.ts';
import type { Instance } from './instance.ts';
import type { TemporalQuery } from './temporal-query.ts';

/** A query over the past (ETSI GS CIM 009 V1.9.1, clause 5.7.4). */
export interface TemporalSelection {
  /** Any of these. */
  readonly selectors: readonly EntitySelector[];
  readonly time: TemporalQuery;
  /** Each condition holds if it held at some moment of the asked time. */
  readonly q?: string;
  readonly geo?: GeoQuery;
  readonly scopeQ?: string;
  /** Only these attributes; an entity without any instance of them in the asked time is not answered. */
  readonly attributes?: readonly string[];
  /** Only these datasets; `@none` for instances without one. */
  readonly datasets?: readonly string[];
  /** Which attributes are answered, of those that count; all unless told. */
  readonly shows?: (attribute: string) => boolean;
  /** Also what ended meanwhile. */
  readonly audit?: boolean;
  readonly aggregation?: AggregationQuery;
  /** By a member of the entity or a path in an attribute; by id unless told. */
  readonly order?: readonly Order[];
  /** How many instances one answer holds. */
  readonly room: number;
  readonly limit: number;
  readonly offset: number;
  readonly count?: boolean;
}

/** The past of one entity, as far as it was asked for. */
export interface Evolution {
  readonly id: string;
  readonly types: readonly string[];
  readonly createdAt: string;
  readonly modifiedAt: string;
  /** Attributes that have instances in the asked time, with their kind; a page need not hold any of them. */
  readonly names: ReadonlyMap<string, AttributeKind>;
  /** Oldest first. */
  readonly instances: readonly Instance[];
  /** Instead of instances, when an aggregate was asked for. */
  readonly aggregates?: Readonly<Record<string, Json>>;
}

export interface EvolutionPage {
  readonly evolutions: readonly Evolution[];
  /** `Content-Range` when some of the instances are left out, or null. */
  readonly range: string | null;
  /** How many entities there are in all, when that was asked. */
  readonly total: number | null;
}
