import { TENANT } from '../facts/store/shard.ts';
import type { Sql } from '../store/database.ts';
import type { Job, JobProblem, JobProgress, JobState } from './job.ts';

/** A server that has said nothing for so long is dead, and its jobs are begun anew by another. */
export const LEASE_SECONDS = 10;

/** The try of a job that a server works on: what it writes is taken only while it is the newest. */
export interface Lease {
  readonly id: string;
  readonly runner: string;
  readonly attempt: number;
}

interface JobRow extends Omit<Job, 'cancelledBy' | 'askedAt' | 'startedAt' | 'endedAt'> {
  readonly cancelled_by: string | null;
  readonly asked_at: string;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly attempt: number;
}

const COLUMNS =
  'id, type, key, input, actor, state, progress, result, problem, cancelled_by, asked_at, started_at, ended_at, attempt';
const HELD = `tenant = $1 and id = $2 and runner = $3 and attempt = $4 and state = 'running'`;
const STALE = `state = 'running' and alive_at < now() - interval '${LEASE_SECONDS} seconds'`;

/** Keeps a new job; answers the unfinished one instead that has the same type and key. */
export async function insertJob(
  job: Pick<Job, 'id' | 'type' | 'key' | 'input' | 'actor' | 'askedAt'>,
  sql: Sql,
): Promise<Job> {
  for (;;) {
    const [made] = await sql.query<JobRow>(
      `insert into jobs.job (tenant, id, type, key, input, actor, state, attempt, asked_at)
       values ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7) on conflict do nothing returning ${COLUMNS}`,
      [TENANT, job.id, job.type, job.key, JSON.stringify(job.input), job.actor, job.askedAt],
    );
    if (made) return jobOf(made);
    const [same] = await sql.query<JobRow>(
      `select ${COLUMNS} from jobs.job
       where tenant = $1 and type = $2 and key = $3 and state in ('waiting', 'running')`,
      [TENANT, job.type, job.key],
    );
    // It may have ended between the two.
    if (same) return jobOf(same);
  }
}

export async function readJob(id: string, sql: Sql): Promise<Job | null> {
  const [row] = await sql.query<JobRow>(`select ${COLUMNS} from jobs.job where tenant = $1 and id = $2`, [
    TENANT,
    id,
  ]);
  return row ? jobOf(row) : null;
}

/** Newest first. */
export async function readJobs(
  filter: { readonly type: string | null; readonly states: readonly JobState[]; readonly limit: number },
  sql: Sql,
): Promise<readonly Job[]> {
  const rows = await sql.query<JobRow>(
    `select ${COLUMNS} from jobs.job
     where tenant = $1 and ($2::text is null or type = $2) and state = any ($3)
     order by asked_at desc, id desc limit $4`,
    [TENANT, filter.type, filter.states, filter.limit],
  );
  return rows.map(jobOf);
}

/** Takes the oldest job of these types that waits or whose server is dead. */
export async function takeJob(
  runner: string,
  types: readonly string[],
  now: string,
  sql: Sql,
): Promise<{ readonly job: Job; readonly lease: Lease } | null> {
  const [row] = await sql.query<JobRow>(
    `update jobs.job set state = 'running', runner = $2, attempt = attempt + 1, alive_at = now(),
       started_at = coalesce(started_at, $4::timestamptz), progress = null
     where (tenant, id) = (
       select tenant, id from jobs.job
       where tenant = $1 and type = any ($3) and (state = 'waiting' or (${STALE}))
       order by asked_at, id limit 1 for update skip locked)
     returning ${COLUMNS}`,
    [TENANT, runner, types, now],
  );
  return row ? { job: jobOf(row), lease: { id: row.id, runner, attempt: row.attempt } } : null;
}

/** Says that a server is alive, and how far it is. @returns false when the job is not its own any more */
export async function keepJob(lease: Lease, progress: JobProgress | null, sql: Sql): Promise<boolean> {
  const kept = await sql.query(
    `update jobs.job set alive_at = now(), progress = coalesce($5, progress) where ${HELD} returning 1 as one`,
    [...held(lease), progress],
  );
  return kept.length > 0;
}

/** @param end progress: the last that was told, where there is one. @returns false when the job is not this server's any more: nothing was changed */
export async function endJob(
  lease: Lease,
  end: {
    readonly state: JobState;
    readonly progress: JobProgress | null;
    readonly result?: unknown;
    readonly problem?: JobProblem;
  },
  now: string,
  sql: Sql,
): Promise<boolean> {
  const ended = await sql.query(
    `update jobs.job set state = $5, result = $6, problem = $7, ended_at = $8, progress = coalesce($9, progress)
     where ${HELD} returning 1 as one`,
    [...held(lease), end.state, JSON.stringify(end.result ?? null), end.problem ?? null, now, end.progress],
  );
  return ended.length > 0;
}

/** Gives a job back that a stopping server was working on: the try does not count. */
export async function returnJob(lease: Lease, sql: Sql): Promise<void> {
  await sql.query(
    `update jobs.job set state = 'waiting', runner = null, alive_at = null, progress = null, attempt = attempt - 1
     where ${HELD}`,
    held(lease),
  );
}

/** How long a job that has ended can be read. */
const KEPT_DAYS = 30;
/** Forgotten at once at most, so that nobody waits behind it. */
const FORGOTTEN_AT_ONCE = 1000;

/** Forgets jobs that ended long ago; what they made stays. @returns how many */
export async function forgetJobs(now: string, sql: Sql): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const rows = await sql.query(
      `delete from jobs.job where (tenant, id) in (
         select tenant, id from jobs.job
         where tenant = $1 and ended_at < $2::timestamptz - interval '${KEPT_DAYS} days'
         order by ended_at limit ${FORGOTTEN_AT_ONCE} for update skip locked)
       returning 1 as one`,
      [TENANT, now],
    );
    forgotten += rows.length;
    if (rows.length < FORGOTTEN_AT_ONCE) return forgotten;
  }
}

/** @returns the job as it was, null when it had ended or is not known: nothing was changed */
export async function cancelJob(id: string, by: string, now: string, sql: Sql): Promise<Job | null> {
  const [row] = await sql.query<JobRow>(
    `update jobs.job set state = 'cancelled', cancelled_by = $3, ended_at = $4
     where tenant = $1 and id = $2 and state in ('waiting', 'running') returning ${COLUMNS}`,
    [TENANT, id, by, now],
  );
  return row ? jobOf(row) : null;
}

function held({ id, runner, attempt }: Lease): readonly unknown[] {
  return [TENANT, id, runner, attempt];
}

function jobOf(row: JobRow): Job {
  const { id, type, key, input, actor, state, progress, result, problem } = row;
  const { cancelled_by: cancelledBy, asked_at: askedAt, started_at: startedAt, ended_at: endedAt } = row;
  return {
    id,
    type,
    key,
    input,
    actor,
    state,
    progress,
    result,
    problem,
    cancelledBy,
    askedAt,
    startedAt,
    endedAt,
  };
}
