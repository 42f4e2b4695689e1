import { useQuery } from '@tanstack/react-query';
import { type RefusalRow, refusalsQuery } from '../data/security-log.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import styles from './identity.module.css';
import { timeCell } from './time-cell.tsx';

/** Attempts that were refused, the newest first, those of a minute and kind as one row with their number. */
export function RefusalsCard({ nameOf }: { readonly nameOf: (id: string) => string }) {
  const t = useText();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(refusalsQuery);
  const columns: readonly Column<RefusalRow>[] = [
    { id: 'at', title: t('security.at'), value: ({ at }) => at, cell: ({ at }) => timeCell(at) },
    {
      id: 'who',
      title: t('security.who'),
      value: ({ actor, account }) =>
        actor !== null
          ? nameOf(actor)
          : account === null
            ? t('security.stranger')
            : t('security.stranger-as', { name: nameOf(account) }),
    },
    { id: 'code', title: t('security.why'), value: ({ code }) => t(`security.refused.${code}`) },
    {
      id: 'asked',
      title: t('security.asked'),
      value: ({ asked }) => asked?.[language] ?? t('security.interface'),
    },
    { id: 'count', title: t('security.count'), value: ({ count }) => count, numeric: true },
    {
      id: 'address',
      title: t('security.address'),
      value: ({ address }) => (address === '*' ? t('security.many') : address),
    },
  ];
  return (
    <section className={styles['card']} aria-label={t('security.refusals')} data-testid="refusals">
      <h2>{t('security.refusals')}</h2>
      <p className={styles['soft']}>{t('security.refusals.lead')}</p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={4} />}
      {data?.length === 0 && <p className={styles['soft']}>{t('security.refusals.none')}</p>}
      {data !== undefined && data.length > 0 && (
        <DataTable
          name={t('security.refusals')}
          rows={data}
          columns={columns}
          rowKey={({ key }) => key}
          rowTestId="refusal"
        />
      )}
    </section>
  );
}
