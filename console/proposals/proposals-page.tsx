import { useQuery } from '@tanstack/react-query';
import { usePageTitle } from '../data/page-state.ts';
import { openProposalsQuery } from '../data/proposals.ts';
import { useText } from '../text/text-context.ts';
import { Empty, Failure, Skeleton } from '../ui/states.tsx';
import { DecidedList } from './decided-list.tsx';
import { ProposalCard } from './proposal-card.tsx';
import styles from './proposals.module.css';

/** Changes that are proposed: those that wait, and what became of the others. */
export function Page() {
  const t = useText();
  const { data, error, refetch } = useQuery(openProposalsQuery);
  usePageTitle(t('proposals.title'));
  const open = data?.proposals ?? [];
  return (
    <div className={styles['page']} data-testid="proposals-page">
      <h1>{t('proposals.title')}</h1>
      <p className={styles['soft']}>{t('proposals.lead')}</p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data !== undefined && open.length === 0 && (
        <Empty title={t('proposals.none')}>{t('proposals.none.hint')}</Empty>
      )}
      {open
        .toSorted((a, b) => Number(b.mayDecide) - Number(a.mayDecide))
        .map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} />
        ))}
      <DecidedList />
    </div>
  );
}
