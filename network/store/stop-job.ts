import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';

/** Ends a job that may have ended by itself meanwhile. */
export async function stopJob(kernel: Kernel, job: string, by: Actor): Promise<void> {
  try {
    await kernel.jobs.cancel(job, by);
  } catch (error) {
    const over = error instanceof Problem && ['jobs.ended', 'jobs.not-found'].includes(error.code);
    if (!over) throw error;
  }
}
