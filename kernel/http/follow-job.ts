import { setTimeout as pause } from 'node:timers/promises';
import type { Static } from 'typebox';
import type { JobShape } from '../jobs/operations/job-shape.ts';
import { callOperation, ProblemError } from './client.ts';

/** How often a job is asked how far it is. */
const ASK_MS = 200;

/**
 * Waits for a job to end. @returns its result
 * @throws ProblemError where the job failed; Cancelled where somebody cancelled it; as `callOperation`
 */
export async function followJob(
  server: Parameters<typeof callOperation>[0],
  id: string,
  onProgress: (progress: Static<typeof JobShape>['progress']) => void = () => undefined,
): Promise<unknown> {
  for (;;) {
    const job = (await callOperation(server, 'jobs', 'read-job', { id })) as Static<typeof JobShape>;
    if (job.state === 'done') return job.result;
    if (job.state === 'cancelled') throw new Cancelled();
    if (job.problem !== null) throw new ProblemError(job.problem);
    onProgress(job.progress);
    await pause(ASK_MS, undefined, server.signal === undefined ? {} : { signal: server.signal });
  }
}

/** Somebody cancelled the job that was followed. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
