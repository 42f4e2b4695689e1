import { formatDateTime } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { SyntheticMark } from '@yuheng/console/ui/synthetic-mark';
import type { Answer } from './answers.ts';
import type { ListedRun } from './run-chooser.tsx';
import styles from './run-proof.module.css';

/** What a run was computed from, and the hash that says so. */
export function RunProof({
  run,
  stored,
  changed,
}: {
  readonly run: ListedRun;
  readonly stored: Answer<'read-case'> | undefined;
  /** Sites stand elsewhere just now: the hash is of the run without that. */
  readonly changed: boolean;
}) {
  const t = useText('network');
  const { summary } = run;
  return (
    <div className={styles['proof']}>
      <dl>
        <dt>{t('coverage.model')}</dt>
        <dd>{t(`coverage.model.${run.model}`)}</dd>
        <dt>{t('coverage.calibration')}</dt>
        <dd data-testid="calibration" data-calibrated={summary?.calibration !== null}>
          <CalibrationWords summary={summary} />
          {summary?.calibration === null && <p className={styles['soft']}>{t('coverage.calibration.how')}</p>}
        </dd>
        <dt>{t('coverage.terrain')}</dt>
        <dd>
          {t(`coverage.terrain.${run.terrain}`)}
          {summary !== null && summary.files.length > 0 && ` · ${summary.files.join(', ')}`}
        </dd>
        {stored !== undefined && stored.assumed.length > 0 && (
          <>
            <dt>{t('coverage.assumed')}</dt>
            <dd>
              <ul>
                {stored.assumed.map((one) => (
                  <li key={one}>{t(`coverage.assumed.${one}`)}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>{t('coverage.finished')}</dt>
        <dd>
          {run.finishedAt === null ? '' : formatDateTime(run.finishedAt)}
          {summary !== null && ` · ${t('coverage.took', { seconds: summary.seconds.toFixed(1) })}`}
        </dd>
        <dt>{t('coverage.hash')}</dt>
        <dd className={styles['hash']}>{run.inputHash}</dd>
      </dl>
      {changed && <p className={styles['soft']}>{t('coverage.hash.changed')}</p>}
      {run.synthetic && <SyntheticMark />}
    </div>
  );
}

/** Whether drive tests stand behind the levels: said openly, also where none do. */
export function CalibrationWords({ summary }: { readonly summary: ListedRun['summary'] }) {
  const t = useText('network');
  const error = summary?.calibration?.error;
  return error === undefined
    ? t('coverage.calibration.none')
    : t('coverage.calibration.done', { error: error.toFixed(1) });
}
