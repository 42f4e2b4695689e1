import { newInstanceId } from '../facts/model/instance-id.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import { ENDED_CHANNEL } from '../identity/sessions/ended.ts';
import type { Kernel } from '../packs/kernel.ts';
import { faultOf } from './fault.ts';
import type { Job, JobProgress } from './job.ts';
import { eventOf, JOBS_CHANNEL } from './job-events.ts';
import { endJob, forgetJobs, keepJob, type Lease, returnJob, takeJob } from './job-store.ts';
import type { KnownJob } from './job-type.ts';

/** How often a server says that it is alive, well within the lease; and how often it looks for jobs of dead ones. */
const BEAT_MS = 2_000;
/** How often jobs that ended long ago are forgotten. */
const FORGET_MS = 3_600_000;
/** Nobody reads progress faster. */
const PROGRESS_MS = 250;
/** What one server works on at once: the machine's cores are shared with its requests. */
const PLACES = 3;
/** A job that took its server down so many times is not begun again. */
const TRIES = 3;

const RUNNER: Actor = {
  id: 'system:jobs',
  name: 'jobs',
  organisation: null,
  source: 'jobs',
  roles: [],
  synthetic: false,
};

/** Why the signal of a job aborts; nobody outside ever sees it. */
class Stopped extends Error {
  override readonly name = 'AbortError';
}

interface Work {
  readonly lease: Lease;
  readonly type: string;
  readonly actor: Actor;
  readonly controller: AbortController;
  readonly told: { progress: JobProgress | null; at: number; timer: NodeJS.Timeout | null; ended: boolean };
  /** What open consoles are told, one after the other: they must not hear of an end before what led to it. */
  sent: Promise<void>;
  ended: Promise<void>;
}

/** Works on jobs that wait, a few at once; one per server. */
export class JobRunner {
  readonly #id = newInstanceId();
  readonly #kernel: Kernel;
  readonly #known: ReadonlyMap<string, KnownJob>;
  readonly #report: (error: unknown) => void;
  readonly #work = new Map<string, Work>();
  #deaf: (() => Promise<void>) | null = null;
  #looking: Promise<unknown> = Promise.resolve();
  #taking: Promise<void> | null = null;
  #again = false;
  #stopping = false;
  #beat: NodeJS.Timeout | null = null;
  #forgotAt = Number.NEGATIVE_INFINITY;
  #forgetting: Promise<unknown> = Promise.resolve();
  #unlisten: (() => Promise<void>) | null = null;

  constructor(options: {
    readonly kernel: Kernel;
    readonly known: ReadonlyMap<string, KnownJob>;
    readonly report: (error: unknown) => void;
  }) {
    this.#kernel = options.kernel;
    this.#known = options.known;
    this.#report = options.report;
  }

