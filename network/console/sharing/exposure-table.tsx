import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { percent } from './percent.ts';
import type { ListProps } from './plan-parts.tsx';
import styles from './plan-view.module.css';
import type { ComputedPlan } from './sharing-queries.ts';

type Exposure = ComputedPlan['exposure'][number];

/** Schools and hospitals near the sites of a plan, the most exposed first. */
export function ExposureTable({ plan, onShow, siteShare }: ListProps & { readonly siteShare: number }) {
  const t = useText('network');
  const { language } = useLanguage();
  const columns: readonly Column<Exposure>[] = [
    { id: 'name', title: t('sharing.sensitive'), value: ({ name }) => name ?? t('sharing.unnamed') },
    {
      id: 'site',
      title: t('sharing.exposure.site'),
      numeric: true,
      value: ({ siteRatio }) => siteRatio,
      cell: ({ siteRatio }) => percent(siteRatio, language, 2),
    },
    {
      id: 'all',
      title: t('sharing.exposure.all'),
      numeric: true,
      value: ({ ratio }) => ratio,
      cell: ({ ratio }) => percent(ratio, language, 2),
    },
  ];
  if (plan.exposure.length === 0) return <p className={styles['soft']}>{t('sharing.exposure.none')}</p>;
  return (
    <>
      <p className={styles['soft']}>
        {t('sharing.exposure.note', { share: percent(siteShare, language, 0) })}
      </p>
      <DataTable
        name={t('sharing.part.exposure')}
        rows={plan.exposure}
        columns={columns}
        rowKey={({ sensitive }) => sensitive}
        rowTestId="exposure-row"
        onOpen={({ sensitive }) => onShow(sensitive)}
      />
    </>
  );
}
