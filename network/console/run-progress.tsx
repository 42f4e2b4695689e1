import { useMutation, useQueryClient } from '@tanstack/react-query';
import { jobQuery, type ShownJob } from '@yuheng/console/data/jobs';
import { post, RequestProblem } from '@yuheng/console/data/request';
import { timeLeft } from '@yuheng/console/data/time-left';
import { useCancelJob } from '@yuheng/console/data/use-cancel-job';
import { useJob } from '@yuheng/console/data/use-job';
import { useMay } from '@yuheng/console/data/use-may';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { ProgressBar } from '@yuheng/console/ui/progress-bar';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import type { Answer } from './answers.ts';
import { RemoveRun } from './remove-run.tsx';
import type { ListedRun } from './run-chooser.tsx';
import styles from './run-progress.module.css';

/** How far a run is, how long it will take, and the way to stop it or to begin anew. */
export function RunProgress({
  run,
  onAgain,
}: {
  readonly run: ListedRun;
  readonly onAgain: (run: string) => void;
}) {
  const t = useText('network');
  const may = useMay();
  const queries = useQueryClient();
  const {
    data: job,
    error,
    refetch,
  } = useJob(run.job, () => void queries.invalidateQueries({ queryKey: ['coverage-runs'] }));
  const cancel = useCancelJob(run.job, jobQuery(run.job).queryKey);
  const again = useMutation({
    mutationFn: () => post<Answer<'start-run'>>('/api/network/start-run', { case: run.caseId }),
    async onSuccess({ run: next }) {
      await queries.invalidateQueries({ queryKey: ['coverage-runs'] });
      onAgain(next);
    },
  });
  if (error !== null && !forgotten(error)) return <Failure error={error} onRetry={() => void refetch()} />;
  if (error === null && job === undefined) return <Skeleton />;
  if (job !== undefined && ['waiting', 'running', 'done'].includes(job.state))
    return (
      <div className={styles['progress']} data-testid="run-progress" data-state={job.state}>
        <Bar job={job} />
        {may && (
          <Button small onClick={() => cancel.mutate()} busy={cancel.isPending} data-testid="run-cancel">
            {t('coverage.cancel')}
          </Button>
        )}
        {cancel.error !== null && <Failure error={cancel.error} />}
      </div>
    );
  return (
    <div className={styles['progress']} data-testid="run-progress" data-state={job?.state ?? 'forgotten'}>
      {job === undefined ? <p>{t('coverage.forgotten')}</p> : <Ended job={job} />}
      {may && (
        <>
          <Button onClick={() => again.mutate()} busy={again.isPending} data-testid="run-again">
            {t('coverage.again')}
          </Button>
          <RemoveRun run={run.id} />
        </>
      )}
      {again.error !== null && <Failure error={again.error} />}
    </div>
  );
}

/** Ended jobs are not kept for ever; a run that was never computed may outlive its own. */
function forgotten(error: Error): boolean {
  return error instanceof RequestProblem && error.body?.code === 'jobs.not-found';
}

function Bar({ job }: { readonly job: ShownJob }) {
  const t = useText('network');
  const { done = 0, total = 0, step = null } = job.progress ?? {};
  const left = timeLeft(job.startedAt, done, total, job.heardAt);
  return (
    <>
      <p className={styles['what']} aria-live="polite">
        <strong>{t(`coverage.step.${step ?? job.state}`)}</strong>
        {total > 0 && <span>{t('coverage.sites-done', { done, total })}</span>}
      </p>
      <ProgressBar done={done} total={total} label={t('coverage.progress')} />
      <p className={styles['soft']}>
        {left === null ? t('coverage.left.unknown') : t('coverage.left', { seconds: left })}
      </p>
    </>
  );
}

function Ended({ job }: { readonly job: ShownJob }) {
  const t = useText('network');
  const { language } = useLanguage();
  if (job.state === 'cancelled') return <p>{t('coverage.cancelled')}</p>;
  return (
    <div className={styles['failed']} role="alert" data-testid="run-failed" data-code={job.problem?.code}>
      <strong>{job.problem?.messages?.[language] ?? t('coverage.failed')}</strong>
      <p>{t('coverage.failed.kept')}</p>
    </div>
  );
}
