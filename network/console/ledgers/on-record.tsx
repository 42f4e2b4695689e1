import { useQuery } from '@tanstack/react-query';
import { useSynthetic } from '@yuheng/console/data/page-state';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { DataTable } from '@yuheng/console/ui/data-table';
import { Select } from '@yuheng/console/ui/select';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { useCities } from '../indoor/use-cities.ts';
import { RecordFiles } from '../record-files.tsx';
import { CountedRows } from './counted-rows.tsx';
import { countsQuery, demandsQuery } from './ledger-queries.ts';
import styles from './ledgers-page.module.css';
import { useDemandColumns } from './use-demand-columns.ts';

/** What is on record of each kind, and the demands themselves. */
export function OnRecord() {
  const t = useText('network');
  const { query, set } = usePlace();
  const city = query['city'];
  const cities = useCities();
  const counts = useQuery(countsQuery);
  const { data, error, refetch } = useQuery(demandsQuery(city));
  useSynthetic((data ?? []).some(({ synthetic }) => synthetic));
  const columns = useDemandColumns();
  return (
    <section className={styles['card']} aria-label={t('ledgers.record')}>
      <h2>{t('ledgers.record')}</h2>
      {counts.error !== null && <Failure error={counts.error} onRetry={() => void counts.refetch()} />}
      <CountedRows
        counts={(counts.data?.ledgers ?? []).map(({ kind, records }) => ({
          id: kind,
          title: t(`ledgers.kind.${kind}`),
          count: records,
        }))}
      />
      <div className={styles['top']}>
        <h3>{t('ledgers.kind.demands')}</h3>
        <Select
          label={t('indoor.city')}
          labelHidden
          value={city ?? ''}
          choices={[{ value: '', text: t('indoor.city.all') }, ...cities]}
          onChange={(value) => set({ city: value === '' ? undefined : value })}
        />
      </div>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={6} />}
      {data?.length === 0 && (
        <Empty title={t('ledgers.record.none')}>
          <p>{t(city === undefined ? 'ledgers.record.none.text' : 'ledgers.record.none.city')}</p>
        </Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <>
          <DataTable
            name={t('ledgers.kind.demands')}
            rows={data}
            columns={columns}
            rowKey={({ id }) => id}
            rowTestId="demand-row"
          />
          <RecordFiles kind="SiteDemand" city={city} />
        </>
      )}
    </section>
  );
}
