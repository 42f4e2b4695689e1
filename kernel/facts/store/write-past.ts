import type { AuditDraft } from '../../audit/audit.ts';
import { line } from '../../audit/line.ts';
import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Sql } from '../../store/database.ts';
import type { Fact, Statement } from '../model/entity.ts';
import { newInstanceId } from '../model/instance-id.ts';
import { factKey } from '../model/kinds.ts';
import { makeFact } from '../model/make-fact.ts';
import { digestOfConcealed } from '../sensitive/concealed-value.ts';
import type { Concealed } from '../sensitive/sensitive-values.ts';
import { lastOfMoments } from '../temporal/last-of-moments.ts';
import type { PastChange, PastStatements } from '../temporal/past-change.ts';
import {
  endSeries,
  readInstance,
  type SeriesName,
  storePast,
  type WithdrawnRow,
  withdrawAll,
  withdrawInstance,
  withdrawReplaced,
  withdrawSeries,
} from './past-store.ts';
import { provenanceOf } from './provenances.ts';
import { restated } from './restated.ts';
import { type EntityState, endedLine, entityLine, factLine, historyKey } from './seal.ts';
import { shardOf } from './shard.ts';
import { fromStored } from './stored-fact.ts';
import type { BatchContext } from './write-batch.ts';

export interface PastRequest {
  readonly change: PastChange;
  readonly by: Actor;
  readonly provenance: number;
}

export interface PastReceipt {
  /** There was nothing of the entity's past before. */
  readonly created: boolean;
}

interface Known {
  readonly id: string;
  readonly types: readonly string[];
  readonly present: boolean;
  readonly hasPast: boolean;
}

/** What one request came to. */
interface Done {
  readonly recorded: readonly Fact[];
  readonly withdrawn: readonly WithdrawnRow[];
  readonly ended: readonly WithdrawnRow[];
  readonly created: boolean;
}

const NOTHING: Done = { recorded: [], withdrawn: [], ended: [], created: false };

/**
 * Writes changes of the past in one transaction, one after the other, with an audit entry for each: it seals what came
 * and what was withdrawn by their digests. What a request is refused for is its own outcome.
 */
export async function writePast(
  context: BatchContext,
  requests: readonly PastRequest[],
  tx: Sql,
): Promise<readonly (PastReceipt | Problem)[]> {
  const begun = await begin(context.tenant, requests, context.clock().toISOString(), tx);
  await lock(context.tenant, requests, tx);
  const now = context.clock().toISOString();
  const outcomes: (Done | Problem)[] = [];
  const drafts: AuditDraft[] = [];
  for (const request of requests) {
    const outcome = await refusable(() => apply(request, { ...context, now }, tx));
    outcomes.push(outcome);
    if (!(outcome instanceof Problem)) drafts.push(draftOf(request, outcome));
  }
  const [first] = requests;
  // An entity that only began is there, though what was to be said of it was refused.
  if (drafts.length === 0 && begun && first)
    drafts.push({ by: first.by, action: 'facts.write-history', resource: first.change.id });
  if (drafts.length > 0) {
    const lines = await entityLines(context.tenant, requests, tx);
    await context.audit.appendAll(
      drafts.map((draft) =>
        draft === drafts.at(-1) ? { ...draft, lines: [...(draft.lines ?? []), ...lines] } : draft,
      ),
      tx,
    );
  }
  return outcomes.map((one) => (one instanceof Problem ? one : { created: one.created }));
}

/** Whatever refuses a change does so before it has written anything: the others of the batch are committed. */
async function refusable(work: () => Promise<Done>): Promise<Done | Problem> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && !error.code.startsWith('store.')) return error;
    throw error;
  }
}

