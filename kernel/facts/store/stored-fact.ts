import type { AttributeKind, Entity, Fact, Json, Provenance } from '../model/entity.ts';

/** A fact as it lies in `doc` and in history: short keys, and the provenance by number. */
export interface StoredFact {
  readonly i: string;
  /** The entity's type when the fact was recorded: sealed by the digest. */
  readonly t: string;
  readonly k: AttributeKind;
  readonly v: Json;
  readonly u?: string;
  readonly o?: string;
  readonly r: string;
  /** facts.provenance.id */
  readonly p: number;
  readonly d: string;
}

export type StoredDoc = { readonly [attribute: string]: StoredFact };
/** A document of which only some attributes were asked for; null: absent. */
export type PartialDoc = { readonly [attribute: string]: StoredFact | null };

export interface EntityRow<Doc = StoredDoc> {
  readonly id: string;
  readonly types: readonly string[];
  readonly doc: Doc;
  readonly version: number;
  readonly created_at: string;
  readonly modified_at: string;
}

export function toStored(fact: Fact, provenance: number): StoredFact {
  return {
    i: fact.instance,
    t: fact.entityType,
    k: fact.kind,
    v: fact.value,
    ...(fact.unitCode === null ? {} : { u: fact.unitCode }),
    ...(fact.observedAt === null ? {} : { o: fact.observedAt }),
    r: fact.recordedAt,
    p: provenance,
    d: fact.digest,
  };
}

export function fromStored(
  entity: string,
  attribute: string,
  stored: StoredFact,
  provenance: (id: number) => Provenance,
): Fact {
  return {
    instance: stored.i,
    entity,
    entityType: stored.t,
    attribute,
    kind: stored.k,
    value: stored.v,
    unitCode: stored.u ?? null,
    observedAt: stored.o ?? null,
    recordedAt: stored.r,
    by: provenance(stored.p),
    digest: stored.d,
  };
}

export function factsOf(
  entity: string,
  doc: PartialDoc,
  provenance: (id: number) => Provenance,
): Record<string, Fact> {
  const facts: Record<string, Fact> = {};
  for (const [attribute, stored] of Object.entries(doc)) {
    if (stored !== null) facts[attribute] = fromStored(entity, attribute, stored, provenance);
  }
  return facts;
}

export function entityOf(row: EntityRow<PartialDoc>, provenance: (id: number) => Provenance): Entity {
  return {
    id: row.id,
    types: row.types,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    version: row.version,
    facts: factsOf(row.id, row.doc, provenance),
  };
}
