import { Link } from '@tanstack/react-router';
import { RequestProblem } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import styles from './import-zone.module.css';
import { SendProgress } from './send-progress.tsx';
import type { ImportState } from './use-import.ts';

/** How far an import is, how it ended, or why it did not. */
export function ImportProgress({
  state,
  onCancel,
  onDismiss,
}: {
  readonly state: ImportState;
  readonly onCancel: () => void;
  readonly onDismiss: () => void;
}) {
  const t = useText('plan');
  const there = state.step === 'failed' ? planThere(state.error) : null;
  switch (state.step) {
    case 'idle':
      return null;
    case 'failed':
      return (
        <div className={styles['failed']} data-testid="import-failed">
          <Failure
            error={state.error}
            kept={t(there === null ? 'import.failed' : 'import.there', { name: state.name })}
          >
            {there !== null && (
              <Link to="/plan/$plan" params={{ plan: there }} data-testid="import-there">
                {t('import.open')}
              </Link>
            )}
            <Button small onClick={onDismiss}>
              {t('import.dismiss')}
            </Button>
          </Failure>
        </div>
      );
    case 'done':
      return (
        <div className={styles['progress']} role="status" data-testid="import-done">
          <p>{t('import.done', { name: state.name, plans: state.plans })}</p>
          <Button small look="quiet" onClick={onDismiss}>
            {t('import.dismiss')}
          </Button>
        </div>
      );
    default:
      return (
        <div className={styles['progress']} role="status" data-testid="import-progress">
          <SendProgress name={state.name} state={state} />
          <Button small onClick={onCancel}>
            {t('import.cancel')}
          </Button>
        </div>
      );
  }
}

/** The plan that the same document has become already; null where that is not why the import failed. */
function planThere(error: unknown): string | null {
  if (!(error instanceof RequestProblem) || error.body?.code !== 'plan.imported-already') return null;
  const plan = error.body.values?.['plan'];
  return plan === undefined ? null : String(plan);
}
