import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { CompiledPlan } from '../compile/compiled.ts';
import type { Decision } from '../confirm/decision.ts';
import type { Programme } from '../confirm/programme.ts';
import { programmeInEffect } from '../confirm/programme-in-effect.ts';
import type { OffsetMap } from '../intake/map/offset-map.ts';
import { DECISION } from './decision-store.ts';

/** A document without its bytes, see original-store.ts. */
export interface DocumentRecord {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly media: string;
  readonly encoding: string;
  readonly text: string;
  readonly importedAt: string;
  readonly importedBy: string;
  readonly synthetic: boolean;
}

/** superseded: a new version took its place; it stays readable. */
export type PlanState = 'draft' | 'live' | 'superseded' | 'removed';

/** Another version of a plan. */
export interface VersionRef {
  readonly id: string;
  readonly title: string;
}

export interface PlanRecord {
  readonly id: string;
  readonly document: string;
  readonly state: PlanState;
  /** As the compiler wrote it. */
  readonly compiled: CompiledPlan;
  /** The record of decisions about it, in order. */
  readonly decisions: readonly Decision[];
  /** How often somebody filled one of its gaps. */
  readonly fills: number;
  /** As it is in effect: the compiled plan with the decisions. */
  readonly programme: Programme;
  readonly source: { readonly name: string; readonly sha256: string; readonly characters: number };
  readonly importedAt: string;
  readonly importedBy: string;
  readonly synthetic: boolean;
  /** Of which plan a draft is a new version, as a person said. */
  readonly amends: VersionRef | null;
  /** The version whose place this one took. */
  readonly previous: VersionRef | null;
  /** The version that took the place of this one. */
  readonly successor: VersionRef | null;
  /** Item id -> case id. */
  readonly tasks: Readonly<Record<string, string>>;
  /** Target id -> measure code. */
  readonly bindings: Readonly<Record<string, string>>;
}

/** A version by the expression that gives its id. */
export function versionOf(id: string): string {
  return `(select jsonb_build_object('id', v.id, 'title', coalesce(v.compiled ->> 'title', e.name))
    from plan.plan v join plan.document e on e.id = v.document where v.id = ${id})`;
}

const SELECT = `
  select p.id, p.document, p.state, p.compiled, d.imported_at as "importedAt", d.imported_by as "importedBy", d.synthetic,
    ${versionOf('p.amends')} as amends,
    ${versionOf('(select previous from plan.amendment a where a.plan = p.id)')} as previous,
    ${versionOf('(select plan from plan.amendment a where a.previous = p.id)')} as successor,
    jsonb_build_object('name', d.name, 'sha256', encode(d.sha256, 'hex'), 'characters', length(d.text)) as source,
    coalesce((select jsonb_object_agg(item, case_id) from plan.task t where t.plan = p.id), '{}') as tasks,
    coalesce((select jsonb_object_agg(target, measure) from plan.binding b where b.plan = p.id), '{}') as bindings,
    (select count(*)::int from plan.fill f where f.plan = p.id) as fills,
    coalesce((select jsonb_agg(${DECISION} order by c.sequence) from plan.decision c where c.plan = p.id), '[]') as decisions
  from plan.plan p join plan.document d on d.id = p.document`;

type PlanRow = Omit<PlanRecord, 'programme'> & Record<string, unknown>;

/** Plans that are on the board and may be seen, in order of import. */
export async function listPlans({
  database,
  records,
}: Pick<Kernel, 'database' | 'records'>): Promise<readonly PlanRecord[]> {
  const rows = await database.query<PlanRow>(
    `${SELECT} where p.state in ('draft', 'live') order by d.imported_at, p.ordinal`,
  );
  return (await records.of('plan.plan', rows, ({ id }) => id)).map(withProgramme);
}

/** Those of them that there are, superseded ones as well. */
export async function findPlans(sql: Sql, ids: readonly string[]): Promise<readonly PlanRecord[]> {
  const rows = await sql.query<PlanRow>(`${SELECT} where p.id::text = any($1) and p.state <> 'removed'`, [
    ids,
  ]);
  return rows.map(withProgramme);
}

/** Plans at work of which a target is measured by it, seen or not: what is asked is whether a change would move them. */
export async function plansBoundTo(sql: Sql, measure: string): Promise<readonly PlanRecord[]> {
  const rows = await sql.query<PlanRow>(
    `${SELECT} where p.state = 'live' and exists (select from plan.binding b where b.plan = p.id and b.measure = $1)
     order by d.imported_at, p.ordinal`,
    [measure],
  );
  return rows.map(withProgramme);
}

/** Until the transaction ends nobody else binds a target to this measure, or says otherwise what it is. */
export async function takeMeasure(tx: Sql, measure: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 25))', [measure]);
}

function withProgramme(row: PlanRow): PlanRecord {
  return { ...row, programme: programmeInEffect(row.compiled, row.decisions) };
}

/** Superseded ones as well. @throws Problem plan.not-found */
export async function readPlan(sql: Sql, id: string): Promise<PlanRecord> {
  const [row] = await sql.query<PlanRow>(`${SELECT} where p.id::text = $1 and p.state <> 'removed'`, [id]);
  if (!row) throw new Problem('plan.not-found');
  return withProgramme(row);
}

