import { useQuery, useQueryClient } from '@tanstack/react-query';
import { cancelJob, isUnfinished, jobsQuery, type ShownJob } from '@yuheng/console/data/jobs';
import { useJobs } from '@yuheng/console/data/use-jobs';
import { whoQuery } from '@yuheng/console/data/who';
import { useText } from '@yuheng/console/text/text-context';
import { say } from '@yuheng/console/ui/toast';
import { useEffect, useRef, useState } from 'react';
import { sayJobSeen, useSeenJobs } from '../seen-jobs.ts';
import { isAbort, type Sending, sendDocument } from '../sending.ts';

const fillType = 'plan.fill-gap';

/** A filling, as the job keeps it. */
export interface FillJob extends ShownJob {
  readonly input: {
    readonly plan: string;
    readonly gap: string;
    readonly name: string;
    readonly manner: 'file' | 'typed';
  };
  readonly result: { readonly items: number; readonly targets: number } | null;
}

/** The newest filling of each gap of a plan that goes on, or that failed and the person does not know it yet. */
export function useFillJobs(plan: string): ReadonlyMap<string, FillJob> {
  const jobs = (useJobs(fillType).data ?? []) as readonly FillJob[];
  const me = useQuery(whoQuery).data?.user?.id;
  const seen = useSeenJobs();
  const newest = new Map<string, FillJob>();
  for (const job of jobs)
    if (job.input.plan === plan && !newest.has(job.input.gap)) newest.set(job.input.gap, job);
  return new Map(
    [...newest].filter(
      ([, job]) => isUnfinished(job) || (job.state === 'failed' && job.by.id === me && !seen.has(job.id)),
    ),
  );
}

/** What is brought: a file, or words that were typed. */
export type Content = File | string;

/** Sends the content of a gap. What was sent is read by a job; leaving the page leaves it at work. */
export function useFill(plan: string, gap: string, onDone: () => void) {
  const t = useText('plan');
  const queries = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [sent, setSent] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const jobs = useQuery(jobsQuery(fillType)).data as readonly FillJob[] | undefined;
  const job = jobs?.find(({ id }) => id === sent);
  const result = job?.state === 'done' ? job.result : null;
  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    if (result === null) return;
    for (const key of ['compiled', 'board', 'decisions']) void queries.invalidateQueries({ queryKey: [key] });
    say(t('fill.done', { items: result.items, targets: result.targets }));
    onDone();
  }, [result, queries, t, onDone]);
  const send = async (content: Content): Promise<void> => {
    const control = new AbortController();
    running.current = control;
    setError(null);
    if (sent !== null) sayJobSeen(sent);
    setSent(null);
    const typed = typeof content === 'string';
    const name = typed ? t('fill.typed') : content.name;
    const query = typed ? { plan, gap } : { plan, gap, name: content.name };
    const body = typed ? new Blob([content]) : content;
    const show = (share: number) => setSending({ name, share });
    try {
      setSent(await sendDocument('/api/plan/fill-gap', query, body, show, control.signal));
      await queries.invalidateQueries({ queryKey: jobsQuery(fillType).queryKey });
    } catch (problem) {
      if (!isAbort(problem)) setError(problem);
    } finally {
      setSending(null);
    }
  };
  const cancel = async (): Promise<void> => {
    running.current?.abort();
    if (job === undefined || !isUnfinished(job)) return;
    await cancelJob(job.id).catch(setError);
    await queries.invalidateQueries({ queryKey: jobsQuery(fillType).queryKey });
  };
  return { sending, error, send, cancel };
}
