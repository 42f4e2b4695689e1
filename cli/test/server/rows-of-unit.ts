import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kernel } from '@yuheng/kernel/kernel';
import { type TestKernel, testActor } from '@yuheng/kernel/test-kernel';

/** Sends a body to an operation on behalf of the unit. */
type Bring = (
  path: string,
  input: Record<string, string>,
  body: string,
) => Promise<{ readonly job: string; readonly sha256: string }>;

const noEdits = JSON.stringify({ order: [], removed: [], taken: [], own: [] });
const textOf = (unit: string): string =>
  `${unit}行动计划\n\n一、主要任务\n\n1.建设${unit}园区。2026年1月底前完成。（${unit}工业局牵头）\n\n${unit}人民政府\n2025年1月10日\n`;

async function openCase({ cases }: Kernel, type: string): Promise<string> {
  const about = { data: {}, owner: null, participants: [], finalDueAt: null };
  const [item] = await cases.open([{ type, ...about }], testActor());
  return item?.id ?? '';
}

/** A row of every kind that belongs to a unit. */
export async function rowsOfUnit(
  { kernel, database }: TestKernel,
  unit: string,
  bring: Bring,
): Promise<ReadonlyMap<string, string>> {
  const rows = new Map<string, string>();
  const { job } = await bring('plan/import-document', { name: `${unit}.txt` }, textOf(unit));
  rows.set('jobs.job', job);
  for (;;) {
    const found = await kernel.jobs.get(job);
    if (found.state === 'failed') assert.fail(JSON.stringify(found.problem));
    const result = found.result as { document: string; plans: string[] } | null;
    if (result !== null) {
      rows.set('plan.document', result.document).set('plan.plan', result.plans[0] ?? '');
      break;
    }
    await pause(10);
  }
  const [at, by, own] = ['2026-03-01T00:00:00Z', 'user:x', [unit]];
  const make = async (type: string, id: string, sql: string, values: readonly unknown[]): Promise<void> => {
    await database.query(sql, [id, ...values]);
    rows.set(type, id);
  };
  await make(
    'plan.suggestion',
    randomUUID(),
    `insert into plan.suggestion (id, plan, item, span_start, span_end, quote, class, quantities, model, prompt_hash,
         made_at, made_by, state) values ($1, $2, 'i', 0, 1, 'x', 'x', '[]', 'm', '', $3, $4, 'open')`,
    [rows.get('plan.plan'), at, by],
  );
  await make(
    'plan.briefing',
    randomUUID(),
    `insert into plan.briefing (id, case_id, month, number, content, digest, made_at, made_by)
       values ($1, $2, '2026-02', $3, '{}', '', $4, $5)`,
    [await openCase(kernel, 'PlanBriefing'), unit.codePointAt(0), at, by],
  );
  await make(
    'plan.meeting',
    randomUUID(),
    `insert into plan.meeting (id, case_id, kind, title, place, chair, starts_at, ends_at, units, edits, sequence, changed_at,
         announced, version) values ($1, $2, 'topic', 'x', 'x', 'x', $3, $3::timestamptz + interval '1 hour', $4, $5, 0, $3, false, 1)`,
    [await openCase(kernel, 'PlanMeeting'), at, own, noEdits],
  );
  await make(
    'plan.form',
    randomUUID(),
    `insert into plan.report_form (id, title, definition, unit, every, total, direction, decimals, documented, working_days,
         units, first_period, last_period, made_at, made_by)
       values ($1, $2, 'x', '个', 'month', 'sum', 'up', 0, false, 5, $3, '2026-01-31', '2026-12-31', $4, $5)`,
    [`报表${unit}`, own, at, by],
  );
  const sha256 = createHash('sha256').update(unit).digest('hex');
  for (const [type, table] of [
    ['plan.ledger', 'plan.ledger'],
    ['plan.statistics', 'plan.statistics_file'],
  ] as const)
    await make(
      type,
      sha256,
      `insert into ${table} (sha256, name, ${table === 'plan.ledger' ? '' : 'bytes, '}mapping, report, imported_at, imported_by, units)
         values (decode($1, 'hex'), 'x', ${table === 'plan.ledger' ? '' : `'', `}'{}', '{"rows": [], "rejected": []}', $2, $3, $4)`,
      [at, by, own],
    );
  await make(
    'network.case',
    randomUUID(),
    `insert into network.coverage_case (id, name, model, terrain, given, assumed, synthetic, created_at, created_by, units)
       values ($1, 'x', 'itm', 'synthetic', '{"sites": []}', '{}', true, $2, $3, $4)`,
    [at, by, own],
  );
  await make(
    'network.run',
    randomUUID(),
    'insert into network.coverage_run (id, case_id, job, asked_at, asked_by) values ($1, $2, $3, $4, $5)',
    [rows.get('network.case'), randomUUID(), at, by],
  );
  await make(
    'network.site-plan',
    randomUUID(),
    `insert into network.site_plan (id, name, city, asked, job, asked_at, asked_by, units)
       values ($1, 'x', 'urn:x', '{}', $2, $3, $4, $5)`,
    [randomUUID(), at, by, own],
  );
  await make(
    'network.ledger-import',
    randomUUID(),
    `insert into network.ledger_import (job, name, kind, sha256, mapping, coordinates, sent_at, sent_by, units)
       values ($1, 'x', 'demands', '', '{}', 'WGS84', $2, $3, $4)`,
    [at, by, own],
  );
  await make(
    'network.floor-picture',
    randomUUID(),
    `insert into network.floor_picture (id, media, width, height, sha256, bytes, saved_at, saved_by, units)
       values ($1, 'image/png', 1, 1, '', '', $2, $3, $4)`,
    [at, by, own],
  );
  await make(
    'proposals.proposal',
    randomUUID(),
    `insert into proposals.proposal (id, kind, subject, base, content, title, reason, proposed_by, proposed_at, state, units)
       values ($1, 'plan.head', $2, '0', $3, '{"zh-CN": "x", "en": "x"}', 'x', '{"id": "user:x", "name": "x"}', $4, 'proposed', '{}')`,
    [rows.get('plan.plan'), { plan: rows.get('plan.plan'), fields: { title: 'x' } }, at],
  );
  const file = await bring('files/save-file', { name: 'proof.pdf' }, `%PDF-1.7\n${unit}`);
  rows.set('files.file', file.sha256);
  return rows;
}
