import type { Measurement } from '@yuheng/kernel/measurement';
import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';
import { horizonDates } from '../compile/horizon/horizon-dates.ts';
import type { Programme, ProgrammeTarget } from '../confirm/programme.ts';
import { judge } from '../rules/lamp.ts';
import type { PlanRecord } from '../store/plan-store.ts';
import { factorOf, goalView } from './goal-view.ts';
import { boardId } from './ids.ts';
import type { TargetView } from './view.ts';

/** What a bound measure says: its newest figure, and those of past periods, oldest first. */
export interface MeasureState {
  readonly definition: MeasureDefinition;
  readonly newest: Measurement | null;
  readonly series: readonly Measurement[];
}

/** One target as the board shows it. Pure. */
export function targetView(
  plan: PlanRecord,
  target: ProgrammeTarget,
  measure: MeasureState | null,
  now: string,
  earlier: readonly TargetView['earlier'][number][] = [],
): TargetView {
  const factor = factorOf(target);
  const quantity = (base: number): TargetView['goal'] & object => ({ base, shown: base / factor });
  const asked = goalView(target);
  const dates = horizonDates(target.horizon, plan.programme.issueDate);
  const past = (measure?.series ?? []).filter((one) => one.facts > 0 && one.value !== null);
  const newest =
    measure?.newest && measure.newest.facts > 0 && measure.newest.value !== null ? measure.newest : null;
  const { lamp, required, reason } = judge({
    target,
    goal: asked.goal?.base ?? null,
    due: dates.latest,
    measured: measure !== null,
    value: newest?.value ?? null,
    start: startOf(past, plan.programme),
    now,
  });
  return {
    id: boardId(plan.id, target.id),
    plan: plan.id,
    kind: target.kind,
    subject: target.subject,
    quote: target.text,
    ...asked,
    decimals: measure?.definition.decimals ?? 0,
    due: dates.latest,
    dueEarliest: dates.earliest,
    required: required === null ? null : quantity(required),
    measure: measure ? { code: measure.definition.code, version: measure.definition.version } : null,
    reading: newest && {
      measurement: newest.id,
      quantity: quantity(newest.value ?? 0),
      at: newest.at,
      tier: newest.tier,
      facts: newest.facts,
      synthetic: newest.synthetic,
    },
    trend: [...past, ...(newest ? [newest] : [])].map(({ at, value }) => ({
      at,
      shown: (value ?? 0) / factor,
    })),
    lamp,
    reason: { key: reason.key, values: { ...reason.values } },
    span: target.span,
    earlier: [...earlier],
    threshold: target.threshold ?? null,
  };
}

/** Progress is counted from the last figure before the plan was issued, or else from the first known one. */
function startOf(past: readonly Measurement[], plan: Programme): { at: string; value: number } | null {
  const before = past.findLast(({ at }) => plan.issueDate !== null && at.slice(0, 10) <= plan.issueDate);
  const start = before ?? past[0];
  return start ? { at: start.at, value: start.value ?? 0 } : null;
}
