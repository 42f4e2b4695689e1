import { useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import type { ListProps } from './plan-parts.tsx';
import styles from './plan-view.module.css';
import { RefusalList } from './refusal-list.tsx';
import type { ComputedPlan } from './sharing-queries.ts';
import { useReasonWords } from './use-reason-words.ts';

type Unserved = ComputedPlan['unserved'][number];

/** Demands that nobody can serve, with the reason; a row opens to each candidate near it. */
export function UnservedTable({ plan, names, shown, onShow }: ListProps) {
  const t = useText('network');
  const words = useReasonWords(names);
  const columns: readonly Column<Unserved>[] = [
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
    { id: 'reason', title: t('sharing.reason'), value: ({ reason }) => words.unserved(reason) },
  ];
  if (plan.unserved.length === 0) return <p className={styles['soft']}>{t('sharing.served.all')}</p>;
  const open = plan.unserved.find(({ demand }) => demand === shown);
  return (
    <DataTable
      name={t('sharing.part.unserved')}
      rows={plan.unserved}
      columns={columns}
      rowKey={({ demand }) => demand}
      rowTestId="unserved-row"
      onOpen={({ demand }) => onShow(demand)}
      opened={
        open === undefined
          ? null
          : {
              key: open.demand,
              content: <RefusalList refusals={open.refusals} names={names} onShow={onShow} />,
            }
      }
    />
  );
}
