import { useQuery } from '@tanstack/react-query';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDateTime } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { importsQuery, type ListedImport } from './ledger-queries.ts';
import styles from './ledgers-page.module.css';

/** Ledgers that were imported before, each with the way to its report. */
export function PastImports() {
  const t = useText('network');
  const { set } = usePlace();
  const { data, error, refetch } = useQuery(importsQuery);
  const columns = useColumns();
  return (
    <section className={styles['card']} aria-label={t('ledgers.past')}>
      <h2>{t('ledgers.past')}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton />}
      {data?.imports.length === 0 && <p className={styles['soft']}>{t('ledgers.past.none')}</p>}
      {data !== undefined && data.imports.length > 0 && (
        <DataTable
          name={t('ledgers.past')}
          rows={data.imports}
          columns={columns}
          rowKey={({ job }) => job}
          rowTestId="past-import"
          onOpen={({ job }) => {
            set({ import: job });
            window.scrollTo({ top: 0 });
          }}
        />
      )}
    </section>
  );
}

function useColumns(): readonly Column<ListedImport>[] {
  const t = useText('network');
  const { language } = useLanguage();
  const count = (id: 'created' | 'changed' | 'unchanged' | 'rejected'): Column<ListedImport> => {
    const value = ({ result, rejected }: ListedImport) =>
      result?.[id] ?? (id === 'rejected' ? rejected : null);
    return {
      id,
      title: t(`ledgers.${id}`),
      numeric: true,
      value,
      cell(row) {
        const rows = value(row);
        return rows === null ? '–' : formatNumber(rows, language);
      },
    };
  };
  return [
    { id: 'name', title: t('ledgers.file'), value: ({ name }) => name },
    { id: 'kind', title: t('ledgers.kind'), value: ({ kind }) => t(`ledgers.kind.${kind}`) },
    {
      id: 'at',
      title: t('ledgers.sent'),
      value: ({ sentAt }) => sentAt,
      csv: ({ sentAt }) => formatDateTime(sentAt),
      cell: ({ sentAt }) => <RelativeTime at={sentAt} />,
    },
    { id: 'by', title: t('ledgers.by'), value: ({ by }) => by ?? '–' },
    {
      id: 'state',
      title: t('ledgers.state'),
      value: ({ state, rejected }) =>
        t(`ledgers.state.${state ?? (rejected === null ? 'forgotten' : 'done')}`),
    },
    count('created'),
    count('changed'),
    count('unchanged'),
    count('rejected'),
  ];
}
