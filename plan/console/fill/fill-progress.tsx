import { isUnfinished, jobsQuery, problemOf } from '@yuheng/console/data/jobs';
import { useCancelJob } from '@yuheng/console/data/use-cancel-job';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import { ReadingProgress } from '../reading-progress.tsx';
import { sayJobSeen } from '../seen-jobs.ts';
import styles from './fill.module.css';
import type { FillJob } from './use-fill.ts';

/** What was brought for a gap and is being read, by whomever; or why it could not be read. */
export function FillProgress({ job, may }: { readonly job: FillJob; readonly may: boolean }) {
  const t = useText('plan');
  const cancel = useCancelJob(job.id, jobsQuery(job.type).queryKey);
  if (!isUnfinished(job))
    return (
      <Failure error={problemOf(job)} kept={t('fill.kept')}>
        <Button small look="quiet" onClick={() => sayJobSeen(job.id)}>
          {t('import.dismiss')}
        </Button>
      </Failure>
    );
  const name = job.input.manner === 'typed' ? t('fill.typed') : job.input.name;
  return (
    <div className={styles['progress']} data-testid="fill-progress">
      <ReadingProgress name={name} job={job} />
      {may && (
        <Button small busy={cancel.isPending} onClick={() => cancel.mutate()} data-testid="fill-cancel">
          {t('import.cancel')}
        </Button>
      )}
      {cancel.error !== null && <Failure error={cancel.error} />}
    </div>
  );
}
