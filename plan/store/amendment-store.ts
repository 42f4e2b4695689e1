import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { CompiledPlan } from '../compile/compiled.ts';
import type { Decision } from '../confirm/decision.ts';
import type { Programme } from '../confirm/programme.ts';
import { programmeInEffect } from '../confirm/programme-in-effect.ts';
import type { PartChange } from '../rules/amend/changes.ts';
import type { Pins } from '../rules/amend/diff-plans.ts';
import type { PartKind } from '../rules/amend/part.ts';
import { DECISION } from './decision-store.ts';

/** What became of one part, as it is kept once a new version is at work. */
export interface KeptPart {
  readonly kind: PartKind;
  readonly old: string | null;
  readonly new: string | null;
  readonly changes: readonly PartChange[];
  readonly by: 'rule' | 'person';
}

/** An earlier version of a plan, and how its parts went into the one that took its place. */
export interface EarlierVersion {
  /** The version that took its place. */
  readonly plan: string;
  readonly previous: string;
  readonly title: string;
  readonly programme: Programme;
  readonly parts: readonly KeptPart[];
  /** Until when it was at work (ISO time). */
  readonly until: string;
}

export async function readPins(sql: Sql, plan: string): Promise<Pins> {
  const rows = await sql.query<{ kind: PartKind; old: string | null; new: string | null }>(
    'select kind, old_part as old, new_part as new from plan.pin where plan = $1 order by kind, old_part, new_part',
    [plan],
  );
  const of = (kind: PartKind) => rows.filter((row) => row.kind === kind);
  return { heading: of('heading'), item: of('item'), target: of('target') };
}

/** Forgets what was said about either part. */
export async function forgetPins(
  plan: string,
  kind: PartKind,
  parts: { readonly old: string | null; readonly new: string | null },
  tx: Sql,
): Promise<void> {
  await tx.query('delete from plan.pin where plan = $1 and kind = $2 and (old_part = $3 or new_part = $4)', [
    plan,
    kind,
    parts.old,
    parts.new,
  ]);
}

export async function insertPin(
  pin: {
    readonly plan: string;
    readonly kind: PartKind;
    readonly old: string | null;
    readonly new: string | null;
    readonly at: string;
    readonly by: string;
  },
  tx: Sql,
): Promise<void> {
  await tx.query(
    'insert into plan.pin (plan, kind, old_part, new_part, said_at, said_by) values ($1, $2, $3, $4, $5, $6)',
    [pin.plan, pin.kind, pin.old, pin.new, pin.at, pin.by],
  );
}

/**
 * Says of which plan a draft is a new version; what was said about parts of another one is forgotten.
 * @throws Problem plan.wrong-state, plan.not-a-draft when its first cases are opened already
 */
export async function setAmends(plan: string, previous: string | null, tx: Sql): Promise<void> {
  // In the order of ids, as everywhere: two who lock the same two plans never wait for each other.
  for (const id of [plan, previous].toSorted())
    if (id !== null) await lockPlan(id, id === plan ? 'draft' : 'live', tx);
  const tasks = await tx.query('select 1 as one from plan.task where plan = $1 limit 1', [plan]);
  if (tasks.length > 0) throw new Problem('plan.not-a-draft');
  await tx.query('delete from plan.pin where plan = $1', [plan]);
  await tx.query('update plan.plan set amends = $2 where id = $1', [plan, previous]);
}

/** Nobody else changes the plan until the transaction ends. @throws Problem plan.wrong-state */
export async function lockPlan(id: string, state: 'draft' | 'live', tx: Sql): Promise<void> {
  const rows = await tx.query('select 1 as one from plan.plan where id = $1 and state = $2 for update', [
    id,
    state,
  ]);
  if (rows.length === 0) throw new Problem('plan.wrong-state');
}

