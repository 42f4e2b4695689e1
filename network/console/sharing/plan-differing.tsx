import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { ComparedPlan } from './plan-comparison.tsx';
import styles from './plan-differing.module.css';
import type { PlanNames } from './plan-names.ts';
import type { PlanDifference } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';

/** Names that are shown at once; the rest is in the lists of each plan. */
const most = 200;

/** Sites and demands that are in one of two plans only, and sites with other tenants. */
export function PlanDiffering({
  first,
  second,
  difference,
  names,
  onShow,
}: {
  readonly first: ComparedPlan;
  readonly second: ComparedPlan;
  readonly difference: PlanDifference;
  readonly names: PlanNames;
  readonly onShow: (id: string) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const costs = new Map(
    [second, first].flatMap(({ plan }) => plan.sites.map(({ candidate, cost }) => [candidate, cost])),
  );
  const lists = [
    ['only-first', difference.onlyFirst],
    ['only-second', difference.onlySecond],
    ['other-tenants', difference.otherTenants],
    ['served-first', difference.servedFirst],
    ['served-second', difference.servedSecond],
  ] as const;
  if (lists.every(([, ids]) => ids.length === 0))
    return <p className={styles['soft']}>{t('sharing.compare.same')}</p>;
  return (
    <div className={styles['lists']}>
      {lists
        .filter(([, ids]) => ids.length > 0)
        .map(([list, ids]) => (
          <details key={list} data-testid="differing" data-list={list}>
            <summary>
              {t(`sharing.${list}`)} <span>{formatNumber(ids.length, language)}</span>
            </summary>
            <ul>
              {ids.slice(0, most).map((id) => {
                const cost = list.startsWith('served') ? undefined : costs.get(id);
                return (
                  <li key={id}>
                    <button type="button" onClick={() => onShow(id)}>
                      {names.nameOf(id) ?? t('sharing.unnamed')}
                    </button>
                    {cost !== undefined && list !== 'other-tenants' && <span>{money.text(cost)}</span>}
                  </li>
                );
              })}
            </ul>
            {ids.length > most && (
              <p className={styles['soft']}>
                {t('sharing.differing.more', { count: formatNumber(ids.length - most, language) })}
              </p>
            )}
          </details>
        ))}
    </div>
  );
}
