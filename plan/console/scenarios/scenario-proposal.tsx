import { useMay } from '@yuheng/console/data/use-may';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Lamp } from '@yuheng/console/ui/lamp';
import { ActForm } from '../task/act-form.tsx';
import type { ScenarioView } from './scenario-query.ts';
import styles from './scenarios.module.css';
import { headlineWords } from './target-figures.ts';

/** A scenario on its way as a proposal: to be proposed, to be decided by somebody else, or decided. */
export function ScenarioProposal({ view }: { readonly view: ScenarioView }) {
  const t = useText('plan');
  const may = useMay();
  const { proposal, result, scenario, mine } = view;
  const holds = result !== null && result.stale.length === 0;
  const open = proposal !== null && proposal.state === 'proposed';
  const reason = { name: 'reason', label: t('task.act.reason') };
  return (
    <section className={styles['card']} data-testid="scenario-proposal">
      <h2>{t('scenario.proposal')}</h2>
      {proposal === null && <p className={styles['soft']}>{t('scenario.proposal.none')}</p>}
      {proposal !== null && (
        <>
          <p>
            {t(`cases.PlanProposal.states.${proposal.state}`)} ·{' '}
            {t('scenario.proposal.by', { who: proposal.proposerName, day: formatDate(proposal.openedAt) })}
            {proposal.unit !== null && ` · ${t('scenario.proposal.unit', { unit: proposal.unit })}`}
          </p>
          <p className={styles['soft']}>{proposal.reason}</p>
          <ul className={styles['differences']}>
            {proposal.differences.map((one) => (
              <li key={one.target}>
                {one.subject}: {headlineWords(one.chance, one.chanceWith, t)}{' '}
                <Lamp state={one.lamp} size="small" />
                <span aria-hidden="true">→</span>
                <Lamp state={one.lampWith} size="small" />
              </li>
            ))}
          </ul>
        </>
      )}
      {may && mine && !open && (
        <>
          {!holds && <p className={styles['soft']}>{t('scenario.proposal.run-first')}</p>}
          {holds && (
            <ActForm
              title={t('scenario.propose')}
              testId="propose"
              operation="plan/propose-scenario"
              fields={[reason, { name: 'unit', label: t('scenario.unit'), optional: true }]}
              bodyOf={({ reason: why, unit = '' }) => ({
                scenario: scenario.id,
                reason: why,
                ...(unit.trim() === '' ? {} : { unit }),
              })}
            />
          )}
        </>
      )}
      {may && open && mine && (
        <>
          <p className={styles['soft']}>{t('scenario.proposal.others-decide')}</p>
          <ActForm
            title={t('scenario.withdraw')}
            testId="withdraw-proposal"
            operation="plan/decide-proposal"
            fields={[reason]}
            bodyOf={({ reason: why }) => ({ proposal: proposal.case, decision: 'withdraw', reason: why })}
          />
        </>
      )}
      {may && open && !mine && (
        <ActForm
          title={t('scenario.decide')}
          testId="decide-proposal"
          operation="plan/decide-proposal"
          fields={[
            {
              name: 'decision',
              label: t('scenario.decision'),
              choices: (['approve', 'refuse'] as const).map((value) => ({
                value,
                text: t(`cases.PlanProposal.transitions.${value}`),
              })),
            },
            reason,
            { name: 'unit', label: t('scenario.unit'), optional: true, value: proposal.unit ?? '' },
          ]}
          bodyOf={({ decision, reason: why, unit = '' }) => ({
            proposal: proposal.case,
            decision,
            reason: why,
            ...(unit.trim() === '' ? {} : { unit }),
          })}
        />
      )}
    </section>
  );
}
