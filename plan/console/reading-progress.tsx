import type { ShownJob } from '@yuheng/console/data/jobs';
import { timeLeft } from '@yuheng/console/data/time-left';
import { useText } from '@yuheng/console/text/text-context';
import { ProgressBar } from '@yuheng/console/ui/progress-bar';
import styles from './reading-progress.module.css';
import type { Sending } from './sending.ts';

/** A document on its way to the server. */
export function SendingProgress({ sending: { name, share } }: { readonly sending: Sending }) {
  const t = useText('plan');
  return (
    <div className={styles['progress']}>
      <p className={styles['what']} role="status">
        <strong className={styles['name']}>{name}</strong>
        <span>{t('read.sending', { share: Math.floor(share * 100) })}</span>
      </p>
      <ProgressBar done={share} total={1} label={name} />
    </div>
  );
}

/** A document that a job reads: which phase, which page, how long still. */
export function ReadingProgress({ name, job }: { readonly name: string; readonly job: ShownJob }) {
  const t = useText('plan');
  const { done = 0, total = 0, step = null } = job.progress ?? {};
  const paged = job.state === 'running' && step === 'reading' && total > 0;
  const phase = job.state === 'waiting' ? 'waiting' : paged ? 'pages' : (step ?? 'reading');
  const left = paged ? timeLeft(job.startedAt, done, total, job.heardAt) : null;
  return (
    <div className={styles['progress']}>
      <p className={styles['what']}>
        <strong className={styles['name']}>{name}</strong>
        <span role="status">
          {paged ? t('read.pages', { done, total }) : t(`read.${phase}`)}
          {left !== null && left > 1 && ` ${t('read.left', { seconds: left })}`}
        </span>
      </p>
      <ProgressBar done={done} total={paged ? total : 0} label={name} />
    </div>
  );
}