/** @throws Problem plan.amended-already when another version has taken the same plan's place */
export async function insertAmendment(
  amendment: {
    readonly plan: string;
    readonly previous: string;
    readonly parts: readonly KeptPart[];
    readonly at: string;
    readonly by: string;
  },
  tx: Sql,
): Promise<void> {
  const { plan, previous, parts, at, by } = amendment;
  const stored = await tx.query(
    `insert into plan.amendment (plan, previous, parts, applied_at, applied_by) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning 1 as one`,
    [plan, previous, JSON.stringify(parts), at, by],
  );
  if (stored.length === 0) throw new Problem('plan.amended-already');
}

/** The bindings go over as they are: who bound, and when, stays. */
export async function carryBindings(
  plan: string,
  previous: string,
  pairs: readonly { readonly old: string; readonly new: string }[],
  tx: Sql,
): Promise<void> {
  await tx.query(
    `insert into plan.binding (plan, target, measure, bound_at, bound_by)
     select $1, pair.young, b.measure, b.bound_at, b.bound_by
     from unnest($3::text[], $4::text[]) as pair (old, young)
     join plan.binding b on b.plan = $2 and b.target = pair.old
     on conflict (plan, target) do nothing`,
    [plan, previous, pairs.map(({ old }) => old), pairs.map((pair) => pair.new)],
  );
}

/** What was said about the items of two plans holds for the new version as well. */
export async function carryJudgements(
  plan: string,
  previous: string,
  pairs: readonly { readonly old: string; readonly new: string }[],
  tx: Sql,
): Promise<void> {
  await tx.query(
    `insert into plan.overlap_judgement (one_plan, one_item, other_plan, other_item, same, judged_at, judged_by)
     select least(mine, theirs), case when mine < theirs then item else their_item end,
       greatest(mine, theirs), case when mine < theirs then their_item else item end, same, judged_at, judged_by
     from (
       select $1::uuid as mine, pair.young as item, same, judged_at, judged_by,
         case when j.one_plan = $2 then j.other_plan else j.one_plan end as theirs,
         case when j.one_plan = $2 then j.other_item else j.one_item end as their_item
       from unnest($3::text[], $4::text[]) as pair (old, young)
       join plan.overlap_judgement j
         on (j.one_plan = $2 and j.one_item = pair.old) or (j.other_plan = $2 and j.other_item = pair.old)
     ) as carried
     on conflict do nothing`,
    [plan, previous, pairs.map(({ old }) => old), pairs.map((pair) => pair.new)],
  );
}

/** All versions before these plans, whatever the length of the chain. */
export async function readEarlierVersions(
  sql: Sql,
  plans: readonly string[],
): Promise<readonly EarlierVersion[]> {
  const rows = await sql.query<EarlierRow>(
    `with recursive chain as (
       select a.* from plan.amendment a where a.plan = any ($1::uuid[])
       union all
       select a.* from plan.amendment a join chain c on a.plan = c.previous
     )
     select v.plan, v.previous, coalesce(p.compiled ->> 'title', d.name) as title, p.compiled, v.parts,
       v.applied_at as until,
       coalesce((select jsonb_agg(${DECISION} order by c.sequence) from plan.decision c where c.plan = p.id), '[]') as decisions
     from chain v join plan.plan p on p.id = v.previous join plan.document d on d.id = p.document
     order by v.applied_at desc`,
    [plans],
  );
  return rows.map(({ compiled, decisions, ...version }) => ({
    ...version,
    programme: programmeInEffect(compiled, decisions),
  }));
}

type EarlierRow = Omit<EarlierVersion, 'programme'> & {
  readonly compiled: CompiledPlan;
  readonly decisions: readonly Decision[];
};

/** What became of every part when this version was put to work; null where it took nobody's place. */
export async function readAmendment(
  sql: Sql,
  plan: string,
): Promise<{
  readonly previous: string;
  readonly parts: readonly KeptPart[];
  readonly at: string;
  readonly by: string;
} | null> {
  const [row] = await sql.query<{ previous: string; parts: KeptPart[]; at: string; by: string }>(
    'select previous, parts, applied_at as at, applied_by as by from plan.amendment where plan = $1',
    [plan],
  );
  return row ?? null;
}
