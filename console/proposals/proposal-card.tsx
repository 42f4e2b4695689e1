import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { decideProposal, proposalQuery, type ShownProposal, withdrawProposal } from '../data/proposals.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import { DecideForm } from './decide-form.tsx';
import { NobodyApproves } from './nobody-approves.tsx';
import { PreviewView } from './preview-view.tsx';
import styles from './proposals.module.css';
import { WhoDecides } from './who-decides.tsx';

/** A proposal in one line: who wants what changed, and what became of it. Opened, it says what it would change, and is decided. */
export function ProposalCard({
  proposal,
  open = false,
}: {
  readonly proposal: ShownProposal;
  readonly open?: boolean;
}) {
  const t = useText();
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(open);
  const { title, proposedBy, proposedAt, state, decidedBy, decidedAt, note } = proposal;
  return (
    <details
      className={styles['card']}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      data-testid="proposal"
      data-state={state}
    >
      <summary>
        <strong>{title[language]}</strong>
        <small>
          {t(`proposals.state.${state}`)} · {t('proposals.by', { who: proposedBy.name })} ·{' '}
          <RelativeTime at={proposedAt} />
        </small>
        {decidedBy !== null && decidedAt !== null && (
          <small>
            {t(`proposals.decided.${state}`, { who: decidedBy.name })} · <RelativeTime at={decidedAt} />
            {note !== null && note !== '' && ` · ${t('proposals.because', { reason: note })}`}
          </small>
        )}
      </summary>
      {isOpen && <ProposalBody proposal={proposal} />}
    </details>
  );
}

function ProposalBody({ proposal }: { readonly proposal: ShownProposal }) {
  const t = useText();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { id, reason, path, state, mine, mayDecide } = proposal;
  const { data, error } = useQuery(proposalQuery(id));
  const act = useMutation({
    mutationFn: ({ what, note = '' }: { what: 'approve' | 'reject' | 'withdraw'; note?: string }) =>
      what === 'withdraw' ? withdrawProposal(id) : decideProposal(id, what, note),
    onSettled: () =>
      Promise.all(
        ['proposals', 'board', 'case', 'policies', 'decisions'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
  return (
    <>
      <p>
        {t('proposals.because', { reason })}{' '}
        {path !== null && <Link to={path as never}>{t('proposals.look')}</Link>}
      </p>
      {error !== null && <Failure error={error} kept="" />}
      {error === null && data === undefined && <Skeleton lines={3} />}
      {data?.obstacle != null && (
        <p className={styles['obstacle']} role="status">
          {t('proposals.obstacle')} {data.obstacle[language]}
        </p>
      )}
      {data?.preview != null && <PreviewView preview={data.preview} />}
      {act.error !== null && <Failure error={act.error} />}
      {state === 'proposed' && mine && <NobodyApproves kind={proposal.kind} />}
      {state === 'proposed' && mine && (
        <p className={styles['acts']}>
          <span className={styles['soft']}>{t('proposals.own')}</span>
          <Button
            busy={act.isPending}
            onClick={() => act.mutate({ what: 'withdraw' })}
            data-testid="withdraw"
          >
            {t('proposals.withdraw')}
          </Button>
        </p>
      )}
      {state === 'proposed' && !mine && !mayDecide && <WhoDecides kind={proposal.kind} />}
      {mayDecide && (
        <DecideForm
          ready={data?.preview != null}
          busy={act.isPending}
          onDecide={(what, note) => act.mutate({ what, note })}
        />
      )}
    </>
  );
}