/** What the log says of the entities as the requests leave them. */
async function entityLines(
  tenant: number,
  requests: readonly PastRequest[],
  tx: Sql,
): Promise<readonly string[]> {
  const ids = [...new Set(requests.map(({ change }) => change.id))];
  const rows = await tx.query<EntityState & { readonly id: string }>(
    `select e.id, e.types, e.version, e.present, e.created_at as "createdAt", e.modified_at as "modifiedAt"
     from facts.entity e join unnest($2::smallint[], $3::text[]) as wanted (sid, id)
       on e.tenant = $1 and e.sid = wanted.sid and e.id = wanted.id`,
    [tenant, ids.map(shardOf), ids],
  );
  const states = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => entityLine(id, states.get(id) ?? null));
}

/** A past may begin before its entity is present, or without it. @returns whether one did */
async function begin(
  tenant: number,
  requests: readonly PastRequest[],
  now: string,
  tx: Sql,
): Promise<boolean> {
  const fresh = requests.flatMap(({ change }) =>
    change.op === 'upsert' ? [{ sid: shardOf(change.id), id: change.id, types: change.types }] : [],
  );
  if (fresh.length === 0) return false;
  const begun = await tx.query(
    `insert into facts.entity (tenant, sid, id, types, doc, version, present, created_at, modified_at)
     select $1, sid, id, types, '{}', 0, false, $3, $3 from jsonb_to_recordset($2::jsonb) as new (sid smallint, id text, types text[])
     order by sid, id on conflict do nothing returning 1 as one`,
    [tenant, JSON.stringify(fresh), now],
  );
  return begun.length > 0;
}

async function lock(tenant: number, requests: readonly PastRequest[], tx: Sql): Promise<void> {
  const ids = [...new Set(requests.map(({ change }) => change.id))];
  await tx.query(
    `select 1 from facts.entity e join unnest($2::smallint[], $3::text[]) as wanted (sid, id)
       on e.tenant = $1 and e.sid = wanted.sid and e.id = wanted.id order by e.sid, e.id for update of e`,
    [tenant, ids.map(shardOf), ids],
  );
}

async function known(tenant: number, id: string, tx: Sql): Promise<Known | null> {
  const [row] = await tx.query<Known>(
    `select e.id, e.types, e.present, exists (
       select 1 from facts.history h where h.tenant = e.tenant and h.sid = e.sid and h.id = e.id
     ) as "hasPast" from facts.entity e where e.tenant = $1 and e.sid = $2 and e.id = $3`,
    [tenant, shardOf(id), id],
  );
  return row ?? null;
}

type Context = BatchContext & { readonly now: string };

async function apply(request: PastRequest, context: Context, tx: Sql): Promise<Done> {
  const { change } = request;
  const { id } = change;
  const entity = await known(context.tenant, id, tx);
  if (!entity || (change.op !== 'upsert' && !entity.hasPast)) throw new Problem('facts.not-found', { id });
  if (change.op === 'upsert' || change.op === 'append')
    return add(request, entity, change.statements, context, tx);
  if (change.op === 'restate') return restate(request, entity, change, context, tx);
  if (change.op !== 'end')
    return { ...NOTHING, withdrawn: await withdraw(context.tenant, change, context.now, tx) };
  if (entity.present) throw new Problem('facts.not-found', { id });
  const ended = await endSeries(context.tenant, id, seriesOf(change), context.now, tx);
  if (ended.length === 0) throw new Problem('facts.attribute-not-found', { id, name: change.attribute });
  return { ...NOTHING, ended };
}

function seriesOf({
  attribute,
  datasetId,
  all,
}: Extract<PastChange, { op: 'end' | 'withdraw-attribute' }>): SeriesName {
  return { attribute, dataset: all ? undefined : (datasetId ?? null) };
}

