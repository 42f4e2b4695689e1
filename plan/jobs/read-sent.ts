import type { RunningJob } from '@yuheng/kernel/job-type';
import type { ReadingOptions } from '../compile/compile-apart.ts';
import { dropUnread, readOriginal } from '../store/original-store.ts';

/**
 * Reads and compiles a document that was sent with one of the readers that work apart, telling how far it is, and does what is to be done with it. Where that
 * ends badly the bytes are removed again.
 * @throws Problem plan.original-gone, and as `reader` and `then`
 */
export async function readSent<Read, Result>(
  job: RunningJob,
  source: { readonly name: string; readonly sha256: string },
  reader: (
    bytes: Uint8Array,
    source: { readonly name: string; readonly sha256: string },
    options: ReadingOptions,
  ) => Promise<Read>,
  then: (read: Read) => Promise<Result>,
): Promise<Result> {
  const { kernel, signal, progress } = job;
  try {
    const bytes = await readOriginal(kernel.database, source.sha256, source.name);
    const read = await reader(bytes, source, { signal, onProgress: progress });
    progress(0, 0, 'storing');
    return await then(read);
  } catch (error) {
    // A job that was only interrupted is still wanted, and so is what it reads. The first fault is what has to be told.
    await dropUnread(kernel, signal.aborted ? null : job.id).catch(() => undefined);
    throw error;
  }
}
