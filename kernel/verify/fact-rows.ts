import type { Provenance } from '../facts/model/entity.ts';
import { attributeOfKey, factKey } from '../facts/model/kinds.ts';
import { factDigest } from '../facts/model/make-fact.ts';
import { ENDED, entityDigest, historyKey } from '../facts/store/seal.ts';
import { shardOf } from '../facts/store/shard.ts';
import { fromStored, hasDatasets, type StoredDoc, type StoredFact } from '../facts/store/stored-fact.ts';
import { exactInstant, scan } from '../store/scan.ts';
import type { Sql } from '../store/sql.ts';
import type { Expected } from './expected.ts';

const MEMBERS = new Set(['i', 't', 'k', 'v', 'u', 'o', 's', 'e', 'w', 'a', 'c', 'r', 'p', 'd']);

/** Digest of a fact as it lies, or null where it contradicts itself. */
export class StoredDigests {
  readonly #provenances: ReadonlyMap<number, Provenance>;
  /** Facts by the number of who recorded them: all, and those whose digest holds for somebody else only. */
  readonly #counts = new Map<number, { all: number; odd: number }>();

  constructor(provenances: ReadonlyMap<number, Provenance>) {
    this.#provenances = provenances;
  }

  /** @param told what the log says that it is */
  of(id: string, key: string, stored: StoredFact, told: string | null): string | null {
    const counts = this.#counts.get(stored.p) ?? { all: 0, odd: 0 };
    this.#counts.set(stored.p, counts);
    counts.all += 1;
    const by = this.#provenances.get(stored.p);
    const digest = by && isNormal(key, stored) ? factDigest(fromStored(id, key, stored, () => by)) : null;
    if (digest === stored.d) return digest;
    if (stored.d === told) counts.odd += 1;
    return null;
  }

  /** Numbers of which every fact fails although its digest is the one that the log tells: it is they that were changed. */
  suspects(): readonly number[] {
    return [...this.#counts].filter(([, { all, odd }]) => all > 1 && all === odd).map(([number]) => number);
  }
}

/** Says a stored fact nothing twice, and nothing that its digest does not cover? */
function isNormal(key: string, stored: StoredFact): boolean {
  for (const member in stored)
    if (!MEMBERS.has(member) || (stored[member as keyof StoredFact] === null && member !== 'v')) return false;
  return factKey(attributeOfKey(key), stored.s) === key;
}

interface HistoryRow {
  readonly tenant: number;
  readonly sid: number;
  readonly id: string;
  readonly attribute: string;
  readonly at: string;
  readonly instance: string;
  readonly fact: StoredFact | null;
}

type ExpectedOf = (tenant: number) => Expected | null;

/** @returns how many rows there were */
export async function walkHistory(expectedOf: ExpectedOf, digests: StoredDigests, tx: Sql): Promise<number> {
  let count = 0;
  for await (const rows of scan<HistoryRow>(
    tx,
    'walk_history',
    'select tenant, sid, id, attribute, at::text as at, instance, fact from facts.history',
    [],
  ))
    for (const { tenant, sid, id, attribute, at, instance, fact } of rows) {
      count += 1;
      const expected = expectedOf(tenant);
      const key = historyKey(instance, exactInstant(at), id, attribute);
      const told = expected?.digestOf('history', key) ?? null;
      const digest = fact ? digests.of(id, attribute, fact, told) : ENDED;
      expected?.found('history', key, sid === shardOf(id) ? digest : null);
    }
  return count;
}

interface EntityRow {
  readonly tenant: number;
  readonly sid: number;
  readonly id: string;
  readonly types: readonly string[];
  readonly doc: StoredDoc;
  readonly version: number;
  readonly present: boolean;
  readonly datasets: boolean;
  readonly created_at: string;
  readonly modified_at: string;
}

/** Each entity, and each fact of it as it stands. @returns how many rows and facts there were */
export async function walkEntities(
  expectedOf: ExpectedOf,
  digests: StoredDigests,
  tx: Sql,
): Promise<{ readonly entities: number; readonly facts: number }> {
  let [entities, facts] = [0, 0];
  for await (const rows of scan<EntityRow>(
    tx,
    'walk_entities',
    `select tenant, sid, id, types, doc, version, present, datasets, created_at::text, modified_at::text
     from facts.entity`,
    [],
  ))
    for (const { tenant, sid, id, doc, datasets, created_at, modified_at, ...state } of rows) {
      entities += 1;
      const expected = expectedOf(tenant);
      if (!expected) continue;
      const [createdAt, modifiedAt] = [exactInstant(created_at), exactInstant(modified_at)];
      const whole = sid === shardOf(id) && datasets === hasDatasets(doc);
      expected.found('entity', id, whole ? entityDigest({ ...state, createdAt, modifiedAt }) : null);
      for (const key in doc) {
        const stored = doc[key];
        if (stored === undefined) continue;
        facts += 1;
        const name = `${id} ${key}`;
        const told = expected.digestOf('current', name);
        expected.found('current', name, stored === null ? null : digests.of(id, key, stored, told));
      }
    }
  return { entities, facts };
}