async function add(
  request: PastRequest,
  entity: Known,
  statements: PastStatements,
  context: Context,
  tx: Sql,
): Promise<Done> {
  const { change } = request;
  const types =
    change.op === 'upsert' && !entity.present
      ? [...new Set([...(entity.hasPast ? entity.types : []), ...change.types])]
      : entity.types;
  for (const [name, values] of statements)
    for (const value of values) context.check(types, new Map([[name, value]]));
  const hidden: Concealed[] = [];
  const recorded = lastOfMoments(statements).map(([attribute, said]) => {
    const key = factKey(attribute, said.datasetId);
    const concealed = context.sensitive?.conceal(entity.id, types, key, said) ?? null;
    if (concealed) hidden.push(concealed.concealed);
    return factOf(request, { ...entity, types }, attribute, concealed?.statement ?? said, context.now);
  });
  await context.sensitive?.store(hidden, tx);
  const withdrawn = await withdrawReplaced(context.tenant, recorded, context.now, tx);
  await storePast(context.tenant, recorded, request.provenance, context.now, tx);
  if (!entity.present)
    await tx.query(
      'update facts.entity set types = $4, modified_at = $5 where tenant = $1 and sid = $2 and id = $3',
      [context.tenant, shardOf(entity.id), entity.id, types, context.now],
    );
  return { ...NOTHING, recorded, withdrawn, created: !entity.hasPast };
}

function factOf(
  { by }: PastRequest,
  { id, types }: Pick<Known, 'id' | 'types'>,
  attribute: string,
  statement: Statement,
  at: string,
  instance = newInstanceId(),
): Fact {
  const where = { entity: id, entityType: types[0] ?? '', attribute };
  return makeFact(where, statement, { instance, at, by: provenanceOf(by) });
}

/** The instance keeps its id and when it was first recorded. */
async function restate(
  request: PastRequest,
  entity: Known,
  { id, attribute, instance, fragment }: Extract<PastChange, { op: 'restate' }>,
  context: Context,
  tx: Sql,
): Promise<Done> {
  const old = await readInstance(context.tenant, { id, attribute, instance }, tx);
  if (!old?.fact) throw new Problem('facts.instance-not-found', { id, name: attribute, instance });
  const before = fromStored(id, old.attribute, old.fact, () => provenanceOf(request.by));
  const statement = restated(before, attribute, fragment);
  // A value that is concealed and stays was held against its type when it came.
  const stays = digestOfConcealed(statement.value);
  if (stays === null || stays !== digestOfConcealed(before.value))
    context.check(entity.types, new Map([[attribute, statement]]));
  const hidden = context.sensitive?.conceal(id, entity.types, old.attribute, statement) ?? null;
  await context.sensitive?.store(hidden ? [hidden.concealed] : [], tx);
  const createdAt = before.createdAt ?? before.recordedAt;
  const fact = factOf(
    request,
    entity,
    attribute,
    { ...(hidden?.statement ?? statement), createdAt },
    context.now,
    instance,
  );
  await withdrawInstance(context.tenant, { id, attribute, instance }, context.now, tx);
  await storePast(context.tenant, [fact], request.provenance, context.now, tx);
  return { ...NOTHING, recorded: [fact], withdrawn: [old] };
}

async function withdraw(
  tenant: number,
  change: Extract<PastChange, { op: 'withdraw' | 'withdraw-attribute' | 'withdraw-instance' }>,
  now: string,
  tx: Sql,
): Promise<readonly WithdrawnRow[]> {
  const { id } = change;
  if (change.op === 'withdraw') return withdrawAll(tenant, id, tx);
  const { attribute: name } = change;
  if (change.op === 'withdraw-instance') {
    const gone = await withdrawInstance(tenant, change, now, tx);
    if (gone.length === 0)
      throw new Problem('facts.instance-not-found', { id, name, instance: change.instance });
    return gone;
  }
  const gone = await withdrawSeries(tenant, id, seriesOf(change), tx);
  if (gone.length === 0) throw new Problem('facts.attribute-not-found', { id, name });
  return gone;
}

function draftOf({ change, by }: PastRequest, { recorded, withdrawn, ended }: Done): AuditDraft {
  const { id } = change;
  return {
    by,
    action: change.op.startsWith('withdraw') ? 'facts.withdraw-history' : 'facts.write-history',
    resource: id,
    lines: [
      ...withdrawn.map(({ attribute, at, instance }) =>
        line('withdrawn', null, historyKey(instance, at, id, attribute)),
      ),
      ...recorded.map((fact) => factLine('past', fact)),
      ...ended.map((row) => endedLine('past', { ...row, id })),
    ],
  };
}
