import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { useText } from '@yuheng/console/text/text-context';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import type { Decision } from '../../confirm/decision.ts';
import { useFieldWords } from './field-words.ts';
import styles from './record-list.module.css';

/** What was decided, newest first: who, when, why, and field by field what was and what is. */
export function RecordList({ decisions }: { readonly decisions: readonly Decision[] }) {
  const t = useText('plan');
  const words = useSourceWords();
  if (decisions.length === 0) return <p className={styles['none']}>{t('confirm.record.none')}</p>;
  return (
    <ol className={styles['record']} aria-label={t('confirm.record')}>
      {decisions.toReversed().map((decision) => (
        <li key={decision.sequence}>
          <p>
            {t(`act.${decision.act}`)} · {words.actor(decision.by)} · <RelativeTime at={decision.at} />
          </p>
          <DecisionGrounds decision={decision} />
        </li>
      ))}
    </ol>
  );
}

/** Why a decision was taken, and field by field what was and what is. */
export function DecisionGrounds({ decision }: { readonly decision: Decision }) {
  const t = useText('plan');
  const fieldWords = useFieldWords();
  const { reason, threshold, changes, act } = decision;
  return (
    <>
      {reason !== '' && <p className={styles['reason']}>{reason}</p>}
      {threshold !== null && (
        <p className={styles['reason']}>
          {t('confirm.threshold.by', {
            by: threshold.setBy,
            on: threshold.setOn,
            minute: threshold.minute,
          })}
        </p>
      )}
      {changes.length > 0 && act !== 'add' && (
        <dl className={styles['changes']}>
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{t(`confirm.field.${field}`)}</dt>
              <dd>
                <del>{fieldWords(before)}</del> <span aria-hidden="true">→</span>{' '}
                <ins>{fieldWords(after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
