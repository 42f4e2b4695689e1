import { Link } from '@tanstack/react-router';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { LeftOutFacts } from './left-out-facts.tsx';
import type { ListProps } from './plan-parts.tsx';
import styles from './plan-view.module.css';
import type { OpenedPlan } from './sharing-queries.ts';
import { useReasonWords } from './use-reason-words.ts';

type Known = NonNullable<OpenedPlan['leftOut']>;
type Record = Known['records'][number];

/** Records of all types together. */
export function leftOutCount({ counts }: Known): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}

/** Records of the city that the plan could not reckon with, with the reason; a row opens to what is on record of it. */
export function LeftOutTable({
  leftOut,
  names,
  shown,
  onShow,
}: ListProps & { readonly leftOut: OpenedPlan['leftOut'] }) {
  const t = useText('network');
  const { language } = useLanguage();
  const words = useReasonWords(names);
  if (leftOut === null) return <p className={styles['soft']}>{t('sharing.left-out.unknown')}</p>;
  const { settled, strays, records } = leftOut;
  const count = leftOutCount(leftOut);
  const shownCount = (value: number) => formatNumber(value, language);
  const columns: readonly Column<Record>[] = [
    {
      id: 'type',
      title: t('sharing.left-out.type'),
      value: ({ type }) => t(`sharing.left-out.type.${type}`),
    },
    {
      id: 'name',
      title: t('sharing.left-out.record'),
      value: ({ id, name }) => name ?? names.nameOf(id) ?? t('sharing.unnamed'),
    },
    {
      id: 'operator',
      title: t('entities.SiteDemand.attributes.operator'),
      value: ({ operator }) => operator,
    },
    { id: 'reason', title: t('sharing.reason'), value: (record) => words.leftOut(record) },
  ];
  const open = records.find(({ id }) => id === shown);
  const keyOf = ({ id, reason }: Record) =>
    `${id} ${reason.code} ${'attribute' in reason ? reason.attribute : ''}`;
  return (
    <>
      <p className={styles['soft']}>
        {count === 0 ? t('sharing.left-out.none') : t('sharing.left-out.words', { count: shownCount(count) })}
        {settled > 0 && ` ${t('sharing.left-out.settled', { count: shownCount(settled) })}`}
        {count > new Set(records.map(({ id }) => id)).size &&
          ` ${t('sharing.left-out.first', { count: shownCount(records.length) })}`}
      </p>
      {strays > 0 && (
        <p className={styles['soft']} data-testid="plan-strays">
          {t('sharing.left-out.strays', { count: shownCount(strays) })}{' '}
          <Link to={'/network/ledgers' as never} hash="strays">
            {t('sharing.left-out.strays.open')}
          </Link>
        </p>
      )}
      {records.length > 0 && (
        <DataTable
          name={t('sharing.part.left-out')}
          rows={records}
          columns={columns}
          rowKey={keyOf}
          rowTestId="left-out-row"
          onOpen={({ id }) => onShow(id)}
          opened={open === undefined ? null : { key: keyOf(open), content: <LeftOutFacts record={open} /> }}
        />
      )}
    </>
  );
}
