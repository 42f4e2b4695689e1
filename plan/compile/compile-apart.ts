import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';
import type { Compiled } from './compiled.ts';

/** A plan takes milliseconds; what takes a minute is not a plan. */
const PATIENCE_MS = 60_000;

/**
 * Compiles in a thread of its own, so that a long or hostile text delays nobody else.
 * @throws Problem plan.too-long-to-read after a minute; the signal's reason when aborted
 */
export async function compileApart(
  text: string,
  source: { readonly name: string; readonly sha256: string },
  signal: AbortSignal,
): Promise<Compiled> {
  const worker = new Worker(join(import.meta.dirname, 'compile-worker.ts'), { workerData: { text, source } });
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const [compiled] = (await once(worker, 'message', { signal: AbortSignal.any([signal, patience]) })) as [
      Compiled,
    ];
    return compiled;
  } catch (error) {
    if (patience.aborted) throw new Problem('plan.too-long-to-read', { name: source.name });
    throw error;
  } finally {
    await worker.terminate();
  }
}
