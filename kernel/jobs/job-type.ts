import type { Static, TSchema } from 'typebox';
import type { Validator } from 'typebox/compile';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Sql } from '../store/database.ts';

/** What a job is given besides its input. */
export interface RunningJob {
  readonly id: string;
  readonly kernel: Kernel;
  /** Who asked for it: everything it writes is written by them. */
  readonly actor: Actor;
  /** Aborts when somebody cancels the job, when the server stops, or when another server has taken the job over. */
  readonly signal: AbortSignal;
  /** Tells how far the work is; told on a few times a second, and only ever the newest. `step` names what is done now. */
  progress(done: number, total: number, step?: string): void;
  /**
   * Ends the job inside the transaction that stores what it made, so that both are true or neither. A job that only
   * answers its result is ended without.
   * @throws Problem jobs.lost when the job was cancelled or taken over meanwhile: the transaction must not commit
   */
  finish(result: unknown, tx: Sql): Promise<void>;
}

/**
 * Work that goes on after its request was answered: it shows progress, can be cancelled, and is begun anew by the next
 * server when the one that worked on it dies. So it must be harmless to begin it twice; what it stores, it stores with
 * `finish`. Its title is the message `jobs.<name>`.
 */
export interface JobType<
  Name extends string = string,
  I extends TSchema = TSchema,
  R extends TSchema = TSchema,
> {
  readonly name: Name;
  readonly input: I;
  readonly result: R;
  /** How many of it one server works on at once; 1 unless told. */
  readonly atOnce?: number;
  run(input: Static<I>, job: RunningJob): Promise<Static<R>>;
}

export function defineJob<const Name extends string, I extends TSchema, R extends TSchema>(
  type: JobType<Name, I, R>,
): JobType<Name, I, R> {
  return type;
}

/** A job that a loaded pack has, and the check of its input. */
export interface KnownJob {
  readonly type: JobType;
  readonly input: Validator;
}
