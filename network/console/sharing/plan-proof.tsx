import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDateTime } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { SyntheticMark } from '@yuheng/console/ui/synthetic-mark';
import styles from '../run-proof.module.css';
import type { ComputedPlan, OpenedPlan } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';

/** What a plan was computed from, and the hash that says so: the same records, settings and seed give the same hash. */
export function PlanProof({ opened, plan }: { readonly opened: OpenedPlan; readonly plan: ComputedPlan }) {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const { settings, seed, seconds } = opened.asked;
  const budget = settings['budget'];
  const mergeRadius = settings['mergeRadius'];
  return (
    <div className={styles['proof']}>
      <dl>
        <dt>{t('sharing.budget.plain')}</dt>
        <dd>{typeof budget === 'number' ? money.text(budget) : t('sharing.budget.none')}</dd>
        <dt>{t('sharing.resources')}</dt>
        <dd>{t(settings['unopened'] === true ? 'sharing.resources.all' : 'sharing.resources.opened')}</dd>
        <dt>{t('sharing.merge-radius')}</dt>
        <dd>{typeof mergeRadius === 'number' ? formatNumber(mergeRadius, language) : '–'}</dd>
        <dt>{t('sharing.seed')}</dt>
        <dd>{seed}</dd>
        <dt>{t('sharing.spent')}</dt>
        <dd>
          {t('sharing.spent.words', {
            seconds: formatNumber(plan.seconds, language, 1, true),
            most: formatNumber(seconds, language),
            steps: formatNumber(plan.steps, language),
          })}
        </dd>
        <dt>{t('sharing.finished')}</dt>
        <dd>{opened.finishedAt === null ? '–' : formatDateTime(opened.finishedAt)}</dd>
        <dt>{t('sharing.hash')}</dt>
        <dd className={styles['hash']} data-testid="plan-hash">
          {opened.inputHash}
        </dd>
      </dl>
      {opened.synthetic === true && <SyntheticMark />}
    </div>
  );
}
