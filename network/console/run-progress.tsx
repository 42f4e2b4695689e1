import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isForgotten, type ShownJob } from '@yuheng/console/data/jobs';
import { post } from '@yuheng/console/data/request';
import { timeLeft } from '@yuheng/console/data/time-left';
import { useJob } from '@yuheng/console/data/use-job';
import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import type { Answer } from './answers.ts';
import { JobBar, JobEnded, StopJob } from './job-progress.tsx';
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
  const again = useMutation({
    mutationFn: () => post<Answer<'start-run'>>('/api/network/start-run', { case: run.caseId }),
    async onSuccess({ run: next }) {
      await queries.invalidateQueries({ queryKey: ['coverage-runs'] });
      onAgain(next);
    },
  });
  if (error !== null && !isForgotten(error)) return <Failure error={error} onRetry={() => void refetch()} />;
  if (error === null && job === undefined) return <Skeleton />;
  if (job !== undefined && ['waiting', 'running', 'done'].includes(job.state))
    return (
      <div className={styles['progress']} data-testid="run-progress" data-state={job.state}>
        <Bar job={job} />
        <StopJob job={run.job} text={t('coverage.cancel')} testId="run-cancel" />
      </div>
    );
  return (
    <div className={styles['progress']} data-testid="run-progress" data-state={job?.state ?? 'forgotten'}>
      <JobEnded
        job={job}
        words={{
          forgotten: t('coverage.forgotten'),
          cancelled: t('coverage.cancelled'),
          failed: t('coverage.failed'),
          kept: t('coverage.failed.kept'),
        }}
        testId="run-failed"
      />
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

function Bar({ job }: { readonly job: ShownJob }) {
  const t = useText('network');
  const { done = 0, total = 0, step = null } = job.progress ?? {};
  const left = timeLeft(job.startedAt, done, total, job.heardAt);
  const words = {
    what: t(`coverage.step.${step ?? job.state}`),
    done: t('coverage.sites-done', { done, total }),
    bar: t('coverage.progress'),
    note: left === null ? t('coverage.left.unknown') : t('coverage.left', { seconds: left }),
  };
  return <JobBar job={job} words={words} />;
}
