import type { Audit, AuditDraft } from '../../audit/audit.ts';
import type { AuditEntry } from '../../audit/entry.ts';
import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Sql } from '../../store/database.ts';
import type { Entity } from '../model/entity.ts';
import type { SensitiveValues } from '../sensitive/sensitive-values.ts';
import type { Change, Statements } from './apply-change.ts';
import { storeCensus } from './census.ts';
import { storeExpiries } from './expiries.ts';
import { type Folded, foldRequest, type Standing } from './fold-request.ts';
import { EXPIRY_ACTION, lockForWrite } from './lock-for-write.ts';
import type { Provenances } from './provenances.ts';
import { linesOf } from './seal.ts';
import { searchedAttributes, storeValues } from './store-values.ts';
import { storeEntities, storeFeed, storeHistory, storePlaces } from './store-work.ts';
import { entityFrom } from './stored-fact.ts';

/** What a writer is told once the write is durable. */
export interface Receipt {
  readonly at: string;
  readonly audit: AuditEntry;
  readonly entities: readonly { readonly id: string; readonly created: boolean; readonly changed: boolean }[];
}

/** Runs in the transaction of a write; gives the log what it has to say of other rows (audit/line.ts). */
export type Together = (tx: Sql, seal: (lines: readonly string[]) => void) => Promise<void>;

/** Changes that are all stored or none. */
export interface WriteRequest {
  readonly changes: readonly Change[];
  readonly by: Actor;
  /** Name in the log. */
  readonly action: string;
  readonly demand?: Demand | undefined;
}

/** May whoever asks write to this entity? Asked of each as it stands before, and as it becomes. Throws a Problem where not. */
export type Demand = (entity: Entity) => void;

export interface BatchContext {
  readonly tenant: number;
  readonly audit: Audit;
  readonly provenances: Provenances;
  readonly clock: () => Date;
  /** Holds statements against what is promised of the types; throws a Problem. */
  readonly check: (types: readonly string[], statements: Statements) => void;
  /** Null: nothing is marked as sensitive. */
  readonly sensitive: SensitiveValues | null;
}

/** A request that was refused, and by what; the others of its batch know nothing of it. */
export type Outcome = Receipt | Problem;

/** A request with the number of who makes it. */
export type NumberedRequest = WriteRequest & { readonly provenance: number };

type Accepted = Folded & { readonly request: NumberedRequest };

/**
 * Writes requests in one transaction as if one had come after the other: entities, history, places, change feed, and
 * one audit entry for each request. What a request is refused for is its own outcome.
 * @param together runs in the transaction before the audit entries, if anything was accepted; the lines are the last entry's
 * @throws LostRace when somebody else created one of the entities meanwhile
 */
export async function writeBatch(
  context: BatchContext,
  requests: readonly NumberedRequest[],
  tx: Sql,
  together?: Together,
): Promise<readonly Outcome[]> {
  const [attributes, { found, now, first }] = await Promise.all([
    searchedAttributes(context.tenant, tx),
    lockForWrite(context, neededOf(requests), tx),
  ]);
  const standing = new Map(found);
  const removesOnly = requests.every(({ action }) => action === EXPIRY_ACTION);
  const all = first && !removesOnly ? [first, ...requests] : requests;
  const folded = all.map((request) => {
    const result = foldOrRefuse(request, standing, { ...context, now });
    if (result instanceof Problem) return result;
    for (const { dirty, after } of result.effects) if (dirty) standing.set(after.id, after);
    return { ...result, request };
  });
  const accepted = folded.filter((one): one is Accepted => !(one instanceof Problem));
  if (accepted.length === 0) return folded as readonly Problem[];
  // Before the lock of the log is asked for.
  await context.sensitive?.store(
    accepted.flatMap(({ concealed }) => concealed),
    tx,
  );
  // Sent without waiting for one another: PostgreSQL runs them in this order all the same.
  const stored = store({ tenant: context.tenant, attributes }, accepted, found, standing, tx);
  const lines: string[] = [];
  if (together) {
    await stored;
    await together(tx, (more) => lines.push(...more));
  }
  const drafts = accepted.map((one) => draftOf(one, one === accepted.at(-1) ? lines : []));
  const appended = context.audit.appendAll(drafts, tx);
  // Behind the statement that takes the lock of the audit chain: see facts.change.
  const [entries] = await Promise.all([appended, stored, storeFeed(context.tenant, accepted, tx)]);
  const audits = new Map(accepted.map((one, place) => [one, entries[place]]));
  return folded.slice(all.length - requests.length).map((one) => {
    if (one instanceof Problem) return one;
    const audit = audits.get(one);
    if (!audit) throw new Error('an accepted request has no entry in the log');
    return receiptOf(one, audit);
  });
}

