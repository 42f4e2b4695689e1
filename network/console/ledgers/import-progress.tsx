import { jobQuery, type ShownJob } from '@yuheng/console/data/jobs';
import { timeLeft } from '@yuheng/console/data/time-left';
import { useCancelJob } from '@yuheng/console/data/use-cancel-job';
import { useMay } from '@yuheng/console/data/use-may';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { ProgressBar } from '@yuheng/console/ui/progress-bar';
import { Failure } from '@yuheng/console/ui/states';
import styles from '../run-progress.module.css';

/** How far an import is, and the way to stop it. */
export function ImportProgress({ job }: { readonly job: ShownJob }) {
  const t = useText('network');
  const { language } = useLanguage();
  const may = useMay();
  const cancel = useCancelJob(job.id, jobQuery(job.id).queryKey);
  const { done = 0, total = 0 } = job.progress ?? {};
  const left = timeLeft(job.startedAt, done, total, job.heardAt);
  return (
    <div className={styles['progress']} data-testid="import-progress" data-state={job.state}>
      <p className={styles['what']} aria-live="polite">
        <strong>{t(`ledgers.step.${job.state === 'waiting' ? 'waiting' : 'running'}`)}</strong>
        {total > 0 && (
          <span>
            {t('ledgers.rows-done', {
              done: formatNumber(done, language),
              total: formatNumber(total, language),
            })}
          </span>
        )}
      </p>
      <ProgressBar done={done} total={total} label={t('ledgers.progress')} />
      <p className={styles['soft']}>
        {left === null ? t('coverage.left.unknown') : t('coverage.left', { seconds: left })}
      </p>
      {may && (
        <Button small onClick={() => cancel.mutate()} busy={cancel.isPending} data-testid="import-cancel">
          {t('ledgers.cancel')}
        </Button>
      )}
      {cancel.error !== null && <Failure error={cancel.error} />}
    </div>
  );
}
