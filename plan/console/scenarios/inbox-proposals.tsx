import { Link } from '@tanstack/react-router';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import inbox from '../inbox/inbox.module.css';
import type { InboxProposal } from '../inbox/inbox-query.ts';
import { ActForm } from '../task/act-form.tsx';
import { ScenarioMark } from './scenario-mark.tsx';
import { useLineWords } from './use-line-words.ts';

/** Proposals that wait for a decision, and steps of approved ones that a unit has to carry out. */
export function InboxProposals({
  rows,
  may,
}: {
  readonly rows: readonly InboxProposal[];
  readonly may: boolean;
}) {
  const t = useText('plan');
  const { lineWords } = useLineWords();
  return (
    <section data-testid="inbox-proposals">
      <h2 className={inbox['head']}>
        {t('inbox.proposals')} <small>{rows.length}</small>
      </h2>
      <ul className={inbox['list']}>
        {rows.map((row) => (
          <li key={row.case} className={inbox['notice']} data-testid={`proposal-${row.kind}`}>
            <p>
              {row.kind === 'decide' && <ScenarioMark />}{' '}
              <Link to="/scenarios/$scenario" params={{ scenario: row.scenario }}>
                {row.line === null ? row.name : lineWords(row.line)}
              </Link>
            </p>
            <small>
              {[
                row.line === null ? '' : row.name,
                row.proposer === null ? '' : t('scenario.by', { who: row.proposer }),
                row.kind === 'carry-out' ? (row.owner ?? t('scenario.no-unit')) : '',
                row.dueAt === null ? '' : formatDate(row.dueAt),
              ]
                .filter((words) => words !== '')
                .join(' · ')}
            </small>
            {may && row.kind === 'carry-out' && (
              <ActForm
                title={t('scenario.close-step')}
                testId="close-step"
                operation="plan/close-step"
                fields={[
                  {
                    name: 'ending',
                    label: t('scenario.decision'),
                    choices: (['complete', 'drop'] as const).map((value) => ({
                      value,
                      text: t(`cases.PlanStep.transitions.${value}`),
                    })),
                  },
                  { name: 'reason', label: t('task.act.reason') },
                ]}
                bodyOf={({ ending, reason }) => ({ step: row.case, ending, reason })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
