import { useText } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import type { ReactNode } from 'react';
import styles from './plan-map.module.css';
import type { PlanNames } from './plan-names.ts';
import { RefusalList } from './refusal-list.tsx';
import type { ComputedPlan, PlanRecords } from './sharing-queries.ts';
import { SiteTenants } from './site-tenants.tsx';
import { useThingFacts } from './use-thing-facts.ts';

/** What is chosen on the map: a site, a demand, a candidate, a zone or a sensitive building. */
export function ThingCard({
  id,
  plan,
  other,
  records,
  names,
  onShow,
  onClose,
}: {
  readonly id: string;
  readonly plan: ComputedPlan;
  readonly other: ComputedPlan | null;
  readonly records: PlanRecords;
  readonly names: PlanNames;
  readonly onShow: (id: string) => void;
  readonly onClose: () => void;
}) {
  const t = useText('network');
  const facts = useThingFacts(id, { plan, records, names });
  const site = [plan, other].flatMap((of) => of?.sites.find(({ candidate }) => candidate === id) ?? []).at(0);
  const unserved = plan.unserved.find(({ demand }) => demand === id);
  if (facts === null) return null;
  return (
    <section className={styles['card']} aria-label={t('sharing.thing')} data-testid="thing-card">
      <header>
        <strong data-testid="thing-name">{names.nameOf(id) ?? t('sharing.unnamed')}</strong>
        <button type="button" aria-label={t('drawer.close')} onClick={onClose}>
          <Icon name="close" size={16} />
        </button>
      </header>
      <dl className={styles['facts']}>
        {facts.map(([title, value]) => (
          <Fact key={title} title={title}>
            {value}
          </Fact>
        ))}
      </dl>
      {site !== undefined && <SiteTenants site={site} names={names} onShow={onShow} />}
      {unserved !== undefined && unserved.refusals.length > 0 && (
        <RefusalList refusals={unserved.refusals} names={names} onShow={onShow} />
      )}
    </section>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}
