import { Problem } from '@yuheng/kernel/problem';
import type { CompiledPlan, Gap } from '../compile/compiled.ts';
import { partsOfAnnex } from '../compile/fill-plan.ts';
import type { PlanRecord } from '../store/plan-store.ts';
import { isFillable } from './fillable.ts';
import { gapIds } from './gap-ids.ts';
import { requireDraft } from './refuse.ts';

/**
 * A gap of a draft that can be filled, or filled anew.
 * @throws Problem plan.not-a-draft, plan.gap-not-found, plan.filled-already where what came in is decided about
 */
export function openGap(plan: PlanRecord, id: string): Gap {
  requireDraft(plan);
  const { gaps } = plan.compiled;
  const gap = gaps[gapIds(gaps).indexOf(id)];
  if (gap === undefined || !isFillable(gap)) throw new Problem('plan.gap-not-found');
  if (isSettled(plan, gap)) throw new Problem('plan.filled-already', { name: gap.detail });
  return gap;
}

/** Whether somebody has decided about something of what came in, or filled a gap of it. */
export function isSettled({ compiled, decisions, bindings }: PlanRecord, { filled }: Gap): boolean {
  if (filled === undefined) return false;
  const parts = new Set(partsOfAnnex(compiled, filled.document));
  const decided = [...decisions.map(({ thing }) => thing.id), ...Object.keys(bindings)];
  const nested = compiled.gaps.some(
    (one) => one.annex?.document === filled.document && one.filled !== undefined,
  );
  return nested || decided.some((one) => parts.has(one));
}

/** Whether a gap that somebody decided about would be gone. */
export function losesDecided({ decisions }: PlanRecord, after: CompiledPlan): boolean {
  const left = new Set(gapIds(after.gaps));
  return decisions.some(({ thing }) => thing.kind === 'gap' && !left.has(thing.id));
}
