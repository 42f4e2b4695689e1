import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';
import type { Told } from './run-apart.ts';

/**
 * Does the work of a thread that `runApart` began, and tells what came of it.
 * @param handedOver memory of the result that the thread gives away
 */
export async function workApart<Task, Result>(
  work: (
    task: Task,
    onProgress: (done: number, total: number, step: string, soFar?: unknown) => void,
  ) => Promise<Result>,
  handedOver: (result: Result) => readonly ArrayBuffer[] = () => [],
): Promise<void> {
  const tell = (told: Told<Result>, given: readonly ArrayBuffer[] = []) =>
    parentPort?.postMessage(told, given);
  try {
    const result = await work(workerData as Task, (done, total, step, soFar) =>
      tell({ kind: 'progress', done, total, step, soFar }),
    );
    tell({ kind: 'done', result }, handedOver(result));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    tell({ kind: 'problem', code: error.code, values: error.values });
  }
}
