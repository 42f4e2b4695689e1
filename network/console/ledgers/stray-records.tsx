import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { Failure } from '@yuheng/console/ui/states';
import { type ListedStray, straysQuery } from './ledger-queries.ts';
import styles from './ledgers-page.module.css';

/** Records that belong to no city; nothing where there are none. */
export function StrayRecords() {
  const t = useText('network');
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(straysQuery);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.count === 0) return null;
  const columns: readonly Column<ListedStray>[] = [
    {
      id: 'type',
      title: t('sharing.left-out.type'),
      value: ({ type }) => t(`sharing.left-out.type.${type}`),
    },
    { id: 'name', title: t('sharing.left-out.record'), value: ({ name }) => name ?? t('ledgers.unnamed') },
    {
      id: 'operator',
      title: t('entities.SiteDemand.attributes.operator'),
      value: ({ operator }) => operator ?? '–',
    },
    {
      id: 'place',
      title: t('entities.SiteDemand.attributes.location'),
      value: ({ place }) => (place === null ? '–' : place.map((each) => each.toFixed(5)).join(', ')),
    },
    { id: 'reason', title: t('sharing.reason'), value: ({ reason }) => t(`ledgers.strays.${reason}`) },
  ];
  const { count, strays } = data;
  return (
    <section
      id="strays"
      // It is not there yet when the page is gone to: whoever was sent here is brought to it once it is.
      ref={(section) => (window.location.hash === '#strays' ? section?.scrollIntoView() : undefined)}
      className={styles['card']}
      aria-label={t('ledgers.strays')}
      data-testid="strays"
    >
      <h2>{t('ledgers.strays')}</h2>
      <p className={styles['soft']}>
        {t('ledgers.strays.text', { count: formatNumber(count, language) })}
        {count > strays.length &&
          ` ${t('sharing.left-out.first', { count: formatNumber(strays.length, language) })}`}
      </p>
      <DataTable
        name={t('ledgers.strays')}
        rows={strays}
        columns={columns}
        rowKey={({ id }) => id}
        rowTestId="stray-row"
      />
    </section>
  );
}
