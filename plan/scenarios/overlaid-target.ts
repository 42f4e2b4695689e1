import { chanceOf } from '@yuheng/kernel/forecast-chance';
import type { TracePoint } from '@yuheng/kernel/scenario-trace';
import { type Effect, shiftedForecast } from '@yuheng/kernel/shifted-forecast';
import { fanView } from '../board/fan-view.ts';
import { goalOf } from '../board/goal-of.ts';
import { factorOf } from '../board/goal-view.ts';
import type { MeasureState } from '../board/measure-state.ts';
import { type Outlook, outlookOf } from '../board/outlook.ts';
import { titleOf } from '../board/plan-view.ts';
import { forecastView, isUnfit, targetView } from '../board/target-view.ts';
import type { ProgrammeTarget } from '../confirm/programme.ts';
import { judge } from '../rules/lamp.ts';
import { boundsOf } from '../rules/readings-of.ts';
import type { PlanRecord } from '../store/plan-store.ts';
import type { ScenarioTarget } from './result.ts';

/**
 * A target under a scenario: its real forecast shifted by what the scenario adds to the figure (kernel/forecast/shifted-forecast.ts),
 * the chance counted anew, and the lamp that would be judged from it by the one judge of lamps. Pure.
 * @param trace the measure along the times, with the scenario and without; empty where it is not concerned
 */
export function overlaidTarget(
  plan: PlanRecord,
  target: ProgrammeTarget,
  measure: MeasureState,
  trace: readonly TracePoint[],
  now: string,
): ScenarioTarget {
  const view = targetView(plan, target, measure, now);
  const factor = factorOf(target);
  const real = outlookOf(measure, target, view.due, now);
  const shown = (base: number | null): number | null => (base === null ? null : base / factor);
  const common = {
    target: view,
    planTitle: titleOf(plan),
    realFan: fanView(real, factor),
    trace: trace.map(({ at, without, with: under }) => ({ at, without: shown(without), with: shown(under) })),
  };
  if (trace.length === 0)
    return {
      ...common,
      concerned: false,
      lamp: view.lamp,
      reason: view.reason,
      forecast: view.forecast,
      fan: common.realFan,
    };
  const outlook = underScenario(real, target, measure, effectsOf(trace));
  const { forecast, chance, readings, periodDays } = outlook;
  const { lamp, reason } = judge({
    target,
    goal: goalOf(target, measure.definition.direction),
    due: view.due,
    measured: true,
    reading: readings.at(-1) ?? null,
    unfit: isUnfit(measure),
    forecast: forecast && { chance, method: forecast.method },
    periodDays,
    now,
  });
  return {
    ...common,
    concerned: true,
    lamp,
    reason: { key: reason.key, values: { ...reason.values } },
    forecast: forecastView(outlook, factor),
    fan: fanView(outlook, factor),
  };
}

/** What the scenario adds to the figure from each time on; null where there is a time at which the figure cannot be computed. */
export function effectsOf(trace: readonly TracePoint[]): readonly Effect[] | null {
  const effects: Effect[] = [];
  for (const { at, without, with: under } of trace) {
    if (without === null || under === null) return null;
    effects.push({ at, by: under - without });
  }
  return effects;
}

function underScenario(
  real: Outlook,
  target: ProgrammeTarget,
  measure: MeasureState,
  effects: readonly Effect[] | null,
): Outlook {
  const goal = goalOf(target, measure.definition.direction);
  if (real.forecast === null || goal === null || effects === null)
    return { ...real, forecast: null, chance: 0 };
  const bounds = boundsOf(measure.definition.unit, real.readings, goal.value);
  const forecast = shiftedForecast(real.forecast, effects, bounds);
  return { ...real, forecast, chance: chanceOf(goal, forecast) };
}
