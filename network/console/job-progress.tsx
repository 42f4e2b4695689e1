import { jobQuery, type ShownJob } from '@yuheng/console/data/jobs';
import { useCancelJob } from '@yuheng/console/data/use-cancel-job';
import { useMay } from '@yuheng/console/data/use-may';
import { useLanguage } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { ProgressBar } from '@yuheng/console/ui/progress-bar';
import { Failure } from '@yuheng/console/ui/states';
import type { ReactNode } from 'react';
import styles from './job-progress.module.css';

/** How far a job is. @param words what it does, how much of it is done, what the bar shows, and what is said below */
export function JobBar({
  job,
  words,
  children,
}: {
  readonly job: ShownJob;
  readonly words: {
    readonly what: string;
    readonly done: string;
    readonly bar: string;
    readonly note: string;
  };
  readonly children?: ReactNode;
}) {
  const { done = 0, total = 0 } = job.progress ?? {};
  return (
    <>
      <p className={styles['what']} aria-live="polite">
        <strong>{words.what}</strong>
        {total > 0 && <span>{words.done}</span>}
      </p>
      <ProgressBar done={done} total={total} label={words.bar} />
      {children}
      <p className={styles['soft']}>{words.note}</p>
    </>
  );
}

/** The way to stop a job, for who may. */
export function StopJob({
  job,
  text,
  testId,
}: {
  readonly job: string;
  readonly text: string;
  readonly testId: string;
}) {
  const may = useMay();
  const cancel = useCancelJob(job, jobQuery(job).queryKey);
  return (
    <>
      {may && (
        <Button small onClick={() => cancel.mutate()} busy={cancel.isPending} data-testid={testId}>
          {text}
        </Button>
      )}
      {cancel.error !== null && <Failure error={cancel.error} />}
    </>
  );
}

/** A job that came to nothing: cancelled, failed with its reason, or (undefined) not known any more. */
export function JobEnded({
  job,
  words,
  testId,
}: {
  readonly job: ShownJob | undefined;
  readonly words: {
    readonly forgotten: string;
    readonly cancelled: string;
    readonly failed: string;
    readonly kept: string;
  };
  readonly testId: string;
}) {
  const { language } = useLanguage();
  if (job === undefined) return <p>{words.forgotten}</p>;
  if (job.state === 'cancelled') return <p>{words.cancelled}</p>;
  return (
    <div className={styles['failed']} role="alert" data-testid={testId} data-code={job.problem?.code}>
      <strong>{job.problem?.messages?.[language] ?? words.failed}</strong>
      <p>{words.kept}</p>
    </div>
  );
}
