import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { readEarlierVersions } from '../store/amendment-store.ts';
import { listPlans, type PlanRecord, readPlan } from '../store/plan-store.ts';
import { splitBoardId } from './ids.ts';
import type { MeasureState } from './measure-state.ts';
import { planView } from './plan-view.ts';
import { readMeasureState } from './read-measure-state.ts';
import type { Board, PlanView, TargetView, TaskView } from './view.ts';

/** Reads everything that the board shows. */
export async function readBoard(kernel: Kernel): Promise<Board> {
  const plans = await listPlans(kernel);
  return { plans: await viewsOf(kernel, plans), at: kernel.clock().toISOString() };
}

/** One plan, superseded ones as well. @throws Problem plan.not-found */
export async function readPlanView(kernel: Kernel, id: string): Promise<PlanView> {
  const [view] = await viewsOf(kernel, [await readPlan(kernel.database, id)]);
  if (!view) throw new Problem('plan.not-found');
  return view;
}

/** @throws Problem plan.not-found */
export async function readTargetView(kernel: Kernel, id: string): Promise<TargetView> {
  const [view] = await viewsOf(kernel, [await readPlan(kernel.database, splitBoardId(id).plan)]);
  const target = view?.targets.find((one) => one.id === id);
  if (!target) throw new Problem('plan.not-found');
  return target;
}

/** @throws Problem plan.not-found */
export async function readTaskView(kernel: Kernel, id: string): Promise<TaskView> {
  const [view] = await viewsOf(kernel, [await readPlan(kernel.database, splitBoardId(id).plan)]);
  const task = view?.sections.flatMap((section) => section.tasks).find((one) => one.id === id);
  if (!task) throw new Problem('plan.not-found');
  return task;
}

/** @param trial what measures would say, where that is another thing than what they say */
export async function viewsOf(
  kernel: Kernel,
  plans: readonly PlanRecord[],
  now = kernel.clock().toISOString(),
  trial: ReadonlyMap<string, MeasureState> = new Map(),
): Promise<PlanView[]> {
  const codes = new Set(plans.flatMap((plan) => Object.values(plan.bindings)));
  const measures = new Map<string, MeasureState>();
  for (const code of codes) {
    const state = trial.get(code) ?? (await readMeasureState(kernel, code));
    if (state !== null) measures.set(code, state);
  }
  const ids = plans.flatMap((plan) => Object.values(plan.tasks));
  const cases = new Map((ids.length > 0 ? await kernel.cases.find(ids) : []).map((item) => [item.id, item]));
  const versions = await readEarlierVersions(
    kernel.database,
    plans.filter(({ previous }) => previous !== null).map(({ id }) => id),
  );
  return plans.map((plan) => planView(plan, cases, measures, now, versions));
}
