import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlanProblem } from '../site-plan/input/plan-problem.ts';
import type { SitePlan } from '../site-plan/result/site-plan.ts';
import type { SharingGain } from '../site-plan/share/separate-plans.ts';

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

/** What the thread says. */
export type PlanTold =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly step: string }
  | { readonly kind: 'done'; readonly result: PlanResult };

/**
 * Plans in a thread of its own, so that the server goes on answering; the checker goes over the plan there.
 * @throws the signal's reason once it is aborted
 */
export async function planApart(
  task: PlanTask,
  signal: AbortSignal,
  onProgress: (done: number, total: number, step: string) => void,
): Promise<PlanResult> {
  signal.throwIfAborted();
  const worker = new Worker(join(import.meta.dirname, 'plan-worker.ts'), { workerData: task });
  const { promise, resolve, reject } = Promise.withResolvers<PlanResult>();
  const giveUp = () => reject(signal.reason as Error);
  signal.addEventListener('abort', giveUp);
  worker.on('message', (told: PlanTold) => {
    if (told.kind === 'progress') onProgress(told.done, told.total, told.step);
    else resolve(told.result);
  });
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the planning thread ended with ${code}`)));
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', giveUp);
    await worker.terminate();
  }
}
