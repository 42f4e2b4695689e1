import { Link } from '@tanstack/react-router';
import { isUnfinished, jobsQuery, problemOf } from '@yuheng/console/data/jobs';
import { RequestProblem } from '@yuheng/console/data/request';
import { useCancelJob } from '@yuheng/console/data/use-cancel-job';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Failure } from '@yuheng/console/ui/states';
import { ReadingProgress, SendingProgress } from '../reading-progress.tsx';
import { sayJobSeen } from '../seen-jobs.ts';
import styles from './import-list.module.css';
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
  return (
    <ul className={styles['imports']} aria-label={t('import.list')} data-testid="imports">
      {uploads.map((upload) =>
        upload.step === 'sending' ? (
          <li key={upload.id} className={styles['row']} data-testid="import-sending">
            <SendingProgress sending={upload} />
            <Button small onClick={() => onCancel(upload.id)}>
              {t('import.cancel')}
            </Button>
          </li>
        ) : (
          <li key={upload.id}>
            <ImportFailure
              name={upload.name}
              error={upload.error}
              onDismiss={() => onDismiss(upload.id)}
              onPick={onPick}
            />
          </li>
        ),
      )}
      {jobs.map((job) =>
        isUnfinished(job) ? (
          <Running key={job.id} job={job} mine={job.by.id === me} may={may} />
        ) : (
          <li key={job.id} data-testid="import-ended" data-state={job.state}>
            <Ended job={job} onPick={onPick} />
          </li>
        ),
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

function Ended({ job, onPick }: { readonly job: ImportJob; readonly onPick: () => void }) {
  const t = useText('plan');
  const words = useSourceWords();
  const { name } = job.input;
  const seen = () => sayJobSeen(job.id);
  const time = job.endedAt !== null && (
    <span className={styles['soft']}>
      <RelativeTime at={job.endedAt} />
    </span>
  );
  if (job.state === 'failed')
    return <ImportFailure name={name} error={problemOf(job)} time={time} onDismiss={seen} onPick={onPick} />;
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
        {time}
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

function ImportFailure({
  name,
  error,
  time = null,
  onDismiss,
  onPick,
}: {
  readonly name: string;
  readonly error: unknown;
  readonly time?: React.ReactNode;
  readonly onDismiss: () => void;
  readonly onPick: () => void;
}) {
  const t = useText('plan');
  const there = planThere(error);
  return (
    <div
      data-testid="import-failed"
      data-code={error instanceof RequestProblem ? error.body?.code : undefined}
    >
      <Failure error={error} kept={t(there === null ? 'import.failed' : 'import.there', { name })}>
        <span className={styles['buttons']}>
          {there === null ? (
            <Button small onClick={onPick}>
              {t('import.other')}
            </Button>
          ) : (
            <Link to="/plan/$plan" params={{ plan: there }} data-testid="import-there">
              {t('import.open')}
            </Link>
          )}
          <Button small look="quiet" onClick={onDismiss} data-testid="import-dismiss">
            {t('import.dismiss')}
          </Button>
          {time}
        </span>
      </Failure>
    </div>
  );
}

/** The plan that the same document has become already; null where that is not why the import failed. */
function planThere(error: unknown): string | null {
  if (!(error instanceof RequestProblem) || error.body?.code !== 'plan.imported-already') return null;
  const plan = error.body.values?.['plan'];
  return plan === undefined ? null : String(plan);
}