/** @throws Problem plan.document-not-found */
export async function readDocument(sql: Sql, id: string): Promise<DocumentRecord> {
  const [row] = await sql.query<DocumentRecord & Record<string, unknown>>(
    `select id, name, encode(sha256, 'hex') as sha256, media, encoding, text, imported_at as "importedAt",
       imported_by as "importedBy", synthetic from plan.document where id::text = $1`,
    [id],
  );
  if (!row) throw new Problem('plan.document-not-found');
  return row;
}

/** Id of a plan on the board that came from the same bytes, or null. */
export async function findSameDocument(sql: Sql, sha256: string): Promise<string | null> {
  const [row] = await sql.query<{ plan: string }>(
    `select p.id as plan from plan.plan p join plan.document d on d.id = p.document
     where p.sha256 = decode($1, 'hex') and p.state in ('draft', 'live') limit 1`,
    [sha256],
  );
  return row?.plan ?? null;
}

/** The caller has kept its original. @throws Problem plan.imported-already */
export async function insertDocument(
  document: DocumentRecord & { readonly map: OffsetMap; readonly units: readonly string[] },
  plans: readonly { readonly id: string; readonly compiled: CompiledPlan }[],
  tx: Sql,
): Promise<void> {
  const { id, name, sha256, media, encoding, text, map, importedAt, importedBy, synthetic, units } = document;
  await tx.query(
    `insert into plan.document (id, name, sha256, media, encoding, text, map, imported_at, imported_by, synthetic, units)
     values ($1, $2, decode($3, 'hex'), $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, name, sha256, media, encoding, text, JSON.stringify(map), importedAt, importedBy, synthetic, units],
  );
  for (const [ordinal, plan] of plans.entries()) {
    const stored = await tx.query(
      `insert into plan.plan (id, document, ordinal, sha256, compiled, state) values ($1, $2, $3, decode($4, 'hex'), $5, 'draft')
       on conflict do nothing returning 1 as one`,
      [plan.id, id, ordinal, sha256, JSON.stringify(plan.compiled)],
    );
    if (stored.length === 0) throw new Problem('plan.imported-already', { name });
  }
}

/** @throws Problem plan.wrong-state when the plan is not in the state that the caller saw. */
export async function changeState(id: string, from: PlanState, to: PlanState, tx: Sql): Promise<void> {
  const changed = await tx.query(
    'update plan.plan set state = $3 where id = $1 and state = $2 returning 1 as one',
    [id, from, to],
  );
  if (changed.length === 0) throw new Problem('plan.wrong-state');
}

/**
 * Holds the plan until the transaction ends; false where it is not in the state that the caller saw, or somebody has
 * decided something, filled a gap or said of which plan it is a new version since.
 */
export async function holdPlan(
  {
    id,
    state,
    amends,
    decisions,
    fills,
  }: Pick<PlanRecord, 'id' | 'state' | 'amends' | 'decisions' | 'fills'>,
  tx: Sql,
): Promise<boolean> {
  const [held] = await tx.query<{ state: PlanState; amends: string | null }>(
    'select state, amends from plan.plan where id = $1 for update',
    [id],
  );
  const [last] = await tx.query<{ sequence: number; fills: number }>(
    `select coalesce(max(sequence), 0)::int as sequence,
       (select count(*)::int from plan.fill where plan = $1) as fills from plan.decision where plan = $1`,
    [id],
  );
  const seen = last?.sequence === (decisions.at(-1)?.sequence ?? 0) && last.fills === fills;
  return held?.state === state && held.amends === (amends?.id ?? null) && seen;
}

export async function insertTasks(
  plan: string,
  tasks: readonly { readonly item: string; readonly case: string }[],
  tx: Sql,
): Promise<void> {
  await tx.query(
    'insert into plan.task (plan, item, case_id) select $1, * from unnest($2::text[], $3::uuid[])',
    [plan, tasks.map(({ item }) => item), tasks.map((task) => task.case)],
  );
}

/** Target id -> measure code, as it is now. */
export async function readBindings(sql: Sql, plan: string): Promise<PlanRecord['bindings']> {
  const rows = await sql.query<{ target: string; measure: string }>(
    'select target, measure from plan.binding where plan = $1',
    [plan],
  );
  return Object.fromEntries(rows.map(({ target, measure }) => [target, measure]));
}

/** Binds a target to a measure, or frees it (null). @throws Problem plan.wrong-state when the plan is not on the board any more */
export async function bindTarget(
  tx: Sql,
  binding: {
    readonly plan: string;
    readonly target: string;
    readonly measure: string | null;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  const { plan, target, measure, by, at } = binding;
  const held = await tx.query(
    `select 1 as one from plan.plan where id = $1 and state in ('draft', 'live') for share`,
    [plan],
  );
  if (held.length === 0) throw new Problem('plan.wrong-state');
  if (measure === null) {
    await tx.query('delete from plan.binding where plan = $1 and target = $2', [plan, target]);
    return;
  }
  await tx.query(
    `insert into plan.binding (plan, target, measure, bound_at, bound_by) values ($1, $2, $3, $4, $5)
     on conflict (plan, target) do update set measure = excluded.measure, bound_at = excluded.bound_at, bound_by = excluded.bound_by`,
    [plan, target, measure, at, by],
  );
}
