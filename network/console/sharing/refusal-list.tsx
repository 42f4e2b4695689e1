import { useText } from '@yuheng/console/text/text-context';
import type { PlanNames } from './plan-names.ts';
import styles from './refusal-list.module.css';
import type { ComputedPlan } from './sharing-queries.ts';
import { useReasonWords } from './use-reason-words.ts';

/** The candidates near a demand, and why each does not serve it. */
export function RefusalList({
  refusals,
  names,
  onShow,
}: {
  readonly refusals: ComputedPlan['unserved'][number]['refusals'];
  readonly names: PlanNames;
  readonly onShow: (id: string) => void;
}) {
  const t = useText('network');
  const words = useReasonWords(names);
  if (refusals.length === 0) return <p className={styles['soft']}>{t('sharing.refusals.none')}</p>;
  return (
    <ul className={styles['refusals']} aria-label={t('sharing.refusals')}>
      {refusals.map(({ candidate, reason }) => (
        <li key={candidate}>
          <button type="button" onClick={() => onShow(candidate)}>
            {names.nameOf(candidate) ?? t('sharing.unnamed')}
          </button>
          <span>{words.refused(reason)}</span>
        </li>
      ))}
    </ul>
  );
}
