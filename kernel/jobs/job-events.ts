import type { Job } from './job.ts';

/** PostgreSQL's notices between servers. Without a payload: something waits. With one: that job was cancelled. */
export const JOBS_CHANNEL = 'yuheng_jobs';

/** What open consoles are told of a job: no more than how far it is, for everybody may listen. */
export function eventOf({ id, type, state, progress }: Pick<Job, 'id' | 'type' | 'state' | 'progress'>): {
  readonly [name: string]: unknown;
} {
  return { job: id, type, state, ...progress };
}
