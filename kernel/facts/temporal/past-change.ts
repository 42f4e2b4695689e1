import type { JsonObject, Statement } from '../model/entity.ts';

/** By attribute: instances, each with its dataset if it has one. */
export type PastStatements = ReadonlyMap<string, readonly Statement[]>;

/** The default series of an attribute, that of a dataset, or all. */
interface OfAttribute {
  readonly attribute: string;
  readonly datasetId?: string;
  readonly all: boolean;
}

/** What can be done to the temporal evolution of an entity (ETSI GS CIM 009 V1.9.1, clauses 5.6.11 to 5.6.16). */
export type PastChange =
  /** Begins it, or adds to it; an instance observed at the same moment as another of its series takes its place. */
  | {
      readonly op: 'upsert';
      readonly id: string;
      readonly types: readonly string[];
      readonly statements: PastStatements;
    }
  /** Adds to one that there is. */
  | { readonly op: 'append'; readonly id: string; readonly statements: PastStatements }
  /** Members of one instance become others. */
  | {
      readonly op: 'restate';
      readonly id: string;
      readonly attribute: string;
      readonly instance: string;
      readonly fragment: JsonObject;
    }
  /** An attribute of an entity that is known by its past alone has ended; the instances stay. */
  | ({ readonly op: 'end'; readonly id: string } & OfAttribute)
  | { readonly op: 'withdraw'; readonly id: string }
  | ({ readonly op: 'withdraw-attribute'; readonly id: string } & OfAttribute)
  | {
      readonly op: 'withdraw-instance';
      readonly id: string;
      readonly attribute: string;
      readonly instance: string;
    };
