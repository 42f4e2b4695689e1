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
  switch (state.step) {
    case 'idle':
      return null;
    case 'failed':
      return (
        <div className={styles['failed']} data-testid="import-failed">
          <Failure error={state.error} kept={t('import.failed', { name: state.name })}>
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
