import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { percent } from './percent.ts';
import styles from './plan-view.module.css';
import type { ComputedPlan, OpenedPlan } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';

/** What each operator pays in the shared plan, and would pay alone. */
export function CostSplit({ opened, plan }: { readonly opened: OpenedPlan; readonly plan: ComputedPlan }) {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const { gain } = opened;
  const count = (value: number) => formatNumber(value, language);
  const alone = new Map(gain?.separate.map((each) => [each.operator, each]));
  const saved = (shared: number, separate: number) =>
    separate === 0 ? '–' : percent(1 - shared / separate, language);
  return (
    <section className={styles['card']} aria-label={t('sharing.split')}>
      <h3>{t('sharing.split')}</h3>
      <div className={styles['table']}>
        <table data-testid="cost-split">
          <thead>
            <tr>
              <th scope="col">{t('entities.SiteDemand.attributes.operator')}</th>
              <th scope="col">{t('sharing.split.sites')}</th>
              <th scope="col">{t('sharing.split.pays')}</th>
              {gain !== null && (
                <>
                  <th scope="col">{t('sharing.split.alone-sites')}</th>
                  <th scope="col">{t('sharing.split.alone')}</th>
                  <th scope="col">{t('sharing.split.saved')}</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {plan.sharing.byOperator.map(({ operator, sites, cost }) => {
              const own = alone.get(operator);
              return (
                <tr key={operator} data-testid="split-row">
                  <th scope="row">{operator}</th>
                  <td>{count(sites)}</td>
                  <td>{money.text(cost)}</td>
                  {own !== undefined && (
                    <>
                      <td>{count(own.sites)}</td>
                      <td>{money.text(own.cost)}</td>
                      <td>{saved(cost, own.cost)}</td>
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('sharing.split.all')}</th>
              <td>{count(plan.sharing.tenancies)}</td>
              <td>{money.text(plan.cost)}</td>
              {gain !== null && (
                <>
                  <td>{count(gain.separate.reduce((sum, { sites }) => sum + sites, 0))}</td>
                  <td>{money.text(gain.separateCost)}</td>
                  <td>{saved(plan.cost, gain.separateCost)}</td>
                </>
              )}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className={styles['soft']}>{t('sharing.split.note')}</p>
    </section>
  );
}
