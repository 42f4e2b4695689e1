import { useQuery } from '@tanstack/react-query';
import { useSynthetic } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { Select } from '@yuheng/console/ui/select';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { RecordFiles } from '../record-files.tsx';
import styles from './indoor-page.module.css';
import { type ListedSystem, systemsQuery } from './indoor-queries.ts';
import { useCities } from './use-cities.ts';

/** All indoor systems, or those of one city. */
export function IndoorList() {
  const t = useText('network');
  const { language } = useLanguage();
  const { query, set } = usePlace();
  const city = query['city'];
  const cities = useCities();
  const may = useMay();
  const { data, error, isPending, refetch } = useQuery(systemsQuery(city));
  useSynthetic((data ?? []).some(({ synthetic }) => synthetic));
  const columns = useColumns();
  const create = (
    <Button look="strong" onClick={() => set({ system: 'new' })} data-testid="indoor-new">
      {t('indoor.new')}
    </Button>
  );
  return (
    <>
      <header className={styles['top']}>
        <Select
          label={t('indoor.city')}
          value={city ?? ''}
          choices={[{ value: '', text: t('indoor.city.all') }, ...cities]}
          onChange={(value) => set({ city: value === '' ? undefined : value })}
        />
        {may && data !== undefined && data.length > 0 && create}
      </header>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton lines={6} />}
      {data?.length === 0 && (
        <Empty title={t('indoor.empty')}>
          <p>{t('indoor.empty.text')}</p>
          {may && create}
        </Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <>
          <p className={styles['soft']} data-testid="indoor-designed">
            {t('indoor.design.count', {
              designed: formatNumber(data.filter(({ designed }) => designed).length, language),
              count: formatNumber(data.length, language),
            })}
          </p>
          <DataTable
            name={t('pages.indoor')}
            rows={data}
            columns={columns}
            rowKey={({ id }) => id}
            rowTestId="indoor-row"
            onOpen={({ id }) => set({ system: id })}
          />
          <RecordFiles kind="IndoorSystem" city={city} />
        </>
      )}
    </>
  );
}

function useColumns(): readonly Column<ListedSystem>[] {
  const t = useText('network');
  const { language } = useLanguage();
  const title = (attribute: string) => t(`entities.IndoorSystem.attributes.${attribute}`);
  const word = (attribute: 'venue' | 'builder' | 'status') => (row: ListedSystem) => {
    const value = row[attribute];
    return value === null ? null : t(`entities.IndoorSystem.values.${attribute}.${value}`);
  };
  const count = (attribute: 'floors' | 'area') => (row: ListedSystem) =>
    row[attribute] === null ? '–' : formatNumber(row[attribute], language);
  return [
    { id: 'name', title: title('name'), value: ({ name, id }) => name ?? id },
    { id: 'venue', title: title('venue'), value: word('venue') },
    {
      id: 'key',
      title: title('keyBuilding'),
      value: ({ keyBuilding }) => t(keyBuilding ? 'indoor.yes' : 'indoor.no'),
    },
    { id: 'builder', title: title('builder'), value: word('builder') },
    { id: 'status', title: title('status'), value: word('status') },
    {
      id: 'floors',
      title: title('floors'),
      value: ({ floors }) => floors,
      cell: count('floors'),
      numeric: true,
    },
    {
      id: 'area',
      title: t('indoor.area.heading'),
      value: ({ area }) => area,
      cell: count('area'),
      numeric: true,
    },
    {
      id: 'design',
      title: t('indoor.design'),
      value: ({ designed }) => t(designed ? 'indoor.design.drawn' : 'indoor.design.none'),
    },
  ];
}
