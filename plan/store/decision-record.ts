import type { Sql } from '@yuheng/kernel/store';
import type { Decision } from '../confirm/decision.ts';

/** The record of decisions of a plan, in order. */
export async function readDecisionRecord(sql: Sql, plan: string): Promise<readonly Decision[]> {
  return sql.query<Decision>(
    `select sequence, jsonb_build_object('kind', kind, 'id', thing) as thing, act, changes, threshold, withdraws,
       reason, decided_at as at, decided_by as by, synthetic
     from plan.decision where plan = $1 order by sequence`,
    [plan],
  );
}

/** Adds lines to the record as they are: who decided, and when, stays. */
export async function appendDecisions(plan: string, decisions: readonly Decision[], tx: Sql): Promise<void> {
  await tx.query(
    `insert into plan.decision (plan, sequence, kind, thing, act, changes, threshold, withdraws, reason, decided_at,
       decided_by, synthetic)
     select $1, d.sequence, d.thing ->> 'kind', d.thing ->> 'id', d.act, d.changes, nullif(d.threshold, 'null'),
       d.withdraws, d.reason, d.at, d.by, d.synthetic
     from jsonb_to_recordset($2::jsonb) as d (sequence integer, thing jsonb, act text, changes jsonb, threshold jsonb,
       withdraws integer, reason text, at timestamptz, by text, synthetic boolean)`,
    [plan, JSON.stringify(decisions)],
  );
}
