import { limitOf } from '@yuheng/kernel/forecast-goal';
import type { Reading } from '@yuheng/kernel/forecast-reading';
import type { Kernel } from '@yuheng/kernel/kernel';
import { horizonDates } from '../compile/horizon/horizon-dates.ts';
import { found } from '../confirm/refuse.ts';
import { PERIODS } from '../rules/lamp.ts';
import { readPlan } from '../store/plan-store.ts';
import { fanView } from './fan-view.ts';
import { goalOf, isLevel } from './goal-of.ts';
import { factorOf } from './goal-view.ts';
import { splitBoardId } from './ids.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { readMeasureState } from './read-measure-state.ts';
import type { TargetForecast } from './target-forecast.ts';
import { forecastView, startOf } from './target-view.ts';

const DAY = 86_400_000;

/** @throws Problem plan.not-found */
export async function readTargetForecast(kernel: Kernel, id: string): Promise<TargetForecast> {
  const { plan: planId, own } = splitBoardId(id);
  const plan = await readPlan(kernel.database, planId);
  const target = found(plan.programme.targets, own);
  const code = plan.state === 'draft' ? undefined : plan.bindings[own];
  const measure = code === undefined ? null : await readMeasureState(kernel, code);
  const due = horizonDates(target.horizon, plan.programme.issueDate).latest;
  const outlook = outlookOf(measure, target, due, kernel.clock().toISOString());
  const goal = isLevel(target) ? goalOf(target, measure?.definition.direction ?? 'up') : null;
  const factor = factorOf(target);
  const { readings, periodDays } = outlook;
  const newest = readings.at(-1) ?? null;
  const limit = goal === null ? null : limitOf(goal);
  const start = startOf(readings, plan.programme);
  return {
    target: id,
    forecast: wholeView(outlook, factor),
    from: newest?.at ?? null,
    periodDays,
    staleFrom: newest && new Date(Date.parse(newest.at) + PERIODS * periodDays * DAY).toISOString(),
    line:
      start === null || limit === null || due === null || start.at.slice(0, 10) >= due
        ? []
        : [
            { at: start.at, shown: start.value / factor },
            { at: due, shown: limit / factor },
          ],
    pace: {
      actual: outlook.forecast?.pace == null ? null : outlook.forecast.pace / factor,
      needed: neededPace(newest, limit, due, periodDays, factor),
    },
  };
}

function wholeView(outlook: Outlook, factor: number): TargetForecast['forecast'] {
  const { forecast } = outlook;
  const view = forecastView(outlook, factor);
  if (forecast === null || view === null) return null;
  return { ...view, seasonal: forecast.seasonal, fan: fanView(outlook, factor) };
}

function neededPace(
  newest: Reading | null,
  limit: number | null,
  due: string | null,
  periodDays: number,
  factor: number,
): number | null {
  if (newest === null || limit === null || due === null) return null;
  const periods = (Date.parse(due) + DAY - Date.parse(newest.at)) / (periodDays * DAY);
  return periods > 0 ? (limit - newest.value) / factor / periods : null;
}
