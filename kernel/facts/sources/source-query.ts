import type { EntitySelector, GeoQuery } from '../selection.ts';
import type { TemporalQuery } from '../temporal/temporal-query.ts';

/** Entities that are asked for. */
export type SourceSelector = Omit<EntitySelector, 'types'>;

/**
 * Which sources are looked for: those that may know something of what is asked (ETSI GS CIM 009 V1.9.1, clauses 5.10.2 and
 * 5.12). Names as they are stored. What is not said is not asked.
 */
export interface SourceQuery {
  /** Any of these. */
  readonly selectors?: readonly SourceSelector[];
  /** Any of these. */
  readonly attributes?: readonly string[];
  /** `@none`: instances without a dataset. */
  readonly datasetId?: readonly string[];
  readonly geo?: GeoQuery;
  readonly scopeQ?: string;
  /** Of the source itself, in the query language (clause 4.9). */
  readonly csf?: string;
  /** null: sources of the present. */
  readonly temporal: TemporalQuery | null;
}