/**
 * What must be read of each entity to fold the requests, by `factKey`; whatever may touch more than it names needs all, and
 * so does whatever is decided on.
 * An entity with instances of several datasets is read whole: an update looks for any of an attribute's.
 */
function neededOf(requests: readonly WriteRequest[]): ReadonlyMap<string, ReadonlySet<string> | null> {
  const needed = new Map<string, Set<string> | null>();
  for (const { changes, demand } of requests)
    for (const change of changes) {
      const names = needed.get(change.id);
      if (names === null) continue;
      if (demand === undefined && (change.op === 'append' || change.op === 'update'))
        needed.set(change.id, new Set([...(names ?? []), ...change.statements.keys()]));
      else needed.set(change.id, null);
    }
  return needed;
}

function foldOrRefuse(
  { changes, by, provenance, demand }: NumberedRequest,
  standing: ReadonlyMap<string, Standing>,
  { now, check, sensitive }: Pick<BatchContext, 'check' | 'sensitive'> & { readonly now: string },
): Folded | Problem {
  try {
    // Before anything is said of it: whoever may not write learns nothing.
    if (demand)
      for (const id of new Set(changes.map((change) => change.id))) demandOf(standing.get(id), demand);
    const folded = foldRequest(changes, (id) => standing.get(id) ?? null, {
      now,
      by,
      provenance,
      check,
      conceal: sensitive?.conceal,
    });
    if (demand) for (const { after } of folded.effects) demandOf(after, demand);
    return folded;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** There is nothing to decide of what is not there. @throws Problem of the demand */
function demandOf(entity: Standing | undefined, demand: Demand): void {
  if (entity?.present) demand(entityFrom(entity, entity.facts));
}

/** What the batch comes to: each entity once, as the last request leaves it, and all that happened on the way as history. */
function store(
  searched: { readonly tenant: number; readonly attributes: readonly string[] },
  accepted: readonly Accepted[],
  found: ReadonlyMap<string, Standing>,
  standing: ReadonlyMap<string, Standing>,
  tx: Sql,
): Promise<unknown> {
  const { tenant } = searched;
  const touched = [...standing.values()].filter((entity) => entity !== found.get(entity.id));
  return Promise.all([
    storeCensus(tenant, touched, found, tx),
    storeExpiries(tenant, touched, found, tx),
    storeEntities(tenant, touched, found, tx),
    storeHistory(tenant, accepted, tx),
    storePlaces(tenant, touched, found, tx),
    storeValues(searched, touched, found, tx),
  ]);
}

function receiptOf({ at, effects }: Folded, audit: AuditEntry): Receipt {
  return {
    at,
    audit,
    entities: effects.map(({ before, after, changed, removed, retyped }) => ({
      id: after.id,
      created: !(before?.present ?? false) && after.present,
      changed: changed.size > 0 || removed.size > 0 || retyped,
    })),
  };
}

function draftOf(
  { request: { by, action, changes }, ...folded }: Accepted,
  more: readonly string[],
): AuditDraft {
  const [first] = changes;
  return {
    by,
    action,
    resource: changes.length === 1 && first ? first.id : `${changes.length} entities`,
    lines: [...linesOf(folded), ...more],
  };
}
