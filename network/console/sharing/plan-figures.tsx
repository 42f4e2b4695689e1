import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Figure } from '@yuheng/console/ui/figure';
import type { ReactNode } from 'react';
import { percent } from './percent.ts';
import styles from './plan-view.module.css';
import type { ComputedPlan, OpenedPlan } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';

/** What a plan comes to, what the checker says, and last how far from the best it can be. */
export function PlanFigures({ opened, plan }: { readonly opened: OpenedPlan; readonly plan: ComputedPlan }) {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const { gain, checked } = opened;
  const count = (value: number) => formatNumber(value, language);
  const [strongest] = plan.exposure;
  const budget = opened.asked.settings['budget'];
  // Of no site there is no share and no ratio.
  const empty = plan.sites.length === 0;
  const built = (share: number | undefined) => ({
    figure: empty || share === undefined ? '–' : percent(share, language),
    unit: '',
  });
  const most = Math.max(0, ...plan.exposure.map(({ ratio }) => ratio));
  return (
    <section className={styles['card']} aria-label={t('sharing.figures')} data-testid="plan-figures">
      <dl className={styles['figures']}>
        <Told
          id="served"
          title={t('sharing.column.served')}
          figure={{ figure: count(plan.served), unit: `/ ${count(plan.demands)}` }}
        >
          {plan.unserved.length === 0
            ? t('sharing.served.all')
            : t('sharing.served.words', { count: count(plan.unserved.length) })}
        </Told>
        <Told id="cost" title={t('sharing.column.cost')} figure={money.parts(plan.cost)}>
          {typeof budget === 'number'
            ? t('sharing.cost.budget', { budget: money.text(budget) })
            : t('sharing.cost.unlimited')}
        </Told>
        <Told id="shared" title={t('sharing.column.shared')} figure={built(plan.sharing.shared)}>
          {empty
            ? t('sharing.shared.none')
            : t('sharing.shared.words', {
                sites: count(plan.sharing.sites),
                tenants: formatNumber(plan.sharing.tenantsPerSite, language, 2, true),
              })}
        </Told>
        <Told id="ratio" title={t('sharing.column.ratio')} figure={built(gain?.ratio)}>
          {gain === null
            ? t('sharing.ratio.unasked')
            : t('sharing.ratio.words', { cost: money.text(gain.separateCost) })}
        </Told>
        <Told
          id="exposure"
          title={t('sharing.exposure')}
          figure={{
            figure: strongest === undefined ? '–' : percent(strongest.siteRatio, language),
            unit: '',
          }}
        >
          {strongest === undefined
            ? t('sharing.exposure.none')
            : t('sharing.exposure.words', { all: percent(most, language) })}
        </Told>
        <Told
          id="checked"
          title={t('sharing.checked')}
          figure={{
            figure: checked === null ? '–' : count(checked.violations),
            unit: checked === null ? '' : t('sharing.violations'),
          }}
        >
          {checked === null
            ? t('sharing.checked.unknown')
            : t('sharing.checked.words', {
                sites: count(checked.sites),
                demands: count(checked.demands),
                zones: count(checked.zones),
                sensitive: count(checked.sensitive),
              })}
        </Told>
        <Told id="gap" title={t('sharing.gap')} figure={{ figure: percent(plan.gap, language, 2), unit: '' }}>
          {plan.objective === 'cost'
            ? t(plan.gap === 0 ? 'sharing.gap.none' : 'sharing.bound.words', {
                bound: money.text(plan.lowerBound),
              })
            : t(plan.gap === 0 ? 'sharing.gap.none-within' : 'sharing.bound.served', {
                weight: count(plan.servedWeight),
                bound: count(plan.servedBound),
              })}
        </Told>
      </dl>
    </section>
  );
}

function Told({
  id,
  title,
  figure,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly figure: { readonly figure: string; readonly unit: string };
  readonly children: ReactNode;
}) {
  return (
    <div data-testid="plan-figure" data-figure={id}>
      <dt>{title}</dt>
      <dd>
        <Figure {...figure} size="large" />
        <small>{children}</small>
      </dd>
    </div>
  );
}
