import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { proposalKindsQuery, useDecidedProposals } from '../data/proposals.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import { ProposalCard } from './proposal-card.tsx';
import styles from './proposals.module.css';

const STATES = ['approved', 'rejected', 'withdrawn'] as const;
const NONE = { state: '', kind: '', text: '' };

/** What became of proposals, page by page, found by what became of them, by kind and by words. */
export function DecidedList() {
  const t = useText();
  const { language } = useLanguage();
  const [filter, setFilter] = useState(NONE);
  const kinds = useQuery(proposalKindsQuery).data?.kinds ?? [];
  const { proposals, error, more, busy, next, again } = useDecidedProposals(filter);
  const filtered = Object.values(filter).some((value) => value !== '');
  if (proposals?.length === 0 && !filtered) return null;
  return (
    <section className={styles['list']} data-testid="decided-proposals">
      <h2>{t('proposals.done')}</h2>
      <div className={styles['filter']} role="search">
        <Select
          label={t('proposals.filter.state')}
          value={filter.state}
          choices={[
            { value: '', text: t('proposals.filter.any') },
            ...STATES.map((value) => ({ value, text: t(`proposals.state.${value}`) })),
          ]}
          onChange={(state) => setFilter({ ...filter, state })}
        />
        <Select
          label={t('proposals.filter.kind')}
          value={filter.kind}
          choices={[
            { value: '', text: t('proposals.filter.any') },
            ...kinds.map(({ name, title }) => ({ value: name, text: title[language] })),
          ]}
          onChange={(kind) => setFilter({ ...filter, kind })}
        />
        <Field
          label={t('proposals.filter.text')}
          type="search"
          maxLength={100}
          value={filter.text}
          onChange={({ target }) => setFilter({ ...filter, text: target.value })}
          data-testid="decided-text"
        />
      </div>
      {error !== null && <Failure error={error} onRetry={again} />}
      {error === null && proposals === undefined && <Skeleton lines={4} />}
      {proposals?.length === 0 && <p className={styles['soft']}>{t('proposals.filter.nothing')}</p>}
      {proposals?.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
      {more && (
        <p className={styles['acts']}>
          <Button busy={busy} onClick={next} data-testid="more-proposals">
            {t('proposals.more')}
          </Button>
        </p>
      )}
    </section>
  );
}
