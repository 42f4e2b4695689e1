import type { Audit } from '../../audit/audit.ts';
import type { AuditEntry } from '../../audit/chain.ts';
import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Database, Sql } from '../../store/database.ts';
import { errorCode } from '../../store/errors.ts';
import type { Fact } from '../model/entity.ts';
import { newInstanceId } from '../model/instance-id.ts';
import { makeFact } from '../model/make-fact.ts';
import { type Applied, applyChange, type Change, type Statements } from './apply-change.ts';
import { type Provenances, provenanceOf } from './provenances.ts';
import { shardOf, TENANT } from './shard.ts';
import { LostRace, storeEntities, storeFeed, storeHistory, storePlaces, type Work } from './store-work.ts';
import { type EntityRow, entityOf, factsOf, type StoredFact, toStored } from './stored-fact.ts';

/** What a writer is told once the write is durable. */
export interface Receipt {
  readonly at: string;
  readonly audit: AuditEntry;
  readonly entities: readonly { readonly id: string; readonly created: boolean; readonly changed: boolean }[];
}

export interface WriteContext {
  readonly database: Database;
  readonly audit: Audit;
  readonly provenances: Provenances;
  readonly clock: () => Date;
  /** Holds statements against what is promised of the types; throws a Problem. */
  readonly check: (types: readonly string[], statements: Statements) => void;
}

export interface WriteOptions {
  /** Runs in the same transaction, before the audit entry: what else must be true together with the facts. */
  readonly with?: (tx: Sql) => Promise<void>;
  /** Name in the log; `facts.write` unless told. */
  readonly action?: string;
}

const ATTEMPTS = 5;
/** SQLSTATE of a transaction that PostgreSQL ended because two waited for each other. */
const DEADLOCK = '40P01';

/**
 * Applies all changes, or none: entities, history, places, change feed and audit entry in one transaction.
 * Answers after the commit.
 * @throws Problem of applyChange; facts.busy when other writers keep creating the same entities
 */
export async function writeChanges(
  context: WriteContext,
  changes: readonly Change[],
  by: Actor,
  options: WriteOptions,
): Promise<Receipt> {
  const provenance = await context.provenances.idOf(by);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.database.transaction((tx) =>
        attemptWrite(context, changes, by, provenance, options, tx),
      );
    } catch (error) {
      if (!(error instanceof LostRace) && errorCode(error) !== DEADLOCK) throw error;
      if (attempt === ATTEMPTS) throw new Problem('facts.busy');
    }
  }
}

async function attemptWrite(
  context: WriteContext,
  changes: readonly Change[],
  by: Actor,
  provenance: number,
  options: WriteOptions,
  tx: Sql,
): Promise<Receipt> {
  const { found, newest } = await lockEntities(context, [...new Set(changes.map((change) => change.id))], tx);
  // Told after the locks are held, and never before what was recorded last: the order of an entity's history is the
  // order of its writes, also when writers had to wait or the clock was set back.
  const now = context.clock().toISOString();
  const at = newest !== null && newest > now ? newest : now;
  const works = new Map<string, Work>();
  const facts: Fact[] = [];
  for (const change of changes) {
    const before = works.get(change.id) ?? found.get(change.id);
    const applied = applyChange(change, before);
    context.check(applied.types, 'statements' in change ? change.statements : applied.record);
    const work = next(change.id, before, applied);
    for (const [attribute, statement] of applied.record) {
      const where = { entity: change.id, entityType: applied.types[0] ?? '', attribute };
      const fact = makeFact(where, statement, { instance: newInstanceId(), at, by: provenanceOf(by) });
      facts.push(fact);
      (work.facts as Record<string, Fact>)[attribute] = fact;
      work.doc[attribute] = toStored(fact, provenance);
      work.changed.add(attribute);
      work.removed.delete(attribute);
    }
    works.set(change.id, work);
  }
  const touched = [...works.values()];
  const dirty = touched.filter(
    (work) =>
      !found.has(work.id) ||
      work.changed.size > 0 ||
      work.removed.size > 0 ||
      work.retyped ||
      work.present !== found.get(work.id)?.present,
  );
  await storeEntities(dirty, found, at, tx);
  await storeHistory(facts, dirty, provenance, at, tx);
  await storePlaces(dirty, tx);
  await options.with?.(tx);
  const audit = await context.audit.append(
    {
      by,
      action: options.action ?? 'facts.write',
      resource: resourceOf(changes),
      payload: payloadOf(facts, dirty),
    },
    tx,
  );
  await storeFeed(dirty, found, at, tx);
  return {
    at,
    audit,
    entities: touched.map((work) => ({
      id: work.id,
      created: !(found.get(work.id)?.present ?? false) && work.present,
      changed: work.changed.size > 0 || work.removed.size > 0 || work.retyped,
    })),
  };
}

async function lockEntities(
  context: WriteContext,
  ids: readonly string[],
  tx: Sql,
): Promise<{ readonly found: Map<string, Work>; readonly newest: string | null }> {
  const rows = await tx.query<EntityRow & { present: boolean }>(
    `select id, types, doc, version, present, created_at, modified_at from facts.entity
     where tenant = $1 and (sid, id) in (select * from unnest($2::smallint[], $3::text[])) order by sid, id for update`,
    [TENANT, ids.map(shardOf), ids],
  );
  await context.provenances.ensure(
    rows.flatMap((row) => Object.values(row.doc).map((stored) => stored.p)),
    tx,
  );
  const found = new Map(
    rows.map((row) => {
      const entity = entityOf(row, context.provenances.get);
      return [
        row.id,
        {
          ...entity,
          facts: factsOf(row, context.provenances.get),
          present: row.present,
          doc: { ...row.doc },
          changed: new Set<string>(),
          removed: new Set<string>(),
          retyped: false,
        },
      ];
    }),
  );
  const newest = rows.map((row) => row.modified_at).reduce<string | null>(later, null);
  return { found, newest };
}

function later(a: string | null, b: string): string {
  return a !== null && a > b ? a : b;
}

function next(id: string, before: Work | undefined, applied: Applied): Work {
  const facts: Record<string, Fact> = { ...before?.facts };
  const doc: Record<string, StoredFact> = { ...before?.doc };
  for (const attribute of applied.removed) {
    delete facts[attribute];
    delete doc[attribute];
  }
  const changed = new Set(before?.changed);
  for (const attribute of applied.removed) changed.delete(attribute);
  return {
    id,
    types: applied.types,
    present: applied.present,
    facts,
    doc,
    version: before?.version ?? 0,
    createdAt: before?.createdAt ?? null,
    changed,
    removed: new Set([...(before?.removed ?? []), ...applied.removed]),
    retyped:
      before !== undefined && (before.retyped || applied.types.some((type) => !before.types.includes(type))),
  };
}

function resourceOf(changes: readonly Change[]): string {
  const [first] = changes;
  return changes.length === 1 && first ? first.id : `${changes.length} entities`;
}

/** The log seals every fact by its digest, and what ended by name. */
function payloadOf(facts: readonly Fact[], works: readonly Work[]): unknown {
  return {
    facts: facts.map((fact) => fact.digest),
    ended: works.flatMap((work) => [...work.removed].map((attribute) => `${work.id} ${attribute}`)),
    deleted: works.filter((work) => !work.present).map((work) => work.id),
  };
}
