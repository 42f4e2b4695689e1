import { isUnfinished, type ShownJob } from '@yuheng/console/data/jobs';

/** How long an import that ended is told, ms. */
const TOLD = 24 * 3_600_000;

/** An import, as the job keeps it. */
export interface ImportJob extends ShownJob {
  readonly input: { readonly name: string };
  readonly result: { readonly plans: readonly string[] } | null;
}

/**
 * The imports that the board tells, newest first: everybody's while they go on; those of the person in front of it also
 * when they have ended, until they said that they have seen it, for a day. What was imported is told while a draft of it waits to be
 * gone through; what was sent again under the same name is told once. Pure.
 */
export function shownImports(
  jobs: readonly ImportJob[],
  about: {
    readonly me: string | null;
    readonly seen: ReadonlySet<string>;
    readonly drafts: ReadonlySet<string>;
    readonly now: number;
  },
): readonly ImportJob[] {
  const { me, seen, drafts, now } = about;
  return jobs.filter((job, at) => {
    if (isUnfinished(job)) return true;
    if (jobs.slice(0, at).some((newer) => newer.by.id === me && newer.input.name === job.input.name))
      return false;
    if (job.by.id !== me || seen.has(job.id)) return false;
    if (job.endedAt === null || now - Date.parse(job.endedAt) > TOLD) return false;
    return job.state !== 'done' || (job.result?.plans ?? []).some((plan) => drafts.has(plan));
  });
}
