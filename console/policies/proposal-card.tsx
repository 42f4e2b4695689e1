import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decideProposal, policiesQuery, proposalQuery, type ShownProposal } from '../data/policies.ts';
import { whoQuery } from '../data/who.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import styles from './policies.module.css';

/** Those that have a name. */
const ROLES = new Set(['viewer', 'officer', 'machine', 'administrator']);

/** A proposal that waits: what it changes, and who would be decided about otherwise. Somebody else decides. */
export function ProposalCard({ proposal }: { readonly proposal: ShownProposal }) {
  const t = useText();
  const queries = useQueryClient();
  const { user } = useQuery(whoQuery).data ?? {};
  const { data, error } = useQuery(proposalQuery(proposal.id));
  const [refused, setRefused] = useState<unknown>(null);
  const preview = data?.preview ?? null;
  const isOwn = user?.id === proposal.proposedBy.id;
  const mayDecide = user?.roles.includes('administrator') === true && !isOwn;
  const decide = async (decision: 'approve' | 'reject') => {
    setRefused(null);
    await decideProposal(proposal.id, decision).catch(setRefused);
    await queries.invalidateQueries({ queryKey: policiesQuery.queryKey });
  };
  return (
    <section className={styles['card']} data-testid="proposal">
      <h2>{t('policies.proposal', { name: proposal.name })}</h2>
      <p className={styles['lead']}>
        {proposal.proposedBy.name} · <RelativeTime at={proposal.proposedAt} /> · {proposal.reason}
      </p>
      {error !== null && <Failure error={error} kept="" />}
      {error === null && data === undefined && <Skeleton lines={3} />}
      {preview?.policies.map(({ id, before, after }) => (
        <div key={id} className={styles['change']}>
          {before !== null && <pre className={styles['before']}>{before}</pre>}
          {after !== null && <pre className={styles['text']}>{after}</pre>}
        </div>
      ))}
      {preview !== null && (
        <>
          <h3>{t('policies.would-change', { count: preview.decisions.length })}</h3>
          <ul className={styles['decisions']}>
            {preview.decisions.slice(0, 50).map(({ role, organisation, action, before, after }) => (
              <li key={`${role} ${organisation ?? ''} ${action}`}>
                {[ROLES.has(role) ? t(`role.${role}`) : role, organisation].filter(Boolean).join(' · ') ||
                  t('policies.everybody')}
                : <code>{action}</code> {t(`policies.extent.${before}`)} → {t(`policies.extent.${after}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      {refused !== null && <Failure error={refused} />}
      {isOwn && <p className={styles['lead']}>{t('policies.own')}</p>}
      {mayDecide && (
        <div className={styles['acts']}>
          <Button look="decide" onClick={() => void decide('approve')}>
            {t('policies.approve')}
          </Button>
          <Button onClick={() => void decide('reject')}>{t('policies.reject')}</Button>
        </div>
      )}
    </section>
  );
}
