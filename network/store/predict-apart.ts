import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';
import type { StoredCase } from './case-store.ts';
import type { RunSetup, RunSummary } from './run-store.ts';

/** All that a run keeps. */
export interface Prediction {
  readonly summary: RunSummary;
  readonly setup: RunSetup;
  readonly inputHash: Uint8Array;
  readonly bands: readonly Uint8Array[];
}

/** What the thread says. */
export type PredictionTold =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly step: string }
  | { readonly kind: 'problem'; readonly code: string; readonly values: Problem['values'] }
  | { readonly kind: 'done'; readonly prediction: Prediction };

/**
 * Computes a case in a thread of its own, which begins further ones, so that the server goes on answering.
 * @throws Problem as `computeCase`; the signal's reason once it is aborted
 */
export async function predictApart(
  stored: StoredCase,
  signal: AbortSignal,
  onProgress: (done: number, total: number, step: string) => void,
): Promise<Prediction> {
  signal.throwIfAborted();
  const worker = new Worker(join(import.meta.dirname, 'predict-worker.ts'), { workerData: stored });
  const { promise, resolve, reject } = Promise.withResolvers<Prediction>();
  const giveUp = () => reject(signal.reason as Error);
  signal.addEventListener('abort', giveUp);
  worker.on('message', (told: PredictionTold) => {
    if (told.kind === 'progress') onProgress(told.done, told.total, told.step);
    else if (told.kind === 'done') resolve(told.prediction);
    else reject(new Problem(told.code, told.values));
  });
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the predicting thread ended with ${code}`)));
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', giveUp);
    await worker.terminate();
  }
}
