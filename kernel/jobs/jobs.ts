import { Compile } from 'typebox/compile';
import type { Audit } from '../audit/audit.ts';
import type { Events } from '../events/events.ts';
import { isInstanceId, newInstanceId } from '../facts/model/instance-id.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Database, Sql } from '../store/database.ts';
import { JOB_STATES, type Job, type JobState } from './job.ts';
import { eventOf, JOBS_CHANNEL } from './job-events.ts';
import { cancelJob, insertJob, readJob, readJobs } from './job-store.ts';
import type { JobType, KnownJob } from './job-type.ts';
import { JobRunner } from './runner.ts';

export interface JobFilter {
  readonly type?: string;
  readonly states?: readonly JobState[];
  /** 100 unless told. */
  readonly limit?: number;
}

/** Later work with progress: it outlives the request that asked for it, and the server that began it. */
export interface Jobs {
  /**
   * Asks for work and answers at once. With a `key`, the unfinished job of that type and key is answered instead of a
   * second one; `with` runs in the same transaction, and is given the job.
   * @throws Error for an unknown type or an input that its schema refuses: faults of the caller's code
   */
  run(
    type: string,
    input: unknown,
    by: Actor,
    options?: { readonly key?: string; readonly with?: (job: Job, tx: Sql) => Promise<void> },
  ): Promise<Job>;
  /** @throws Problem jobs.not-found */
  get(id: string): Promise<Job>;
  /** Newest first. */
  list(filter?: JobFilter): Promise<readonly Job[]>;
  /**
   * Ends a job: one that waits never runs, one that runs stops soon and stores nothing.
   * @throws Problem jobs.not-found, jobs.ended
   */
  cancel(id: string, by: Actor): Promise<Job>;
  /** Works on what waits, on this server too, until stopped. */
  start(kernel: Kernel): Promise<void>;
  /** Stops what runs here and gives it back to be begun anew. */
  stop(): Promise<void>;
}

export function openJobs(options: {
  readonly database: Database;
  readonly audit: Audit;
  readonly events: Events;
  /** `<pack>.<job>` */
  readonly types: ReadonlyMap<string, JobType>;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
}): Jobs {
  const { database, audit, events, clock } = options;
  const known = new Map<string, KnownJob>(
    [...options.types].map(([name, type]) => [name, { type, input: Compile(type.input) }]),
  );
  let runner: JobRunner | null = null;

  async function get(id: string): Promise<Job> {
    const job = isInstanceId(id) ? await readJob(id, database) : null;
    if (!job) throw new Problem('jobs.not-found');
    return job;
  }

  return {
    async run(type, input, by, { key = null, with: together } = {}) {
      const validator = known.get(type)?.input;
      if (!validator) throw new Error(`no pack has a job ${type}`);
      if (!validator.Check(input)) throw new Error(`the input does not fit the job ${type}`);
      const id = newInstanceId();
      return database.transaction(async (tx) => {
        const asked = { id, type, key, input, actor: by, askedAt: clock().toISOString() };
        const job = await insertJob(asked, tx);
        if (job.id !== id) return job;
        await together?.(job, tx);
        await events.publish({ type: 'job', data: eventOf(job) }, tx);
        await tx.query('select pg_notify($1, $2)', [JOBS_CHANNEL, '']);
        await audit.append({ by, action: 'jobs.run', resource: id, payload: { type, key, input } }, tx);
        return job;
      });
    },

    get,

    list: ({ type = null, states = JOB_STATES, limit = 100 } = {}) =>
      readJobs({ type, states, limit }, database),

    async cancel(id, by) {
      const { state } = await get(id);
      return database.transaction(async (tx) => {
        const job = await cancelJob(id, by.id, clock().toISOString(), tx);
        if (!job) throw new Problem('jobs.ended', { state });
        await events.publish({ type: 'job', data: eventOf(job) }, tx);
        await tx.query('select pg_notify($1, $2)', [JOBS_CHANNEL, id]);
        await audit.append({ by, action: 'jobs.cancel', resource: id, payload: { type: job.type } }, tx);
        return job;
      });
    },

    async start(kernel) {
      runner ??= new JobRunner({ kernel, known, report: options.report });
      await runner.start();
    },

    async stop() {
      await runner?.stop();
    },
  };
}
