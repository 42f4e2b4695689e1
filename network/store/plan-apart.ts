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
}

/**
 * Plans in a thread of its own, so that the server goes on answering; the checker goes over the plan there.
 * @throws the signal's reason once it is aborted
 */
export function planApart(
  task: PlanTask,
  signal: AbortSignal,
  onProgress: (done: number, total: number, step: string) => void,
): Promise<PlanResult> {
  return runApart(join(import.meta.dirname, 'plan-worker.ts'), task, signal, onProgress);
}
