import { Link } from '@tanstack/react-router';
import { isUnfinished, jobsQuery, problemOf } from '@yuheng/console/data/jobs';
import { useCancelJob } from '@yuheng/console/data/use-cancel-job';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Failure } from '@yuheng/console/ui/states';
import { ReadingProgress, SendingProgress } from '../reading-progress.tsx';
import { sayJobSeen } from '../seen-jobs.ts';
import styles from './import-list.module.css';
import { RefusedImports } from './refused-imports.tsx';
import type { ImportJob } from './shown-imports.ts';
import type { Upload } from './use-uploads.ts';

/** The documents that are sent now, and those that are read or were. */
export function ImportList({
  uploads,
  jobs,
  me,
  may,
  onCancel,
  onDismiss,
  onPick,
}: {
  readonly uploads: readonly Upload[];
  readonly jobs: readonly ImportJob[];
  readonly me: string | null;
  readonly may: boolean;
  readonly onCancel: (upload: number) => void;
  readonly onDismiss: (upload: number) => void;
  readonly onPick: () => void;
}) {
  const t = useText('plan');
  if (uploads.length === 0 && jobs.length === 0) return null;
  const sending = uploads.filter((upload) => upload.step === 'sending');
  const told = jobs.filter(({ state }) => state !== 'failed');
  const refused = [
    ...uploads.flatMap((upload) =>
      upload.step === 'sending'
        ? []
        : [
            {
              key: String(upload.id),
              name: upload.name,
              error: upload.error,
              at: null,
              dismiss: () => onDismiss(upload.id),
            },
          ],
    ),
    ...jobs.flatMap((job) =>
      job.state === 'failed'
        ? [
            {
              key: job.id,
              name: job.input.name,
              error: problemOf(job),
              at: job.endedAt,
              dismiss: () => sayJobSeen(job.id),
            },
          ]
        : [],
    ),
  ];
  return (
    <ul className={styles['imports']} aria-label={t('import.list')} data-testid="imports">
      {sending.map((upload) => (
        <li key={upload.id} className={styles['row']} data-testid="import-sending">
          <SendingProgress sending={upload} />
          <Button small onClick={() => onCancel(upload.id)}>
            {t('import.cancel')}
          </Button>
        </li>
      ))}
      {told.map((job) =>
        isUnfinished(job) ? (
          <Running key={job.id} job={job} mine={job.by.id === me} may={may} />
        ) : (
          <li key={job.id} data-testid="import-ended" data-state={job.state}>
            <Ended job={job} />
          </li>
        ),
      )}
      {refused.length > 0 && (
        <li>
          <RefusedImports refused={refused} onPick={onPick} />
        </li>
      )}
    </ul>
  );
}

function Running({
  job,
  mine,
  may,
}: {
  readonly job: ImportJob;
  readonly mine: boolean;
  readonly may: boolean;
}) {
  const t = useText('plan');
  const cancel = useCancelJob(job.id, jobsQuery(job.type).queryKey);
  return (
    <li className={styles['row']} data-testid="import-progress" data-state={job.state}>
      <div>
        <ReadingProgress name={job.input.name} job={job} />
        <p className={styles['soft']}>{mine ? t('import.leave') : t('import.by', { who: job.by.name })}</p>
        {cancel.error !== null && <Failure error={cancel.error} />}
      </div>
      {may && (
        <Button small busy={cancel.isPending} onClick={() => cancel.mutate()} data-testid="import-cancel">
          {t('import.cancel')}
        </Button>
      )}
    </li>
  );
}

function Ended({ job }: { readonly job: ImportJob }) {
  const t = useText('plan');
  const words = useSourceWords();
  const { name } = job.input;
  const seen = () => sayJobSeen(job.id);
  const other = job.cancelledBy !== null && job.cancelledBy !== job.by.id ? job.cancelledBy : null;
  const [plan] = job.result?.plans ?? [];
  return (
    <div className={styles['row']}>
      <p>
        {job.state === 'done'
          ? t('import.done', { name, plans: job.result?.plans.length ?? 0 })
          : other === null
            ? t('import.cancelled', { name })
            : t('import.cancelled.by', { name, who: words.actor(other) })}{' '}
        {job.endedAt !== null && (
          <span className={styles['soft']}>
            <RelativeTime at={job.endedAt} />
          </span>
        )}
      </p>
      <span className={styles['buttons']}>
        {plan !== undefined && (
          <Link to="/plan/$plan/confirm" params={{ plan }} onClick={seen} data-testid="import-confirm">
            {t('draft.confirm')}
          </Link>
        )}
        <Button small look="quiet" onClick={seen} data-testid="import-dismiss">
          {t('import.dismiss')}
        </Button>
      </span>
    </div>
  );
}
