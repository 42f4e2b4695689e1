import { Worker } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';

/** What a thread says of its work. */
export type Told<Result> =
  | {
      readonly kind: 'progress';
      readonly done: number;
      readonly total: number;
      readonly step: string;
      /** What there is so far, as the file that works tells it. */
      readonly soFar?: unknown;
    }
  | { readonly kind: 'problem'; readonly code: string; readonly values: Problem['values'] }
  | { readonly kind: 'done'; readonly result: Result };

/**
 * Runs a file in a thread of its own, so that the server goes on answering; the file says what it does by `workApart`.
 * @throws Problem of the work; the signal's reason once it is aborted
 */
export async function runApart<Result>(
  file: string,
  workerData: unknown,
  signal?: AbortSignal,
  onProgress: (done: number, total: number, step: string, soFar?: unknown) => void = () => undefined,
): Promise<Result> {
  signal?.throwIfAborted();
  const worker = new Worker(file, { workerData });
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const giveUp = () => reject(signal?.reason as Error);
  signal?.addEventListener('abort', giveUp);
  worker.on('message', (told: Told<Result>) => {
    if (told.kind === 'progress') onProgress(told.done, told.total, told.step, told.soFar);
    else if (told.kind === 'done') resolve(told.result);
    else reject(new Problem(told.code, told.values));
  });
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the thread of ${file} ended with ${code}`)));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', giveUp);
    await worker.terminate();
  }
}
