import { isUnfinished } from '@yuheng/console/data/jobs';
import type { ImportJob } from './shown-imports.ts';

/** What somebody sent on this page since nothing was under way. */
export interface Round {
  /** Ids of the jobs that read it. */
  readonly jobs: readonly string[];
  /** Several documents were chosen at once. */
  readonly several: boolean;
}

export const noRound: Round = { jobs: [], several: false };

/**
 * What came of a round in which everything has left: the one draft to go on to, null where there is none or more than one,
 * undefined while something is still read. Refusals, of whatever age, do not keep anybody. Pure.
 */
export function endOf(
  { jobs: ids, several }: Round,
  jobs: readonly ImportJob[],
): { readonly job: string; readonly plan: string } | null | undefined {
  const mine = ids.map((id) => jobs.find((job) => job.id === id));
  if (mine.some((job) => job === undefined || isUnfinished(job))) return undefined;
  const drafts = mine.flatMap((job) => {
    const [plan] = job?.state === 'done' ? (job.result?.plans ?? []) : [];
    return job === undefined || plan === undefined ? [] : [{ job: job.id, plan }];
  });
  const [only] = drafts;
  return several || drafts.length !== 1 || only === undefined ? null : only;
}
