import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { CompiledPlan, Filled, Span } from '../compile/compiled.ts';
import type { OffsetMap } from '../intake/map/offset-map.ts';
import { type DocumentRecord, insertDocument } from './plan-store.ts';

export interface Fill extends Filled {
  readonly plan: string;
  readonly gap: Span;
}

/**
 * Stores the content of an annex as a document of its own, and the plan with what was found in it.
 * @throws Problem plan.wrong-state where the plan is no draft, or changed since `before` was read
 */
export async function insertFill(
  fill: Fill,
  annex: { readonly record: DocumentRecord & { readonly map: OffsetMap }; readonly bytes: Uint8Array },
  plan: { readonly before: CompiledPlan; readonly after: CompiledPlan },
  tx: Sql,
): Promise<void> {
  const changed = await tx.query(
    `update plan.plan set compiled = $3 where id = $1 and state = 'draft' and compiled = $2::jsonb returning 1 as one`,
    [fill.plan, JSON.stringify(plan.before), JSON.stringify(plan.after)],
  );
  if (changed.length === 0) throw new Problem('plan.wrong-state');
  await insertDocument(annex.record, annex.bytes, [], tx);
  await tx.query(
    `insert into plan.fill (plan, gap_start, gap_end, document, manner, filled_at, filled_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [fill.plan, fill.gap.start, fill.gap.end, fill.document, fill.manner, fill.at, fill.by],
  );
}
