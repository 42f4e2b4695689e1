import { join } from 'node:path';
import type { PlanProblem } from '../site-plan/input/plan-problem.ts';
import type { SitePlan } from '../site-plan/result/site-plan.ts';
import type { SharingGain } from '../site-plan/share/separate-plans.ts';
import { runApart } from './run-apart.ts';

/** What the thread is given. */
export interface PlanTask {
  readonly problem: PlanProblem;
  readonly seed: number;
  readonly seconds: number;
  readonly alone: boolean;
}

export interface PlanResult {
  readonly plan: SitePlan;
  readonly gain: SharingGain | null;
  readonly checked: CheckedPlan;
}

/** What the checker went over, and how many violations it found. */
export interface CheckedPlan {
  readonly sites: number;
  readonly demands: number;
  readonly zones: number;
  readonly sensitive: number;
  readonly violations: number;
}

/**
 * The best plan while the search goes on, and what no plan goes below, yuan; a demand that is not served counts as a cost too. Under
 * a budget that is too small for all of them, the weight that is served and what no plan goes above.
 */
export type PlanSoFar =
  | { readonly cost: number; readonly lowerBound: number }
  | { readonly servedWeight: number; readonly servedBound: number };

/**
 * Plans in a thread of its own, so that the server goes on answering; the checker goes over the plan there.
 * @throws the signal's reason once it is aborted
 */
export function planApart(
  task: PlanTask,
  signal: AbortSignal,
  onProgress: (done: number, total: number, step: string, soFar?: PlanSoFar) => void,
): Promise<PlanResult> {
  return runApart(join(import.meta.dirname, 'plan-worker.ts'), task, signal, (done, total, step, soFar) =>
    onProgress(done, total, step, soFar as PlanSoFar | undefined),
  );
}
