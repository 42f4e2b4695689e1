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
  annex: DocumentRecord & { readonly map: OffsetMap; readonly units: readonly string[] },
  plan: CompiledPlan,
  tx: Sql,
): Promise<void> {
  await setCompiled(fill.plan, plan, tx);
  await insertDocument(annex, [], tx);
  await addFill(fill, tx);
}

/** What goes over from an earlier version, and what goes back. The caller holds the plan. */
export async function changeFills(
  plan: string,
  {
    compiled,
    left,
    carried,
  }: {
    readonly compiled: CompiledPlan;
    readonly left: readonly Pick<Fill, 'gap' | 'document'>[];
    readonly carried: readonly Fill[];
  },
  tx: Sql,
): Promise<void> {
  if (left.length + carried.length === 0) return;
  await setCompiled(plan, compiled, tx);
  for (const { gap, document } of left)
    await tx.query('delete from plan.fill where plan = $1 and gap = $2 and document = $3', [
      plan,
      gap,
      document,
    ]);
  for (const fill of carried) await addFill(fill, tx);
}

async function setCompiled(plan: string, compiled: CompiledPlan, tx: Sql): Promise<void> {
  await tx.query('update plan.plan set compiled = $2 where id = $1', [plan, JSON.stringify(compiled)]);
}

async function addFill(fill: Fill, tx: Sql): Promise<void> {
  await tx.query(
    `insert into plan.fill (plan, gap, document, manner, filled_at, filled_by, carried_from)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [fill.plan, fill.gap, fill.document, fill.manner, fill.at, fill.by, fill.from ?? null],
  );
}
