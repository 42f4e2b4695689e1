import { useOpenProposals } from '../data/proposals.ts';
import { ProposalCard } from './proposal-card.tsx';
import styles from './proposals.module.css';

/** What is proposed to be changed of something, where it is shown; nothing where nothing is. */
export function SubjectProposals({ subject }: { readonly subject: string }) {
  const open = useOpenProposals(subject);
  if (open.length === 0) return null;
  return (
    <div className={styles['list']} data-testid="subject-proposals">
      {open.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
    </div>
  );
}
