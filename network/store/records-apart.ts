import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';
import type { FeatureTable } from '../export/records/feature-table.ts';
import type { SheetWords } from '../export/records/features-xlsx.ts';
import type { RecordFormat } from '../export/records/write-features.ts';

export interface RecordsTask {
  readonly table: FeatureTable;
  readonly format: RecordFormat;
  readonly words: SheetWords;
  readonly now: Date;
}

/** The file, or why there is none. */
export type RecordsReply =
  | { readonly bytes: Uint8Array }
  | { readonly problem: { readonly code: string; readonly values: Problem['values'] } };

/**
 * Writes records in a thread of its own: fifty thousand take seconds, in which the server has others to serve.
 * @throws Problem `network.record-too-long`
 */
export async function recordsApart(task: RecordsTask): Promise<Uint8Array> {
  const worker = new Worker(join(import.meta.dirname, 'records-worker.ts'), { workerData: task });
  try {
    // `once` rejects with what the thread failed on.
    const [reply] = (await once(worker, 'message')) as [RecordsReply];
    if ('problem' in reply) throw new Problem(reply.problem.code, reply.problem.values);
    return reply.bytes;
  } finally {
    await worker.terminate();
  }
}
