import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { percent, signed } from './percent.ts';
import { PlanDiffering } from './plan-differing.tsx';
import type { PlanNames } from './plan-names.ts';
import styles from './plan-view.module.css';
import type { ComputedPlan, OpenedPlan, PlanDifference } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';

export interface ComparedPlan {
  readonly opened: OpenedPlan;
  readonly plan: ComputedPlan;
}

/** Two plans of a city beside each other: what the second has more, and where they differ. */
export function PlanComparison({
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
  const count = (value: number) => formatNumber(value, language);
  const share = (value: number) => percent(value, language, 2);
  // A difference of shares is in percent points.
  const points = (value: number) =>
    t('sharing.points', { points: formatNumber(100 * value, language, 2, true) });
  const row = (
    id: string,
    title: string,
    // Null where a plan has nothing to say: nobody lives or learns near its sites.
    of: (plan: ComputedPlan) => number | null,
    more: number,
    write: (value: number) => string,
    writeMore = write,
  ) => (
    <tr key={id} data-testid="compared-row" data-figure={id}>
      <th scope="row">{title}</th>
      {[first, second].map(({ plan }, index) => {
        const value = of(plan);
        return <td key={index === 0 ? 'first' : 'second'}>{value === null ? '–' : write(value)}</td>;
      })}
      <td data-testid="compared-more">
        {of(first.plan) === null || of(second.plan) === null ? '–' : signed(more, writeMore)}
      </td>
    </tr>
  );
  return (
    <section className={styles['card']} aria-label={t('sharing.compare')} data-testid="plan-comparison">
      <h3>{t('sharing.compare')}</h3>
      <div className={styles['table']}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('sharing.compare.what')}</th>
              <th scope="col">{t('sharing.compare.first')}</th>
              <th scope="col">{t('sharing.compare.second')}</th>
              <th scope="col">{t('sharing.compare.more')}</th>
            </tr>
          </thead>
          <tbody>
            {row('served', t('sharing.column.served'), ({ served }) => served, difference.served, count)}
            {row('cost', t('sharing.column.cost'), ({ cost }) => cost, difference.cost, money.text)}
            {row('sites', t('sharing.column.sites'), ({ sites }) => sites.length, difference.sites, count)}
            {row(
              'shared',
              t('sharing.column.shared'),
              ({ sharing }) => sharing.shared,
              difference.shared,
              share,
              points,
            )}
            {row(
              'exposure',
              t('sharing.exposure'),
              ({ exposure }) => exposure[0]?.siteRatio ?? null,
              difference.exposure,
              share,
              points,
            )}
            {row('gap', t('sharing.gap'), ({ gap }) => gap, difference.gap, share, points)}
          </tbody>
        </table>
      </div>
      <p className={styles['soft']}>{t('sharing.compare.second.is', { name: second.opened.name })}</p>
      <PlanDiffering first={first} second={second} difference={difference} names={names} onShow={onShow} />
    </section>
  );
}
