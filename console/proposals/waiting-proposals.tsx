import { useWaitingProposals } from '../data/proposals.ts';
import { useText } from '../text/text-context.ts';
import { ProposalCard } from './proposal-card.tsx';
import styles from './proposals.module.css';

/** What waits for the reader's decision, and what became of their own proposals this week; nothing where there is nothing. */
export function WaitingProposals() {
  const t = useText();
  const { waiting, told } = useWaitingProposals();
  if (waiting.length + told.length === 0) return null;
  return (
    <section className={styles['list']} data-testid="waiting-proposals">
      {waiting.length > 0 && <h2>{t('proposals.waiting', { count: waiting.length })}</h2>}
      {waiting.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
      {told.length > 0 && <h2>{t('proposals.told')}</h2>}
      {told.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
    </section>
  );
}
