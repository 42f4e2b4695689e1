import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import type { ListProps } from './plan-parts.tsx';
import type { ComputedPlan } from './sharing-queries.ts';
import { SiteTenants } from './site-tenants.tsx';
import { useMoney } from './use-money.ts';

type Site = ComputedPlan['sites'][number];

/** The sites of a plan: what stands already comes first. */
export function SiteTable({ plan, names, shown, onShow }: ListProps) {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const columns: readonly Column<Site>[] = [
    {
      id: 'name',
      title: t('sharing.site'),
      value: ({ candidate, name }) => name ?? names.nameOf(candidate) ?? t('sharing.unnamed'),
    },
    {
      id: 'kind',
      title: t('entities.CandidateSite.attributes.kind'),
      value: ({ kind }) => t(`entities.CandidateSite.values.kind.${kind}`),
    },
    {
      id: 'construction',
      title: t('entities.SiteProject.attributes.construction'),
      value: ({ construction }) => t(`entities.SiteProject.values.construction.${construction}`),
    },
    {
      id: 'tenants',
      title: t('sharing.tenants'),
      value: ({ tenants }) => tenants.map(({ operator }) => operator).join(t('sharing.list.between')),
    },
    {
      id: 'demands',
      title: t('sharing.site.demands'),
      numeric: true,
      value: ({ tenants }) => tenants.reduce((sum, { demands }) => sum + demands.length, 0),
      cell: ({ tenants }) =>
        formatNumber(
          tenants.reduce((sum, { demands }) => sum + demands.length, 0),
          language,
        ),
    },
    {
      id: 'cost',
      title: t('sharing.cost'),
      numeric: true,
      value: ({ cost }) => cost,
      cell: ({ cost }) => money.text(cost),
    },
  ];
  const order = ['existing', 'resource', 'newBuild'];
  const rows = plan.sites.toSorted(
    (a, b) => order.indexOf(a.construction) - order.indexOf(b.construction) || b.cost - a.cost,
  );
  const open = rows.find(({ candidate }) => candidate === shown);
  return (
    <DataTable
      name={t('sharing.part.sites')}
      rows={rows}
      columns={columns}
      rowKey={({ candidate }) => candidate}
      rowTestId="plan-site-row"
      onOpen={({ candidate }) => onShow(candidate)}
      opened={
        open === undefined
          ? null
          : { key: open.candidate, content: <SiteTenants site={open} names={names} onShow={onShow} /> }
      }
    />
  );
}