  async start(): Promise<void> {
    if (this.#known.size === 0 || this.#unlisten) return;
    this.#unlisten = await this.#kernel.database.listen(JOBS_CHANNEL, (cancelled) => {
      if (cancelled !== '') this.#work.get(cancelled)?.controller.abort(new Stopped('cancelled'));
      this.#look();
    });
    // Whoever asked may just have been closed.
    this.#deaf = await this.#kernel.database.listen(ENDED_CHANNEL, () => {
      this.#looking = this.#cancelOfNobody().catch((error: unknown) => this.#stopping || this.#report(error));
    });
    this.#beat = setInterval(() => {
      for (const work of this.#work.values()) void this.#keep(work);
      this.#look();
      this.#forget();
    }, BEAT_MS);
    this.#look();
    this.#forget();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#beat) clearInterval(this.#beat);
    for (const { controller } of this.#work.values()) controller.abort(new Stopped('the server stops'));
    await this.#unlisten?.();
    await this.#deaf?.();
    await this.#looking;
    await this.#taking;
    await this.#forgetting;
    await Promise.all([...this.#work.values()].map(({ ended }) => ended));
  }

  /** Work for somebody who is closed, or whose key was revoked, ends and stores nothing. */
  async #cancelOfNobody(): Promise<void> {
    const works = [...this.#work];
    const { identity, jobs } = this.#kernel;
    const standing = await identity.standings.look(works.map(([, { actor }]) => actor));
    for (const [id, { actor }] of works)
      if (standing(actor, actor.tenant ?? null) === null)
        await jobs.cancel(id, RUNNER).catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error;
        });
  }

  /** Now and then; what fails is tried again the next time. */
  #forget(): void {
    const at = performance.now();
    if (at - this.#forgotAt < FORGET_MS) return;
    this.#forgotAt = at;
    const { database, clock } = this.#kernel;
    this.#forgetting = forgetJobs(clock().toISOString(), database).catch(
      (error: unknown) => this.#stopping || this.#report(error),
    );
  }

  /** Takes what waits, as far as there are places; asked again while it looks, it looks once more. */
  #look(): void {
    this.#again = true;
    this.#taking ??= this.#take()
      .catch((error: unknown) => this.#stopping || this.#report(error))
      .then(() => {
        this.#taking = null;
      });
  }

  async #take(): Promise<void> {
    while (this.#again && !this.#stopping) {
      this.#again = false;
      for (;;) {
        const types = this.#work.size < PLACES ? this.#typesWithPlace() : [];
        if (types.length === 0 || this.#stopping) break;
        const { database, clock } = this.#kernel;
        const taken = await takeJob(this.#id, types, clock().toISOString(), database);
        if (!taken) break;
        // Asked for before the server began to stop.
        if (this.#stopping) return await returnJob(taken.lease, database);
        this.#begin(taken.job, taken.lease);
      }
    }
  }

  #typesWithPlace(): readonly string[] {
    const busy = (name: string): number =>
      [...this.#work.values()].filter(({ type }) => type === name).length;
    return [...this.#known].flatMap(([name, { type }]) => (busy(name) < (type.atOnce ?? 1) ? [name] : []));
  }

  #begin(job: Job, lease: Lease): void {
    const work: Work = {
      lease,
      type: job.type,
      actor: job.actor,
      controller: new AbortController(),
      told: { progress: null, at: 0, timer: null, ended: false },
      sent: Promise.resolve(),
      ended: Promise.resolve(),
    };
    this.#work.set(job.id, work);
    work.ended = this.#do(job, work)
      // The database is gone: the lease runs out, and whoever comes next begins anew.
      .catch((error: unknown) => this.#stopping || this.#report(error))
      .then(async () => {
        if (work.told.timer) clearTimeout(work.told.timer);
        await work.sent;
        this.#work.delete(job.id);
        this.#look();
      });
  }

  async #do(job: Job, work: Work): Promise<void> {
    const { lease, controller } = work;
    const { database, clock } = this.#kernel;
    this.#publish(job, work, 'running', null);
    try {
      if (lease.attempt > TRIES) throw new Problem('jobs.gave-up', { tries: TRIES });
      const result = await this.#run(job, work);
      // Already ended where the job called `finish`, or taken from us: then this changes nothing.
      const progress = whole(work.told.progress);
      if (await endJob(lease, { state: 'done', result, progress }, clock().toISOString(), database))
        this.#publish(job, work, 'done', progress);
    } catch (error) {
      if (this.#stopping && controller.signal.aborted) return await returnJob(lease, database);
      if (controller.signal.aborted) return;
      const problem = faultOf(error);
      if (problem.code === 'jobs.failed') this.#report(error);
      const { progress } = work.told;
      if (await endJob(lease, { state: 'failed', problem, progress }, clock().toISOString(), database))
        this.#publish(job, work, 'failed', progress);
    }
  }

  async #run(job: Job, work: Work): Promise<unknown> {
    const { type, input } = this.#known.get(job.type) ?? {};
    // Kept by another version of the programme.
    if (!type || !input?.Check(job.input)) throw new Problem('jobs.other-version');
    const { lease, controller } = work;
    const { clock, events, identity } = this.#kernel;
    const now = (await identity.standings.look([job.actor]))(job.actor, job.actor.tenant ?? null);
    if (now === null) throw new Problem('jobs.of-nobody');
    return type.run(job.input as never, {
      id: job.id,
      kernel: this.#kernel,
      actor: { ...now, source: job.actor.source },
      signal: controller.signal,
      progress: (done, total, step) => this.#progress(job, work, { done, total, step: step ?? null }),
      finish: async (result, tx) => {
        const progress = whole(work.told.progress);
        if (!(await endJob(lease, { state: 'done', result, progress }, clock().toISOString(), tx)))
          throw new Problem('jobs.lost');
        // Nothing is told of progress from here on, and what is on its way arrives first.
        if (work.told.timer) clearTimeout(work.told.timer);
        work.told.ended = true;
        await work.sent;
        const data = eventOf({ ...job, state: 'done', progress });
        await events.publish({ type: 'job', data }, tx);
      },
    });
  }

  #progress(job: Job, work: Work, progress: JobProgress): void {
    const { told } = work;
    told.progress = progress;
    if (told.timer || told.ended) return;
    told.timer = setTimeout(
      () => {
        told.timer = null;
        told.at = performance.now();
        if (!this.#work.has(job.id) || work.controller.signal.aborted) return;
        void this.#keep(work);
        this.#publish(job, work, 'running', told.progress);
      },
      Math.max(0, told.at + PROGRESS_MS - performance.now()),
    );
  }

  async #keep(work: Work): Promise<void> {
    const { lease, told, controller } = work;
    const kept = await keepJob(lease, told.progress, this.#kernel.database).catch(() => true);
    if (!kept) controller.abort(new Stopped('the job has ended or is another server’s'));
  }

  #publish(job: Job, work: Work, state: Job['state'], progress: JobProgress | null): void {
    const data = eventOf({ ...job, state, progress });
    // What was not heard of progress is read by whoever opens the page.
    const publish = () => this.#kernel.events.publish({ type: 'job', data }).catch(() => undefined);
    work.sent = work.sent.then(publish);
  }
}

/** Of a job that is done, all of it is done, however fast it was. */
function whole(progress: JobProgress | null): JobProgress | null {
  return progress === null ? null : { ...progress, done: progress.total };
}
