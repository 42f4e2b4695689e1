import type { AttributeKind, Entity, Fact, Json, Provenance, SubAttributes } from '../model/entity.ts';
import { attributeOfKey, ENTITY_FACTS } from '../model/kinds.ts';

/** A fact as it lies in `doc` and in history: short keys, and the provenance by number. */
export interface StoredFact {
  readonly i: string;
  /** The entity's type when the fact was recorded: sealed by the digest. */
  readonly t: string;
  readonly k: AttributeKind;
  readonly v: Json;
  readonly u?: string;
  readonly o?: string;
  /** Dataset, end, types at the other end, attributes of the attribute, first recording: where there are any. */
  readonly s?: string;
  readonly e?: string;
  readonly w?: readonly string[];
  readonly a?: SubAttributes;
  readonly c?: string;
  readonly r: string;
  /** facts.provenance.id */
  readonly p: number;
  readonly d: string;
}

/** By `factKey`. */
export type StoredDoc = { readonly [attribute: string]: StoredFact };
/** A document of which only some attributes were asked for; null: absent. */
export type PartialDoc = { readonly [attribute: string]: StoredFact | null };

/** Has some attribute instances with a dataset? What facts.entity.datasets says. */
export function hasDatasets(doc: StoredDoc): boolean {
  return Object.keys(doc).some((key) => attributeOfKey(key) !== key);
}

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
    ...(fact.datasetId === undefined ? {} : { s: fact.datasetId }),
    ...(fact.expiresAt === undefined ? {} : { e: fact.expiresAt }),
    ...(fact.objectType === undefined ? {} : { w: fact.objectType }),
    ...(fact.attributes === undefined ? {} : { a: fact.attributes }),
    ...(fact.createdAt === undefined ? {} : { c: fact.createdAt }),
    r: fact.recordedAt,
    p: provenance,
    d: fact.digest,
  };
}

export function fromStored(
  entity: string,
  key: string,
  stored: StoredFact,
  provenance: (id: number) => Provenance,
): Fact {
  return {
    instance: stored.i,
    entity,
    entityType: stored.t,
    attribute: attributeOfKey(key),
    kind: stored.k,
    value: stored.v,
    unitCode: stored.u ?? null,
    observedAt: stored.o ?? null,
    recordedAt: stored.r,
    by: provenance(stored.p),
    digest: stored.d,
    ...(stored.s === undefined ? {} : { datasetId: stored.s }),
    ...(stored.e === undefined ? {} : { expiresAt: stored.e }),
    ...(stored.w === undefined ? {} : { objectType: stored.w }),
    ...(stored.a === undefined ? {} : { attributes: stored.a }),
    ...(stored.c === undefined ? {} : { createdAt: stored.c }),
  };
}

/** All facts of a row by their keys: what a write starts from. */
export function factsOf(
  entity: string,
  doc: PartialDoc,
  provenance: (id: number) => Provenance,
): Record<string, Fact> {
  const facts: Record<string, Fact> = {};
  for (const [key, stored] of Object.entries(doc)) {
    if (stored !== null) facts[key] = fromStored(entity, key, stored, provenance);
  }
  return facts;
}

export function entityOf(row: EntityRow<PartialDoc>, provenance: (id: number) => Provenance): Entity {
  return entityFrom(
    {
      id: row.id,
      types: row.types,
      createdAt: row.created_at,
      modifiedAt: row.modified_at,
      version: row.version,
    },
    factsOf(row.id, row.doc, provenance),
  );
}

/** An entity out of its facts by their keys. */
export function entityFrom(
  head: Pick<Entity, 'id' | 'types' | 'createdAt' | 'modifiedAt' | 'version'>,
  all: { readonly [key: string]: Fact },
): Entity {
  const facts: Record<string, Fact> = {};
  const others: Record<string, Fact[]> = {};
  const about: Record<string, Fact> = {};
  for (const [key, fact] of Object.entries(all)) {
    if (ENTITY_FACTS.has(key)) about[key] = fact;
    else if (fact.datasetId === undefined) facts[key] = fact;
    else if (Object.hasOwn(others, fact.attribute)) others[fact.attribute]?.push(fact);
    else others[fact.attribute] = [fact];
  }
  return {
    ...head,
    facts,
    ...(Object.keys(others).length === 0 ? {} : { others }),
    ...(Object.keys(about).length === 0 ? {} : { about }),
  };
}
