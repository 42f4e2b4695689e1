import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { LampShape } from '@yuheng/console/ui/lamp';
import { leftOutTypes } from '../../site-plan/input/left-out.ts';
import styles from './outcome-banner.module.css';
import { planOutcome, type UnservedCode } from './plan-outcome.ts';
import type { ComputedPlan, OpenedPlan } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';

/** What somebody wants to know first: how many demands are served, what is left out and why, and what it would take. */
export function OutcomeBanner({
  opened,
  plan,
  onReasons,
}: {
  readonly opened: OpenedPlan;
  readonly plan: ComputedPlan;
  readonly onReasons: () => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const count = (value: number) => formatNumber(value, language);
  const { kind, reasons } = planOutcome(plan);
  const left = leftOutTypes.flatMap((type) => {
    const records = opened.leftOut?.counts[type] ?? 0;
    return records === 0 ? [] : [t(`sharing.left-out.of.${type}`, { count: count(records) })];
  });
  const figures = { served: count(plan.served), demands: count(plan.demands) };
  return (
    <section
      className={styles['banner']}
      aria-label={t('sharing.outcome')}
      data-kind={kind}
      data-testid="plan-outcome"
    >
      <h3>
        <LampShape state={kind === 'met' && left.length === 0 ? 'normal' : 'warning'} />
        {plan.demands === 0
          ? t('sharing.outcome.no-demands')
          : plan.unserved.length === 0
            ? t('sharing.outcome.all', figures)
            : t(`sharing.outcome.${kind}`, figures)}
      </h3>
      {left.length > 0 && (
        <p data-testid="plan-left-out">
          {t('sharing.outcome.left-out', { records: left.join(t('ledgers.between')) })}
        </p>
      )}
      {kind === 'short' && <Needed opened={opened} plan={plan} />}
      {reasons.length > 0 && (
        <div className={styles['left']}>
          <span>{t('sharing.why', { count: count(plan.unserved.length) })}</span>
          <ul>
            {reasons.map((each) => (
              <ReasonCount key={each.code} code={each.code} count={count(each.count)} />
            ))}
          </ul>
          <button type="button" onClick={onReasons} data-testid="plan-reasons">
            {t('sharing.why.each')}
          </button>
        </div>
      )}
    </section>
  );
}

/** What a budget that ends too early would have to be. */
function Needed({ opened, plan }: { readonly opened: OpenedPlan; readonly plan: ComputedPlan }) {
  const t = useText('network');
  const money = useMoney();
  const budget = opened.asked.settings['budget'];
  const { needed } = plan;
  if (!needed || typeof budget !== 'number') return null;
  const [least, found] = [money.text(needed.least), money.text(needed.found)];
  const known = needed.least === needed.found ? 'exactly' : needed.least > budget ? 'least' : 'found';
  return (
    <p data-testid="plan-needed">
      {t(`sharing.needed.${known}`, { budget: money.text(budget), least, found })}
    </p>
  );
}

function ReasonCount({ code, count }: { readonly code: UnservedCode; readonly count: string }) {
  const t = useText('network');
  return (
    <li data-testid="unserved-reason" data-reason={code}>
      {t(`sharing.why.${code}`)} <strong>{count}</strong>
    </li>
  );
}
