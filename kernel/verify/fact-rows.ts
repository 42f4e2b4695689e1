import type { Provenance } from '../facts/model/entity.ts';
import { attributeOfKey, factKey } from '../facts/model/kinds.ts';
import { factDigest } from '../facts/model/make-fact.ts';
import { ENDED, entityDigest, historyKey } from '../facts/store/seal.ts';
import { shardOf } from '../facts/store/shard.ts';
import { fromStored, hasDatasets, type StoredDoc, type StoredFact } from '../facts/store/stored-fact.ts';
import { exactInstant, scan } from '../store/scan.ts';
import type { Sql } from '../store/sql.ts';
import type { Claim, RowSink } from './row-sink.ts';

type Provenances = ReadonlyMap<number, Provenance>;

const MEMBERS = new Set(['i', 't', 'k', 'v', 'u', 'o', 's', 'e', 'w', 'a', 'c', 'r', 'p', 'd']);

/** Digest of a fact as it lies, or null where it contradicts itself. */
function digestAsItLies(
  id: string,
  key: string,
  stored: StoredFact,
  by: Provenance | undefined,
): string | null {
  const digest = by && isNormal(key, stored) ? factDigest(fromStored(id, key, stored, () => by)) : null;
  return digest === stored.d ? digest : null;
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

/** @returns how many rows there were */
export async function walkHistory(provenances: Provenances, tx: Sql, sink: RowSink): Promise<number> {
  let count = 0;
  for await (const rows of scan<HistoryRow>(
    tx,
    'walk_history',
    'select tenant, sid, id, attribute, at::text as at, instance, fact from facts.history',
    [],
  )) {
    for (const { tenant, sid, id, attribute, at, instance, fact } of rows) {
      count += 1;
      const key = historyKey(instance, exactInstant(at), id, attribute);
      const digest = fact ? digestAsItLies(id, attribute, fact, provenances.get(fact.p)) : ENDED;
      sink.found(tenant, 'history', key, sid === shardOf(id) ? digest : null, null, fact && claimOf(fact));
    }
    await sink.page();
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
  provenances: Provenances,
  tx: Sql,
  sink: RowSink,
): Promise<{ readonly entities: number; readonly facts: number }> {
  let [entities, facts] = [0, 0];
  for await (const rows of scan<EntityRow>(
    tx,
    'walk_entities',
    `select tenant, sid, id, types, doc, version, present, datasets, created_at::text, modified_at::text
     from facts.entity`,
    [],
  )) {
    for (const { tenant, sid, id, doc, datasets, created_at, modified_at, ...state } of rows) {
      entities += 1;
      const [createdAt, modifiedAt] = [exactInstant(created_at), exactInstant(modified_at)];
      const whole = sid === shardOf(id) && datasets === hasDatasets(doc);
      sink.found(tenant, 'entity', id, whole ? entityDigest({ ...state, createdAt, modifiedAt }) : null);
      for (const key in doc) {
        const stored = doc[key];
        if (stored === undefined) continue;
        facts += 1;
        const digest = stored && digestAsItLies(id, key, stored, provenances.get(stored.p));
        sink.found(tenant, 'current', `${id} ${key}`, digest, null, stored && claimOf(stored));
      }
    }
    await sink.page();
  }
  return { entities, facts };
}

/** A part of a fact that was changed may be anything. */
function claimOf({ p, d }: StoredFact): Claim | null {
  return typeof p === 'number' && typeof d === 'string' ? { by: p, digest: d } : null;
}
