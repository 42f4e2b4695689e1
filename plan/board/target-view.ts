import { limitOf } from '@yuheng/kernel/forecast-goal';
import type { Reading } from '@yuheng/kernel/forecast-reading';
import { requiredPace } from '@yuheng/kernel/required-pace';
import { horizonDates } from '../compile/horizon/horizon-dates.ts';
import type { Programme, ProgrammeTarget } from '../confirm/programme.ts';
import { judge } from '../rules/lamp.ts';
import type { PlanRecord } from '../store/plan-store.ts';
import { goalOf, isLevel } from './goal-of.ts';
import { factorOf, goalView } from './goal-view.ts';
import { boardId } from './ids.ts';
import type { MeasureState } from './measure-state.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import type { TargetView } from './view.ts';

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
  const newest =
    measure?.newest && measure.newest.facts > 0 && measure.newest.value !== null ? measure.newest : null;
  const outlook = outlookOf(measure, target, dates.latest, now);
  const { readings, forecast, chance, periodDays } = outlook;
  const goal = goalOf(target, measure?.definition.direction ?? 'up');
  const { lamp, reason } = judge({
    target,
    goal,
    due: dates.latest,
    measured: measure !== null,
    reading: readings.at(-1) ?? null,
    unfit: isUnfit(measure),
    forecast: forecast && { chance, method: forecast.method },
    periodDays,
    now,
  });
  const start = startOf(readings, plan.programme);
  const required =
    goal === null || dates.latest === null || !isLevel(target)
      ? null
      : requiredPace(start, limitOf(goal), dates.latest, now);
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
    forecast: forecastView(outlook, factor),
    measure: measure ? { code: measure.definition.code, version: measure.definition.version } : null,
    reading: newest && {
      measurement: newest.id,
      quantity: quantity(newest.value ?? 0),
      at: newest.at,
      tier: newest.tier,
      facts: newest.facts,
      synthetic: newest.synthetic,
    },
    trend: readings.map(({ at, value }) => ({ at, shown: value / factor })),
    lamp,
    reason: { key: reason.key, values: { ...reason.values } },
    span: target.span,
    earlier: [...earlier],
    threshold: target.threshold ?? null,
    quality: {
      checked: measure?.findings.length ?? 0,
      failed: failedOf(measure).map(({ kind, grey, demand, found }) => ({ kind, grey, demand, found })),
    },
  };
}

/** What the rules over its data found wrong. */
function failedOf(measure: MeasureState | null): MeasureState['findings'] {
  return measure?.findings.filter(({ standing }) => standing === 'failed') ?? [];
}

/** Nothing can be judged by its figure, as a rule over its data says. */
export function isUnfit(measure: MeasureState | null): boolean {
  return failedOf(measure).some(({ grey }) => grey);
}

/** A forecast at the due date; null without one. */
export function forecastView({ forecast, chance }: Outlook, factor: number): TargetView['forecast'] {
  const end = forecast?.fan.at(-1);
  if (!forecast || !end) return null;
  const { method, points } = forecast;
  const shown = (base: number): number => base / factor;
  return {
    chance,
    median: shown(end.median),
    low: shown(end.low80),
    high: shown(end.high80),
    method,
    points,
  };
}

/** Progress is counted from the last figure before the plan was issued, or else from the first known one. */
export function startOf(
  readings: readonly Reading[],
  { issueDate }: Pick<Programme, 'issueDate'>,
): Reading | null {
  const before = readings.findLast(({ at }) => issueDate !== null && at.slice(0, 10) <= issueDate);
  return before ?? readings[0] ?? null;
}
