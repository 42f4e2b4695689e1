import type { Sql } from '@yuheng/kernel/store';
import type { Decision, Thing } from '../confirm/decision.ts';

/** One row of plan.decision `c` as a {@link Decision}. */
export const DECISION = `jsonb_build_object('sequence', c.sequence, 'thing', jsonb_build_object('kind', c.kind, 'id', c.thing),
  'act', c.act, 'changes', c.changes, 'threshold', c.threshold, 'withdraws', c.withdraws, 'reason', c.reason,
  'at', to_char(c.decided_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', c.decided_by, 'synthetic', c.synthetic)`;

/** The decisions about a plan that came after a place of its record, oldest first. */
export async function readDecisions(sql: Sql, plan: string, after: number): Promise<readonly Decision[]> {
  const rows = await sql.query<{ decision: Decision }>(
    `select ${DECISION} as decision from plan.decision c where c.plan = $1 and c.sequence > $2 order by c.sequence`,
    [plan, after],
  );
  return rows.map(({ decision }) => decision);
}

/** Adds lines to the record of a plan; the caller holds the plan. */
export async function insertDecisions(plan: string, decisions: readonly Decision[], tx: Sql): Promise<void> {
  await tx.query(
    `insert into plan.decision (plan, sequence, kind, thing, act, changes, threshold, withdraws, reason, decided_at, decided_by, synthetic)
     select $1, (d->>'sequence')::int, d->'thing'->>'kind', d->'thing'->>'id', d->>'act', d->'changes',
       nullif(d->'threshold', 'null'), (d->>'withdraws')::int, d->>'reason', (d->>'at')::timestamptz, d->>'by', (d->>'synthetic')::boolean
     from jsonb_array_elements($2::jsonb) d`,
    [plan, JSON.stringify(decisions)],
  );
}

/** The place in the record of the newest decision about a thing; 0 for none. */
export async function newestDecision(sql: Sql, plan: string, { kind, id }: Thing): Promise<number> {
  const [row] = await sql.query<{ newest: number }>(
    `select coalesce(max(sequence), 0)::int as newest from plan.decision where plan::text = $1 and kind = $2 and thing = $3`,
    [plan, kind, id],
  );
  return row?.newest ?? 0;
}
