import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ReadRow, readsQuery } from '../data/security-log.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Field } from '../ui/field.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import styles from './identity.module.css';
import { timeCell } from './time-cell.tsx';

/** Who was shown what a policy wants told (`facts.record-read`), all of it or one thing. */
export function ReadsCard({ nameOf }: { readonly nameOf: (id: string) => string }) {
  const t = useText();
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const [entity, setEntity] = useState('');
  const { data, error, refetch } = useQuery(readsQuery(entity));
  const columns: readonly Column<ReadRow>[] = [
    { id: 'at', title: t('security.at'), value: ({ at }) => at, cell: ({ at }) => timeCell(at) },
    { id: 'who', title: t('security.who'), value: ({ actor }) => nameOf(actor) },
    {
      id: 'asked',
      title: t('security.asked'),
      value: ({ action, asked }) =>
        action === 'facts.told' ? t('security.told') : (asked?.[language] ?? t('security.interface')),
    },
    { id: 'count', title: t('security.things'), value: ({ entities }) => entities.length, numeric: true },
    { id: 'entities', title: t('security.saw'), value: ({ entities }) => entities.join(' ') },
  ];
  return (
    <section className={styles['card']} aria-label={t('security.reads')} data-testid="reads">
      <h2>{t('security.reads')}</h2>
      <p className={styles['soft']}>{t('security.reads.lead')}</p>
      <form
        className={styles['row']}
        onSubmit={(event) => {
          event.preventDefault();
          setEntity(typed.trim());
        }}
      >
        <Field
          label={t('security.reads.of')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          spellCheck={false}
          autoComplete="off"
        />
        <Button submit>{t('security.reads.ask')}</Button>
      </form>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={4} />}
      {data?.reads.length === 0 && (
        <p className={styles['soft']}>{t(entity === '' ? 'security.reads.none' : 'security.reads.nobody')}</p>
      )}
      {data !== undefined && data.reads.length > 0 && (
        <DataTable
          name={t('security.reads')}
          rows={data.reads}
          columns={columns}
          rowKey={({ sequence }) => String(sequence)}
          rowTestId="read"
        />
      )}
    </section>
  );
}
