import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { LeftOutFacts } from './left-out-facts.tsx';
import type { ListProps } from './plan-parts.tsx';
import styles from './plan-view.module.css';
import type { OpenedPlan } from './sharing-queries.ts';

type Known = NonNullable<OpenedPlan['leftOut']>;
type Demand = Known['demands'][number];

/** Demands on record that the plan did not consider, with what is missing; a row opens to what is on record of it. */
export function LeftOutTable({
  leftOut,
  names,
  shown,
  onShow,
}: ListProps & { readonly leftOut: OpenedPlan['leftOut'] }) {
  const t = useText('network');
  const { language } = useLanguage();
  if (leftOut === null) return <p className={styles['soft']}>{t('sharing.left-out.unknown')}</p>;
  const { count, settled, demands } = leftOut;
  const columns: readonly Column<Demand>[] = [
    {
      id: 'name',
      title: t('entities.SiteDemand.title'),
      value: ({ demand, name }) => name ?? names.nameOf(demand) ?? t('sharing.unnamed'),
    },
    {
      id: 'operator',
      title: t('entities.SiteDemand.attributes.operator'),
      value: ({ operator }) => operator,
    },
    { id: 'reason', title: t('sharing.reason'), value: ({ reason }) => t(`sharing.left-out.${reason.code}`) },
  ];
  const open = demands.find(({ demand }) => demand === shown);
  return (
    <>
      <p className={styles['soft']}>
        {count === 0
          ? t('sharing.left-out.none')
          : t('sharing.left-out.words', {
              count: formatNumber(count, language),
              settled: formatNumber(settled, language),
            })}
        {count > demands.length &&
          ` ${t('sharing.left-out.first', { count: formatNumber(demands.length, language) })}`}
      </p>
      {demands.length > 0 && (
        <DataTable
          name={t('sharing.part.left-out')}
          rows={demands}
          columns={columns}
          rowKey={({ demand }) => demand}
          rowTestId="left-out-row"
          onOpen={({ demand }) => onShow(demand)}
          opened={open === undefined ? null : { key: open.demand, content: <LeftOutFacts demand={open} /> }}
        />
      )}
    </>
  );
}
