import { useText } from '@yuheng/console/text/text-context';
import type { PlanNames } from './plan-names.ts';
import type { ComputedPlan } from './sharing-queries.ts';
import styles from './site-tenants.module.css';
import { useMoney } from './use-money.ts';

/** Who is on a site, what each pays, and which demands are served from it. */
export function SiteTenants({
  site,
  names,
  onShow,
}: {
  readonly site: ComputedPlan['sites'][number];
  readonly names: PlanNames;
  readonly onShow: (id: string) => void;
}) {
  const t = useText('network');
  const money = useMoney();
  return (
    <dl className={styles['tenants']}>
      {site.tenants.map(({ operator, demands, cost }) => (
        <div key={operator}>
          <dt>
            {operator} <small>{money.text(cost)}</small>
          </dt>
          <dd>
            {demands.map((demand) => (
              <button type="button" key={demand} onClick={() => onShow(demand)}>
                {names.nameOf(demand) ?? t('sharing.unnamed')}
              </button>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
