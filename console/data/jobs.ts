import { queryOptions } from '@tanstack/react-query';
import type { ServerEvent } from './event-stream.ts';
import { get, type ProblemBody, post, RequestProblem } from './request.ts';

/** A job as the kernel's `read-job` tells it. */
export interface ShownJob {
  readonly id: string;
  /** `<pack>.<job>` */
  readonly type: string;
  readonly input: unknown;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: { readonly done: number; readonly total: number; readonly step: string | null } | null;
  /** Of a job that is done. */
  readonly result: unknown;
  /** Of a job that failed. */
  readonly problem: ProblemBody | null;
  readonly by: { readonly id: string; readonly name: string };
  readonly cancelledBy: string | null;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** When this was heard, ms. */
  readonly heardAt: number;
}

type Told = Omit<ShownJob, 'heardAt'>;

export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ['job', id],
    queryFn: async ({ signal }): Promise<ShownJob> => ({
      ...(await get<Told>('/api/jobs/read-job', { id }, signal)),
      heardAt: Date.now(),
    }),
  });
}

/** The jobs of a type, newest first. */
export function jobsQuery(type: string) {
  return queryOptions({
    queryKey: ['jobs', type],
    queryFn: async ({ signal }): Promise<readonly ShownJob[]> => {
      const { jobs } = await get<{ jobs: readonly Told[] }>('/api/jobs/list-jobs', { type }, signal);
      return jobs.map((job) => ({ ...job, heardAt: Date.now() }));
    },
  });
}

export function cancelJob(id: string): Promise<unknown> {
  return post('/api/jobs/cancel-job', { id });
}

/** Ended jobs are not kept for ever; what was never computed may outlive its own. */
export function isForgotten(error: Error): boolean {
  return error instanceof RequestProblem && error.body?.code === 'jobs.not-found';
}

export function isUnfinished({ state }: Pick<ShownJob, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** Why a job failed, as a request would have failed. */
export function problemOf({ problem }: ShownJob): RequestProblem {
  return new RequestProblem(problem?.status ?? 500, problem);
}

/** A job after an event about it; null where it has to be read anew. Pure. */
export function jobAfter(
  job: ShownJob,
  event: Extract<ServerEvent, { readonly type: 'job' }>,
  now: number,
): ShownJob | null {
  if (job.state !== event.state) return null;
  const { done, total, step = null } = event;
  if (done === undefined || total === undefined) return job;
  return { ...job, progress: { done, total, step }, heardAt: now };
}

/**
 * Jobs of one type after an event about some job; null where they have to be read anew. One that is not among them is new,
 * and may be of this type; or it began meanwhile, and a list that shows it at work may be on its way: that it works on
 * changes nothing, that it has ended does. Pure.
 */
export function jobsAfter(
  jobs: readonly ShownJob[],
  event: Extract<ServerEvent, { readonly type: 'job' }>,
  now: number,
): readonly ShownJob[] | null {
  const mine = jobs.find(({ id }) => id === event.job);
  if (mine === undefined) return event.state === 'running' ? jobs : null;
  const next = jobAfter(mine, event, now);
  return next && jobs.map((job) => (job === mine ? next : job));
}
