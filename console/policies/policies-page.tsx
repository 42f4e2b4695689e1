import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePageTitle } from '../data/page-state.ts';
import { policiesQuery, type ShownPolicy } from '../data/policies.ts';
import { openProposalsQuery } from '../data/proposals.ts';
import { whoQuery } from '../data/who.ts';
import { ProposalCard } from '../proposals/proposal-card.tsx';
import { useLanguage, useText } from '../text/text-context.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import { ExplainForm } from './explain-form.tsx';
import styles from './policies.module.css';
import { TextForm } from './text-form.tsx';

/** Who may do what: why, what waits for a decision, and the policies in force. */
export function PoliciesPage() {
  const t = useText();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(policiesQuery);
  const proposals = useQuery(openProposalsQuery).data?.proposals ?? [];
  const { user } = useQuery(whoQuery).data ?? {};
  const [opened, setOpened] = useState<string | null>(null);
  usePageTitle(t('policies.title'));
  const columns: readonly Column<ShownPolicy>[] = [
    { id: 'description', title: t('policies.says'), value: ({ description }) => description[language] },
    { id: 'effect', title: t('policies.effect'), value: ({ effect }) => t(`policies.${effect}`) },
    { id: 'source', title: t('policies.source'), value: ({ source }) => source },
    { id: 'id', title: t('policies.name'), value: ({ id }) => id },
  ];
  const open = data?.policies.find(({ id }) => id === opened);
  return (
    <div className={styles['page']}>
      <h1>{t('policies.title')}</h1>
      <p className={styles['lead']}>{t('policies.lead')}</p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data !== undefined && <ExplainForm actions={data.actions} />}
      {proposals
        .filter(({ kind, state }) => kind === 'policy.text' && state === 'proposed')
        .map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} open />
        ))}
      {user?.roles.includes('administrator') === true && <TextForm />}
      {data !== undefined && (
        <section className={styles['list']}>
          <h2>{t('policies.in-force')}</h2>
          <DataTable
            name={t('policies.in-force')}
            rows={data.policies}
            columns={columns}
            rowKey={({ id }) => id}
            rowTestId="policy"
            onOpen={({ id }) => setOpened(id === opened ? null : id)}
            opened={
              open === undefined
                ? null
                : { key: open.id, content: <pre className={styles['text']}>{open.text}</pre> }
            }
          />
        </section>
      )}
    </div>
  );
}
