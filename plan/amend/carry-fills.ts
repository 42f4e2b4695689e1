import type { CompiledAnnex } from '../compile/compile-annex.ts';
import type { CompiledPlan, Gap } from '../compile/compiled.ts';
import { fillPlan, withoutFill } from '../compile/fill-plan.ts';
import { isFillable } from '../confirm/fillable.ts';
import { gapIds } from '../confirm/gap-ids.ts';
import { isSettled, losesDecided } from '../confirm/open-gap.ts';
import type { Fill } from '../store/fill-store.ts';
import type { PlanRecord } from '../store/plan-store.ts';

export interface CarriedFills {
  /** The new version with what was brought for the old one, and without what was carried over from another. */
  readonly compiled: CompiledPlan;
  /** Fills of the new version that are no more: their gaps and documents. */
  readonly left: readonly Pick<Fill, 'gap' | 'document'>[];
  readonly carried: readonly Fill[];
}

/**
 * What somebody brought for gaps of the old version goes over to the new one wherever it has the same gap and nobody
 * brought anything for it there: who brought it and when stays. What was carried over before goes again, unless
 * somebody has decided about something of it. Pure.
 * @param old null: the draft is a plan of its own
 * @param annexes what was brought for the old version, compiled, by the ids of its documents
 */
export function carryFills(
  young: PlanRecord,
  old: Pick<PlanRecord, 'id' | 'compiled'> | null,
  annexes: ReadonlyMap<string, CompiledAnnex>,
): CarriedFills {
  let { compiled } = young;
  const left: Pick<Fill, 'gap' | 'document'>[] = [];
  // The last first: what was brought for a gap of an annex goes before the annex.
  for (const { filled } of filledGaps(young.compiled).toReversed()) {
    const [id, gap] = gapOf(compiled, ({ filled: now }) => now?.document === filled.document) ?? [];
    if (id === undefined || gap === undefined || filled.from === undefined || filled.from === old?.id)
      continue;
    const without = withoutFill(compiled, gap);
    if (isSettled({ ...young, compiled }, gap) || losesDecided(young, without)) continue;
    compiled = without;
    left.push({ gap: id, document: filled.document });
  }
  const carried: Fill[] = [];
  for (const { id, filled } of old === null ? [] : filledGaps(old.compiled)) {
    const gap = compiled.gaps[gapIds(compiled.gaps).indexOf(id)];
    const annex = annexes.get(filled.document);
    if (
      old === null ||
      annex === undefined ||
      gap === undefined ||
      !isFillable(gap) ||
      gap.filled !== undefined
    )
      continue;
    const kept = { ...filled, from: old.id };
    compiled = fillPlan(compiled, gap, kept, annex).plan;
    carried.push({ plan: young.id, gap: id, ...kept });
  }
  return { compiled, left, carried };
}

/** The gaps that somebody filled, in the order in which they did. */
export function filledGaps({ gaps }: CompiledPlan) {
  const ids = gapIds(gaps);
  return gaps
    .flatMap(({ filled }, at) => (filled === undefined ? [] : [{ id: ids[at] ?? '', filled }]))
    .toSorted(
      (one, other) => Number(one.filled.at > other.filled.at) - Number(one.filled.at < other.filled.at),
    );
}

function gapOf({ gaps }: CompiledPlan, is: (gap: Gap) => boolean): readonly [string, Gap] | null {
  const at = gaps.findIndex(is);
  const gap = gaps[at];
  return gap === undefined ? null : [gapIds(gaps)[at] ?? '', gap];
}
