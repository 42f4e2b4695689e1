import type { Actor } from '../identity/actor.ts';

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** How far a job is, in units of its own; `step` names what it does now, null where it does one thing only. */
export interface JobProgress {
  readonly done: number;
  readonly total: number;
  readonly step: string | null;
}

/** Why a job failed: a stable code and the values of its message. */
export interface JobProblem {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** One piece of later work. */
export interface Job {
  readonly id: string;
  /** `<pack>.<job>` */
  readonly type: string;
  readonly key: string | null;
  readonly input: unknown;
  readonly actor: Actor;
  readonly state: JobState;
  readonly progress: JobProgress | null;
  /** Of a job that is done. */
  readonly result: unknown;
  /** Of a job that failed. */
  readonly problem: JobProblem | null;
  /** Who cancelled it. */
  readonly cancelledBy: string | null;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}
