import type { ShownJob } from '@yuheng/console/data/jobs';
import { timeLeft } from '@yuheng/console/data/time-left';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { JobBar, StopJob } from '../job-progress.tsx';
import styles from '../run-progress.module.css';

/** How far an import is, and the way to stop it. */
export function ImportProgress({ job }: { readonly job: ShownJob }) {
  const t = useText('network');
  const { language } = useLanguage();
  const { done = 0, total = 0 } = job.progress ?? {};
  const left = timeLeft(job.startedAt, done, total, job.heardAt);
  const words = {
    what: t(`ledgers.step.${job.state === 'waiting' ? 'waiting' : 'running'}`),
    done: t('ledgers.rows-done', {
      done: formatNumber(done, language),
      total: formatNumber(total, language),
    }),
    bar: t('ledgers.progress'),
    note: left === null ? t('coverage.left.unknown') : t('coverage.left', { seconds: left }),
  };
  return (
    <div className={styles['progress']} data-testid="import-progress" data-state={job.state}>
      <JobBar job={job} words={words} />
      <StopJob job={job.id} text={t('ledgers.cancel')} testId="import-cancel" />
    </div>
  );
}
