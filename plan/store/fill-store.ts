import type { Sql } from '@yuheng/kernel/store';
import type { CompiledPlan, Filled } from '../compile/compiled.ts';
import type { OffsetMap } from '../intake/map/offset-map.ts';
import { type DocumentRecord, insertDocument } from './plan-store.ts';

/** What was filled into which gap of which plan. */
export interface Fill extends Filled {
  readonly plan: string;
  /** Id of the gap, see `gapIds`. */
  readonly gap: string;
}

/**
 * Stores the content of an annex as a document of its own, and the plan with what was found in it. The caller holds the
 * plan.
 */
export async function insertFill(
  fill: Fill,
  annex: { readonly record: DocumentRecord & { readonly map: OffsetMap }; readonly bytes: Uint8Array },
  plan: CompiledPlan,
  tx: Sql,
): Promise<void> {
  await tx.query('update plan.plan set compiled = $2 where id = $1', [fill.plan, JSON.stringify(plan)]);
  await insertDocument(annex.record, annex.bytes, [], tx);
  await tx.query(
    `insert into plan.fill (plan, gap, document, manner, filled_at, filled_by) values ($1, $2, $3, $4, $5, $6)`,
    [fill.plan, fill.gap, fill.document, fill.manner, fill.at, fill.by],
  );
}
